"""Expressions as XLSForm writes them (ODK XPath), parsed into expression trees."""

import re
from typing import Any, ClassVar

from elementpath import XPath1Parser
from elementpath.exceptions import ElementPathError
from elementpath.tdop import Parser
from elementpath.xpath_tokens import XPathToken

from daybook.forms.compiled import RULE_SOURCES, SOURCES, Expr
from daybook.forms.errors import ExpressionError

MAX_LENGTH = 4000
MAX_DEPTH = 40

FUNCTIONS: dict[str, tuple[int, int | None]] = {
    "abs": (1, 1),
    "boolean": (1, 1),
    "ceiling": (1, 1),
    "choice-name": (2, 2),
    "coalesce": (1, None),
    "concat": (1, None),
    "contains": (2, 2),
    "count": (1, 1),
    "count-non-empty": (1, 1),
    "count-selected": (1, 1),
    "date": (1, 1),
    "ends-with": (2, 2),
    "false": (0, 0),
    "floor": (1, 1),
    "format-date": (2, 2),
    "if": (3, 3),
    "instance": (1, 1),
    "int": (1, 1),
    "join": (2, None),
    "max": (1, None),
    "min": (1, None),
    "not": (1, 1),
    "now": (0, 0),
    "number": (1, 1),
    "once": (1, 1),
    "position": (1, 1),
    "pulldata": (4, 4),
    "regex": (2, 2),
    "round": (1, 2),
    "selected": (2, 2),
    "selected-at": (2, 2),
    "starts-with": (2, 2),
    "string": (1, 1),
    "string-length": (1, 1),
    "substr": (2, 3),
    "sum": (1, 1),
    "today": (0, 0),
    "true": (0, 0),
}
"""Supported functions and how many arguments they take (None: any number)."""

_OPERATORS = {"+", "-", "*", "div", "mod", "=", "!=", "<", "<=", ">", ">=", "and", "or"}
_PIECE = re.compile(
    r"""'[^']*'|"[^"]*"|\$\{\s*(last-saved\#)?([^}\s]+)\s*\}|\$|jr:choice-name(?=\s*\()""",
)
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_REFERENCE = re.compile(r"\s*\$\{\s*([^}\s]+)\s*\}\s*")
_LAST = "__last-saved__"

_PORTABLE_REGEX = re.compile(
    r"(?:[^\\(]|\((?!\?)|\(\?[:=!]|\\[dDwWsS.\\^$*+?()\[\]{}|/nrt]|\\-(?=[^\[]*\]))*"
)
_NESTED_REPETITION = re.compile(r"\([^()]*[*+{][^()]*\)[*+{]")


class _OdkParser(XPath1Parser):
    """XPath 1.0 with the functions of ODK; `instance()` may start a path."""

    PATH_STEP_SYMBOLS: ClassVar[set[str]] = {*XPath1Parser.PATH_STEP_SYMBOLS, "instance"}

    def parse(self, source: str) -> XPathToken:
        """The tree alone: XPath1Parser would also evaluate it."""
        if self.tokenizer is None:
            self.tokenizer = self.create_tokenizer(self.symbol_table)
        return Parser.parse(self, source)


for _name, _count in FUNCTIONS.items():
    _OdkParser.symbol_table.pop(_name, None)
    _OdkParser.function(_name, nargs=_count[0] if _count[0] == _count[1] else _count)
_OdkParser.build()


def parse(source: str) -> Expr:
    """The tree of an expression; raises `ExpressionError` with a sentence.

    `${name}` becomes `["ref", name]`, `${last-saved#name}` `["last", name]`, `.` `["self"]`, and a
    bare name (in a choice filter) `["column", name]`.
    """
    if len(source) > MAX_LENGTH:
        raise ExpressionError(f"The expression is longer than {MAX_LENGTH} characters.")
    text = _with_variables(source)
    try:
        token = _OdkParser().parse(text)
    except (ElementPathError, RecursionError, ValueError) as error:
        raise ExpressionError(_sentence(source, str(error))) from error
    return _tree(token, 0)


def _with_variables(source: str) -> str:
    def replace(match: re.Match[str]) -> str:
        piece, last, name = match[0], match[1], match[2]
        if name is None:
            if piece == "$":
                raise ExpressionError("A question is written ${name}; a lone $ means nothing.")
            return "choice-name" if piece.startswith("jr:") else piece
        if not _NAME.fullmatch(name):
            raise ExpressionError(f"“{name}” cannot be the name of a question.")
        return f"${_LAST}{name} " if last else f"${name} "

    return _PIECE.sub(replace, source).strip()


