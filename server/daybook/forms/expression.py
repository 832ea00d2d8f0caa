"""Expression trees as functions; the twin of the page's `forms/expression.ts`."""

import math
import re
from collections.abc import Callable
from typing import Any, Protocol

from daybook.forms.compiled import Expr, FormContext
from daybook.forms.values import (
    DAY_MS,
    NUMBERS,
    Nodes,
    date_of,
    moment_text,
    to_boolean,
    to_number,
    to_string,
    words,
)


class Scope(Protocol):
    """Where an expression stands: what its names mean."""

    context: FormContext
    position: int
    """The row of the repeat, counted from 1."""

    @property
    def own(self) -> Any:
        """The answer to the question the expression belongs to."""

    def answer(self, name: str) -> Any:
        """The answer to a question in reach; "" when it is not asked."""
        ...

    def rows(self, repeat: str, name: str | None) -> Nodes:
        """The answers to a question in every row, or the rows."""
        ...

    def last(self, name: str) -> Any:
        """The answer of the earlier record."""
        ...

    def column(self, name: str) -> Any:
        """A column of the choice under test."""
        ...

    def choice_name(self, name: str, value: str) -> str:
        """What a choice of a question is called."""
        ...


Rule = Callable[[Scope], Any]
"""An expression as a function: its value in a scope."""


def compiled(expr: Expr) -> Rule:
    """`expr` as a function; its value is a string, number, boolean, list of answers or `Nodes`."""
    if not isinstance(expr, list):
        return lambda _: expr
    op, *arguments = expr
    own_way = _LAZY.get(str(op))
    return own_way(arguments) if own_way else _applied(_EAGER[str(op)], arguments)


def _applied(function: Callable[..., Any], arguments: list[Expr]) -> Rule:
    """A call of `function` with the values of its arguments."""
    rules = [compiled(argument) for argument in arguments]
    if len(rules) == 1:
        only = rules[0]
        return lambda scope: function(only(scope))
    if len(rules) == 2:
        one, other = rules
        return lambda scope: function(one(scope), other(scope))
    return lambda scope: function(*[rule(scope) for rule in rules])


def _and(arguments: list[Expr]) -> Rule:
    one, other = map(compiled, arguments)
    return lambda scope: to_boolean(one(scope)) and to_boolean(other(scope))


def _or(arguments: list[Expr]) -> Rule:
    one, other = map(compiled, arguments)
    return lambda scope: to_boolean(one(scope)) or to_boolean(other(scope))


def _if(arguments: list[Expr]) -> Rule:
    test, then, otherwise = map(compiled, arguments)
    return lambda scope: then(scope) if to_boolean(test(scope)) else otherwise(scope)


def _coalesce(arguments: list[Expr]) -> Rule:
    rules = [compiled(argument) for argument in arguments]

    def first(scope: Scope) -> Any:
        value: Any = ""
        for rule in rules:
            value = rule(scope)
            if to_string(value) != "":
                return value
        return value

    return first


def _once(arguments: list[Expr]) -> Rule:
    rule = compiled(arguments[0])
    return lambda scope: rule(scope) if to_string(scope.own) == "" else scope.own


def _item(arguments: list[Expr]) -> Rule:
    source, column, rule = str(arguments[0]), str(arguments[2]), compiled(arguments[1])

    def cell(scope: Scope) -> Any:
        value = to_string(rule(scope))
        for item in scope.context.items(source):
            if item["value"] == value:
                return item.get("columns", {}).get(column, "")
        return ""

    return cell


def _named(read: Callable[[Scope, str], Any]) -> Callable[[list[Expr]], Rule]:
    """An operator on the name that is its only argument."""

    def made(arguments: list[Expr]) -> Rule:
        name = str(arguments[0])
        return lambda scope: read(scope, name)

    return made


def _rows(arguments: list[Expr]) -> Rule:
    repeat, name = str(arguments[0]), str(arguments[1]) if len(arguments) > 1 else None
    return lambda scope: scope.rows(repeat, name)


def _choice_name(arguments: list[Expr]) -> Rule:
    rule, name = compiled(arguments[0]), str(arguments[1])
    return lambda scope: scope.choice_name(name, to_string(rule(scope)))


_LAZY: dict[str, Callable[[list[Expr]], Rule]] = {
    "and": _and,
    "or": _or,
    "if": _if,
    "coalesce": _coalesce,
    "once": _once,
    "ref": _named(lambda scope, name: scope.answer(name)),
    "rows": _rows,
    "self": lambda _: lambda scope: scope.own,
    "last": _named(lambda scope, name: scope.last(name)),
    "column": _named(lambda scope, name: scope.column(name)),
    "item": _item,
    "choice-name": _choice_name,
    "position": lambda _: lambda scope: scope.position,
    "today": lambda _: lambda scope: scope.context.today,
    "now": lambda _: lambda scope: moment_text(scope.context.now),
}


def _nodes(value: Any) -> list[Any]:
    return value if isinstance(value, Nodes) else [value]


def _equal(a: Any, b: Any) -> bool:
    if type(a) is str and type(b) is str:
        return a == b
    if isinstance(a, Nodes) or isinstance(b, Nodes):
        return any(_equal(x, y) for x in _nodes(a) for y in _nodes(b))
    if isinstance(a, bool) or isinstance(b, bool):
        return to_boolean(a) == to_boolean(b)
    if isinstance(a, NUMBERS) or isinstance(b, NUMBERS):
        return to_number(a) == to_number(b)
    return to_string(a) == to_string(b)


