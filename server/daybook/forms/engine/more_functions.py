"""The rarely used functions; the twin of the page's `forms/more-functions.ts`."""

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from daybook.forms.engine.values import (
    DAY_MS,
    NUMBERS,
    Nodes,
    clock_days,
    date_of,
    is_empty,
    moment,
    moment_text,
    to_boolean,
    to_number,
    to_string,
    words,
)

MOST_SIGNS = 200
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _real(function: Callable[[float], float], beyond: float = math.nan) -> Callable[[Any], float]:
    """A function of one number; NaN where it has no value, `beyond` where that is too large."""

    def value(argument: Any) -> float:
        try:
            return function(to_number(argument))
        except ValueError:
            return math.nan
        except OverflowError:
            return beyond

    return value


def _logarithm(function: Callable[[float], float]) -> Callable[[Any], float]:
    real = _real(function)
    return lambda argument: -math.inf if to_number(argument) == 0 else real(argument)


def _power(base: Any, exponent: Any) -> float:
    number, power = to_number(base), to_number(exponent)
    if math.isnan(power) or (abs(number) == 1 and math.isinf(power)):
        return math.nan
    odd = power.is_integer() and power % 2 == 1
    sign = -1 if odd and math.copysign(1, number) < 0 else 1
    if number == 0 and power < 0:
        return sign * math.inf
    try:
        return math.pow(number, power)
    except ValueError:
        return math.nan
    except OverflowError:
        return sign * math.inf


def _translate(value: Any, old: Any, new: Any) -> str:
    signs = to_string(new)
    table: dict[str, str] = {}
    for place, sign in enumerate(to_string(old)):
        table.setdefault(sign, signs[place] if place < len(signs) else "")
    return "".join(table.get(sign, sign) for sign in to_string(value))


def _before(value: Any, mark: Any) -> str:
    head, found, _tail = _parted(value, mark)
    return head if found else ""


def _after(value: Any, mark: Any) -> str:
    _head, found, tail = _parted(value, mark)
    return tail if found else ""


def _parted(value: Any, mark: Any) -> tuple[str, bool, str]:
    text, sign = to_string(value), to_string(mark)
    place = text.find(sign)
    return text[: max(0, place)], place >= 0, text[place + len(sign) :]


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, Nodes) else [value]


def _checklist(least: Any, most: Any, *values: Any) -> bool:
    count = sum(to_boolean(node) for value in values for node in _each(value))
    return _within(least, most, count)


def _weighted_checklist(least: Any, most: Any, *values: Any) -> bool:
    total = 0.0
    for value, weight in zip(values[::2], values[1::2], strict=True):
        total += to_number(weight) if to_boolean(value) else 0
    return _within(least, most, total)


def _within(least: Any, most: Any, count: float) -> bool:
    low, high = to_number(least), to_number(most)
    return count >= low and (high == -1 or count <= high)


def _decimal_date_time(value: Any) -> float:
    if isinstance(value, bool):
        return math.nan
    if isinstance(value, NUMBERS):
        return to_number(value)
    at = moment(to_string(value))
    return math.nan if at is None else at / DAY_MS


def _decimal_time(value: Any) -> float:
    found = clock_days(to_string(value))
    return math.nan if found is None else found


def _date_time(value: Any) -> str:
    if not isinstance(value, NUMBERS) and moment(to_string(value)) is not None:
        return to_string(value)
    days = to_number(value)
    return moment_text(math.floor(days * DAY_MS + 0.5)) if date_of(days) else ""


def uuid(chance: Callable[[], float], length: Any) -> str:
    """A random UUID, or `length` random signs."""
    if is_empty(length):
        digits = "".join(f"{int(chance() * 16):x}" for _ in range(32))
        variant = f"{8 + int(digits[16], 16) % 4:x}"
        digits = f"{digits[:12]}4{digits[13:16]}{variant}{digits[17:]}"
        ends = (0, 8, 12, 16, 20, 32)
        return "-".join(digits[a:b] for a, b in pairwise(ends))
    number = to_number(length)
    count = 0 if math.isnan(number) else int(max(0, min(MOST_SIGNS, number)))
    return "".join(_SIGNS[int(chance() * len(_SIGNS))] for _ in range(count))


MORE_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "substring-before": _before,
    "substring-after": _after,
    "translate": _translate,
    "normalize-space": lambda a: " ".join(words(to_string(a))),
    "boolean-from-string": lambda a: to_string(a) in ("true", "1"),
    "pow": _power,
    "exp10": lambda a: _power(10, a),
    "exp": _real(math.exp, math.inf),
    "sqrt": _real(math.sqrt),
    "log": _logarithm(math.log),
    "log10": _logarithm(math.log10),
    "sin": _real(math.sin),
    "cos": _real(math.cos),
    "tan": _real(math.tan),
    "asin": _real(math.asin),
    "acos": _real(math.acos),
    "atan": _real(math.atan),
    "atan2": lambda a, b: math.atan2(to_number(a), to_number(b)),
    "pi": lambda: math.pi,
    "checklist": _checklist,
    "weighted-checklist": _weighted_checklist,
    "decimal-date-time": _decimal_date_time,
    "decimal-time": _decimal_time,
    "date-time": _date_time,
}
