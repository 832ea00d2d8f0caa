"""JSON values as both halves understand them: cleaned texts, one canonical text, equality."""

import json
import re
from decimal import Decimal
from math import isfinite
from typing import Any

Value = Any
"""None, bool, int, float, str, or a list or a str-keyed dict of these."""

EXACT = 2**53
"""Whole numbers up to here are the same in both languages; beyond it they are doubles."""

_UNFIT = re.compile("[\x00\ud800-\udfff]")
_LONE = re.compile("[\ud800-\udfff]")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def clean(value: Value) -> Value:
    """`value` with NUL and lone surrogates, which databases refuse, replaced by U+FFFD."""
    if isinstance(value, str):
        return _UNFIT.sub("\ufffd", value)
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): clean(item) for key, item in value.items()}
    if isinstance(value, int) and not isinstance(value, bool):
        return _double(value)
    return value


def canonical(value: Value) -> str:
    """The one text of a value: keys in code point order, no spaces, numbers as a browser writes."""
    if isinstance(value, dict):
        members = (f"{canonical(key)}:{canonical(value[key])}" for key in sorted(value))
        return "{" + ",".join(members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(_double(value))
    return _LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", _encode(value))


def same(one: Value, other: Value) -> bool:
    """Whether two values are equal for both languages: 1 is 1.0, but true is not 1."""
    return one is other or canonical(one) == canonical(other)


def _double(number: int | float) -> int | float:
    if isinstance(number, float) or -EXACT <= number <= EXACT:
        return number
    try:
        return float(number)
    except OverflowError as error:
        raise ValueError("a number is too large for a double") from error


def _number(number: int | float) -> str:
    """The shortest text of a double, as ECMAScript's Number::toString lays it out."""
    if isinstance(number, int):
        return str(number)
    if not isfinite(number):
        raise ValueError("JSON has no infinite numbers")
    negative, figures, power = Decimal(repr(number)).normalize().as_tuple()
    digits = "".join(map(str, figures))
    point = len(digits) + int(power)
    if number == 0:
        return "0"
    if 0 < point <= 21:
        whole, part = digits[:point].ljust(point, "0"), digits[point:]
        text = f"{whole}.{part}" if part else whole
    elif -6 < point <= 0:
        text = f"0.{'0' * -point}{digits}"
    else:
        mantissa = f"{digits[0]}.{digits[1:]}" if digits[1:] else digits
        text = f"{mantissa}e{point - 1:+d}"
    return f"-{text}" if negative else text