def _differ(a: Any, b: Any) -> bool:
    if isinstance(a, Nodes) or isinstance(b, Nodes):
        return any(_differ(x, y) for x in _nodes(a) for y in _nodes(b))
    return not _equal(a, b)


def _ordered(holds: Callable[[float, float], bool]) -> Callable[[Any, Any], bool]:
    return lambda a, b: any(holds(to_number(x), to_number(y)) for x in _nodes(a) for y in _nodes(b))


def _divide(a: float, b: float) -> float:
    if b == 0:
        if a == 0 or math.isnan(a):
            return math.nan
        return math.copysign(math.inf, a) * math.copysign(1, b)
    return a / b


def _remainder(a: float, b: float) -> float:
    return math.nan if b == 0 or math.isinf(a) else math.fmod(a, b)


def _whole(number: float, rounded: Callable[[float], int]) -> float:
    return float(rounded(number)) if math.isfinite(number) else number


def _round(value: Any, digits: Any = 0) -> float:
    places = to_number(digits)
    if math.isnan(places):
        return math.nan
    power = max(-15, min(15, math.trunc(places) if math.isfinite(places) else 0))
    factor = float(f"1e{abs(power)}")
    number = to_number(value)
    scaled = number * factor if power >= 0 else number / factor
    whole = _whole(scaled + 0.5, math.floor)
    return whole / factor if power >= 0 else whole * factor


def _least(*values: Any) -> float:
    numbers = [to_number(node) for value in values for node in _nodes(value)]
    return math.nan if not numbers or any(map(math.isnan, numbers)) else min(numbers)


def _greatest(*values: Any) -> float:
    numbers = [to_number(node) for value in values for node in _nodes(value)]
    return math.nan if not numbers or any(map(math.isnan, numbers)) else max(numbers)


def _sum(value: Any) -> float:
    total = 0.0
    for node in _nodes(value):
        total += to_number(node)
    return total


def _selected_at(value: Any, index: Any) -> str:
    chosen = words(value)
    at = to_number(index)
    return chosen[int(at)] if 0 <= at < len(chosen) else ""


def _substr(value: Any, start: Any, end: Any = math.inf) -> str:
    text = to_string(value)

    def place(of: Any) -> int:
        number = to_number(of)
        if math.isnan(number):
            return 0
        bounded = int(max(-len(text), min(len(text), number)))
        return bounded + len(text) if bounded < 0 else bounded

    return text[place(start) : place(end)]


def _regex(value: Any, pattern: Any) -> bool:
    return re.fullmatch(to_string(pattern), to_string(value), re.ASCII) is not None


def _date(value: Any) -> str:
    number = to_number(value)
    return "" if math.isnan(number) else date_of(number)


_FORMATS: dict[str, Callable[[str], str]] = {
    "Y": lambda t: t[:4],
    "y": lambda t: t[2:4],
    "m": lambda t: t[5:7],
    "n": lambda t: str(int(t[5:7])),
    "d": lambda t: t[8:10],
    "e": lambda t: str(int(t[8:10])),
    "H": lambda t: t[11:13],
    "h": lambda t: str(int(t[11:13])),
    "M": lambda t: t[14:16],
    "S": lambda t: t[17:19],
}


def _format_date(value: Any, pattern: Any) -> str:
    number = to_number(value)
    if math.isnan(number) or not date_of(number):
        return ""
    text = moment_text(math.floor(number * DAY_MS + 0.5))
    return re.sub("%([YymndeHhMS])", lambda match: _FORMATS[match[1]](text), to_string(pattern))


def _join(separator: Any, *values: Any) -> str:
    return to_string(separator).join(to_string(node) for value in values for node in _nodes(value))


_EAGER: dict[str, Callable[..., Any]] = {
    "=": _equal,
    "!=": _differ,
    "<": _ordered(lambda a, b: a < b),
    "<=": _ordered(lambda a, b: a <= b),
    ">": _ordered(lambda a, b: a > b),
    ">=": _ordered(lambda a, b: a >= b),
    "+": lambda a, b: to_number(a) + to_number(b),
    "-": lambda a, b: to_number(a) - to_number(b),
    "*": lambda a, b: to_number(a) * to_number(b),
    "div": lambda a, b: _divide(to_number(a), to_number(b)),
    "mod": lambda a, b: _remainder(to_number(a), to_number(b)),
    "not": lambda a: not to_boolean(a),
    "boolean": to_boolean,
    "number": to_number,
    "string": to_string,
    "int": lambda a: _whole(to_number(a), math.trunc),
    "abs": lambda a: abs(to_number(a)),
    "floor": lambda a: _whole(to_number(a), math.floor),
    "ceiling": lambda a: _whole(to_number(a), math.ceil),
    "round": _round,
    "min": _least,
    "max": _greatest,
    "sum": _sum,
    "count": lambda a: len(_nodes(a)),
    "count-non-empty": lambda a: sum(to_string(node) != "" for node in _nodes(a)),
    "selected": lambda a, b: to_string(b) in words(a),
    "selected-at": _selected_at,
    "count-selected": lambda a: len(words(a)),
    "string-length": lambda a: len(to_string(a)),
    "concat": lambda *a: "".join(to_string(node) for value in a for node in _nodes(value)),
    "join": _join,
    "contains": lambda a, b: to_string(b) in to_string(a),
    "starts-with": lambda a, b: to_string(a).startswith(to_string(b)),
    "ends-with": lambda a, b: to_string(a).endswith(to_string(b)),
    "substr": _substr,
    "regex": _regex,
    "date": _date,
    "format-date": _format_date,
}

OPERATORS = frozenset(_LAZY) | frozenset(_EAGER)
"""Every operator a tree may hold."""