def _sentence(source: str, detail: str) -> str:
    unknown = re.search(r"unknown function '([^']+)'", detail)
    if unknown:
        return f"The function {unknown[1].removeprefix('fn:')}() is not supported."
    wrong = re.search(r"'fn:([^']+)' function: (Too (?:few|many) arguments)", detail)
    if wrong:
        return f"{wrong[2]} for {wrong[1]}()."
    return f"“{source}” is not an expression: {detail.rpartition('] ')[2]}."


def _tree(token: XPathToken, depth: int) -> Expr:
    if depth > MAX_DEPTH:
        raise ExpressionError(f"The expression is nested deeper than {MAX_DEPTH} levels.")
    symbol = token.symbol
    items = [item for item in token if isinstance(item, XPathToken)] if len(token) else []
    if symbol in ("(integer)", "(decimal)", "(float)"):
        return _number(token.value)
    if symbol == "(string)":
        return str(token.value)
    if symbol == "$":
        name = str(token.value)
        return ["last", name.removeprefix(_LAST)] if name.startswith(_LAST) else ["ref", name]
    if symbol == ".":
        return ["self"]
    if symbol == "(name)":
        return ["column", str(token.value)]
    if symbol == "(" and len(items) == 1:
        return _tree(items[0], depth)
    if symbol == "/":
        return _item(token, depth)
    if symbol in _OPERATORS and token.label == "operator":
        return _operator(symbol, items, depth)
    if symbol in FUNCTIONS:
        return _function(symbol, items, depth)
    raise ExpressionError(f"“{symbol}” is not supported in expressions.")


def _number(value: Any) -> int | float:
    number = float(value)
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def _operator(symbol: str, items: list[XPathToken], depth: int) -> Expr:
    arguments = [_tree(item, depth + 1) for item in items]
    if len(arguments) == 2:
        return [symbol, *arguments]
    (only,) = arguments
    if symbol == "+":
        return ["number", only]
    if isinstance(only, int | float) and not isinstance(only, bool):
        return -only
    return ["-", 0, only]


def _function(name: str, items: list[XPathToken], depth: int) -> Expr:
    if name == "true" or name == "false":
        return name == "true"
    if name == "position":
        if items[0].symbol != "..":
            raise ExpressionError("position() is supported as position(..) only.")
        return ["position"]
    if name == "instance":
        raise ExpressionError(_ITEM_SENTENCE)
    arguments = [_tree(item, depth + 1) for item in items]
    if name == "choice-name":
        return [name, arguments[0], _choice_question(arguments[1])]
    if name == "pulldata":
        return _pulldata(arguments)
    if name == "regex":
        _check_pattern(arguments[1])
    return [name, *arguments]


def _choice_question(argument: Expr) -> str:
    match = _REFERENCE.fullmatch(argument) if isinstance(argument, str) else None
    if not match:
        raise ExpressionError("The second part of jr:choice-name() is a quoted '${name}'.")
    return match[1]


_ITEM_SENTENCE = (
    "A list is read as instance('classes')/root/item[name = ${question}]/column, nothing else."
)


def _item(token: XPathToken, depth: int) -> Expr:
    """`instance('list')/root/item[name = key]/column`, the one path that is supported."""
    try:
        rows, column = token
        root, item = rows
        instance, top = root
        step, condition = item
        name, key = condition
        symbols = (instance.symbol, item.symbol, condition.symbol)
        words = (top.value, step.value, name.value)
    except (TypeError, ValueError, AttributeError):
        raise ExpressionError(_ITEM_SENTENCE) from None
    if symbols != ("instance", "[", "=") or words != ("root", "item", "name"):
        raise ExpressionError(_ITEM_SENTENCE)
    if column.symbol != "(name)":
        raise ExpressionError(_ITEM_SENTENCE)
    source = str(instance[0].value)
    return ["item", _source(source), _tree(key, depth + 1), str(column.value)]


def _pulldata(arguments: list[Expr]) -> Expr:
    source, column, key_column, key = arguments
    if not isinstance(source, str) or not isinstance(column, str) or key_column != "name":
        raise ExpressionError("pulldata() is supported as pulldata('list', 'column', 'name', …).")
    return ["item", _source(source), key, column]


def _source(source: str) -> str:
    if source not in (*SOURCES, *RULE_SOURCES):
        raise ExpressionError(f"There is no list “{source}”.")
    return source


def _check_pattern(pattern: Expr) -> None:
    if not isinstance(pattern, str):
        raise ExpressionError("The pattern of regex() is written in quotes.")
    if not _PORTABLE_REGEX.fullmatch(pattern):
        raise ExpressionError(f"The pattern “{pattern}” uses signs that phones do not share.")
    if _NESTED_REPETITION.search(pattern):
        raise ExpressionError(f"The pattern “{pattern}” repeats a repetition, which can hang.")
    try:
        re.compile(pattern, re.ASCII)
    except re.error as error:
        raise ExpressionError(f"“{pattern}” is not a pattern: {error}.") from error
