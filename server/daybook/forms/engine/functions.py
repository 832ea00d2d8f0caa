"""The functions of expressions that ask for nothing but the values of their arguments."""

import math
import re
from collections.abc import Callable
from typing import Any

from daybook.forms.engine.values import (
    NUMBERS,
    Nodes,
    date_of,
    to_boolean,
    to_number,
    to_string,
    words,
    written,
)


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
    """The day by the clock that the value was written with."""
    return written(to_string(value))[:10] or date_of(to_number(value))


def _join(separator: Any, *values: Any) -> str:
    return to_string(separator).join(to_string(node) for value in values for node in _nodes(value))


FUNCTIONS: dict[str, Callable[..., Any]] = {
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
}
