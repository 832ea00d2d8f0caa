"""Expressions as XLSForm writes them (ODK XPath), parsed into expression trees."""

import re
from typing import Any, ClassVar

from elementpath import XPath1Parser
from elementpath.exceptions import ElementPathError
from elementpath.tdop import Parser
from elementpath.xpath_tokens import XPathToken

from daybook.forms.compiled import Expr
from daybook.forms.errors import ExpressionError
from daybook.forms.xlsform.paths import UP, Step, plain_path, steps
from daybook.forms.xlsform.signatures import FUNCTIONS, refusal

MAX_LENGTH = 4000
MAX_DEPTH = 40

_OPERATORS = {"+", "-", "*", "div", "mod", "=", "!=", "<", "<=", ">", ">=", "and", "or"}
_PIECE = re.compile(
    r"""'[^']*'|"[^"]*"|\$\{\s*(last-saved\#)?([^}\s]+)\s*\}|\$|jr:([\w-]+)(?=\s*\()""",
)
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_REFERENCE = re.compile(r"\s*\$\{\s*([^}\s]+)\s*\}\s*")
_LAST = "__last-saved__"

_PORTABLE_REGEX = re.compile(
    r"(?:[^\\(]|\((?!\?)|\(\?[:=!]|\\[dDwWsS.\\^$*+?()\[\]{}|/nrt]|\\-(?=[^\[]*\]))*"
)
_NESTED_REPETITION = re.compile(r"\([^()]*[*+{][^()]*\)[*+{]")


class _OdkParser(XPath1Parser):
    """XPath 1.0 with the functions of ODK; `instance()` and `current()` may start a path."""

    PATH_STEP_SYMBOLS: ClassVar[set[str]] = {
        *XPath1Parser.PATH_STEP_SYMBOLS,
        "instance",
        "current",
    }

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

    `${name}` becomes `["ref", name]`, `${last-saved#name}` `["last", name]`, `.` `["self"]`, a
    path to a question `["path", "..", name]`, and a bare name (in a choice filter or a condition)
    `["column", name]`.
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
        piece, last, name, function = match[0], match[1], match[2], match[3]
        if function:
            if function != "choice-name":
                raise ExpressionError(refusal(function))
            return function
        if name is None:
            if piece == "$":
                raise ExpressionError("A question is written ${name}; a lone $ means nothing.")
            return piece
        if not _NAME.fullmatch(name):
            raise ExpressionError(f"“{name}” cannot be the name of a question.")
        return f"${_LAST}{name} " if last else f"${name} "

    return _PIECE.sub(replace, source).strip()


def _sentence(source: str, detail: str) -> str:
    unknown = re.search(r"unknown function '([^']+)'", detail)
    if unknown:
        return refusal(unknown[1].removeprefix("fn:"))
    wrong = re.search(r"'fn:([^']+)' function: (Too (?:few|many) arguments)", detail)
    if wrong:
        return f"{wrong[2]} for {wrong[1]}()."
    return f"“{source}” is not an expression: {detail.rpartition('] ')[2]}."


def _tree(token: XPathToken, depth: int) -> Expr:
    if depth > MAX_DEPTH:
        raise ExpressionError(f"The expression is nested deeper than {MAX_DEPTH} levels.")
    symbol = token.symbol
    items = [item for item in token if isinstance(item, XPathToken)] if len(token) else []
    if symbol in _LEAVES:
        return _leaf(symbol, token.value)
    if symbol == "(" and len(items) == 1:
        return _tree(items[0], depth)
    if symbol in ("/", UP, "["):
        return _path(token, depth)
    if symbol in _OPERATORS and token.label == "operator":
        return _operator(symbol, items, depth)
    if symbol in FUNCTIONS:
        return _function(symbol, items, depth)
    if token.label == "function":
        raise ExpressionError(refusal(symbol))
    raise ExpressionError(f"“{symbol}” is not supported in expressions.")


_LEAVES = {"(integer)", "(decimal)", "(float)", "(string)", "$", ".", "(name)"}


def _leaf(symbol: str, value: Any) -> Expr:
    if symbol == "(string)":
        return str(value)
    if symbol == "$":
        name = str(value)
        return ["last", name.removeprefix(_LAST)] if name.startswith(_LAST) else ["ref", name]
    if symbol == ".":
        return ["self"]
    return ["column", str(value)] if symbol == "(name)" else _number(value)


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
        return _position(items)
    if name == "instance":
        raise ExpressionError(_ITEM_SENTENCE)
    if name == "current":
        return ["path", ".", "current()"]
    arguments = [_tree(item, depth + 1) for item in items]
    if name == "choice-name":
        return [name, arguments[0], _choice_question(arguments[1])]
    if name == "pulldata":
        return _pulldata(arguments)
    if name == "regex":
        _check_pattern(arguments[1])
    if name == "weighted-checklist" and len(arguments) % 2:
        raise ExpressionError("weighted-checklist() takes a weight for every value.")
    return [name, *arguments]


def _position(items: list[XPathToken]) -> Expr:
    """`position(..)`, the row of the repeat; `position()`, that of the list under test."""
    if not items:
        return ["item-position"]
    found = steps(items[0])
    current = ["current()"] if found[0].token.symbol == "current" else []
    path = [step.name for step in found[len(current) :]]
    if not path or set(path) != {UP}:
        raise ExpressionError("position() counts the rows of a repeat as position(..).")
    return ["position", *path[1:], *current]


def _choice_question(argument: Expr) -> str:
    match = _REFERENCE.fullmatch(argument) if isinstance(argument, str) else None
    if not match:
        raise ExpressionError("The second part of jr:choice-name() is a quoted '${name}'.")
    return match[1]


_ITEM_SENTENCE = (
    "A list is read as instance('classes')/root/item[name = ${question}]/column, nothing else."
)


def _path(token: XPathToken, depth: int) -> Expr:
    """A path to a question, or into a list."""
    first, *rest = found = steps(token)
    if first.token.symbol == "instance":
        return _items(first, rest, depth)
    if first.token.symbol == "current":
        # Inside a condition this leads from the question, as ${name} does everywhere.
        return ["path", *plain_path(rest), "current()"]
    return ["path", *plain_path(found)]


def _items(instance: Step, rest: list[Step], depth: int) -> Expr:
    """`instance('list')/root/item[condition]/column`, the one path into a list."""
    source = instance.token[0]
    names = [step.name for step in rest]
    misplaced = any(step.conditions for step in (instance, *rest[:1], *rest[2:]))
    misplaced = misplaced or source.symbol != "(string)"
    if misplaced or names[:2] != ["root", "item"] or len(names) not in (2, 3) or not all(names):
        raise ExpressionError(_ITEM_SENTENCE)
    column = names[2] if len(names) == 3 else ""
    conditions = [_tree(condition, depth + 1) for condition in rest[1].conditions]
    match conditions:
        case [["=", ["column", "name"], key]] if column and not _reads_item(key):
            return ["item", str(source.value), key, column]
    return ["items", str(source.value), column, *conditions]


def _reads_item(expr: Expr) -> bool:
    """Whether an expression asks for something of the item under test."""
    if not isinstance(expr, list) or expr[0] == "items":
        return False
    return expr[0] in ("column", "item-position") or any(map(_reads_item, expr[1:]))


def _pulldata(arguments: list[Expr]) -> Expr:
    source, column, key_column, key = *arguments[:3], _from_question(arguments[3])
    words = (source, column, key_column)
    if not all(isinstance(word, str) for word in words):
        raise ExpressionError("pulldata() is supported as pulldata('list', 'column', 'name', …).")
    if key_column == "name":
        return ["item", source, key, column]
    return ["string", ["items", source, column, ["=", ["column", key_column], key]]]


def _from_question(expr: Expr) -> Expr:
    """An expression whose paths lead from the question, even if it becomes a condition."""
    if not isinstance(expr, list):
        return expr
    if expr[0] == "self":
        return ["path", ".", "current()"]
    if expr[0] in ("path", "position"):
        return expr if expr[-1] == "current()" else [*expr, "current()"]
    return [expr[0], *map(_from_question, expr[1:])]


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
