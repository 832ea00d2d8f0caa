"""How answers turn into strings, numbers and booleans: XPath 1.0 as ODK applies it."""

import math
import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

DAY_MS = 86_400_000
NUMBERS = (int, float)
FIRST_DAY, LAST_DAY = -719_162, 2_932_896
"""Of the years that both languages can write: 0001-01-01, and the last day that has a next."""
_NUMBER = re.compile(r"[ \t\r\n]*(-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))[ \t\r\n]*")
_DATE = re.compile(r"(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = r"([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:\.([0-9]{1,3}))?)?"
_ZONE = r"(?:Z|([+-])(0[0-9]|1[0-4]):([0-5][0-9]))"
_MOMENT = re.compile(rf"({_DATE.pattern})(?:T{_TIME}{_ZONE}?)?")
_CLOCK = re.compile(rf"{_TIME}{_ZONE}?")
_BLANK = " \t\r\n\u00a0\u3000"


class Nodes(list[Any]):
    """The answers of one question over the rows of a repeat, or its rows themselves."""


def is_empty(value: Any) -> bool:
    """Whether nothing was answered: absent, null, blank text or an empty list."""
    if isinstance(value, str):
        return not value.strip(_BLANK)
    return value is None or value == []


def is_date(text: str) -> bool:
    """Whether this is a calendar date "YYYY-MM-DD"."""
    return _DATE.fullmatch(text) is not None and moment(text) is not None


def is_time(text: str) -> bool:
    """Whether this is a time of day, "HH:MM" with optional seconds and zone."""
    return _CLOCK.fullmatch(text) is not None


def moment(text: str) -> int | None:
    """Milliseconds since 1970 of a date or a dateTime (UTC when it names no zone)."""
    match = _MOMENT.fullmatch(text)
    if not match:
        return None
    day, hour, minute, second, fraction, sign, zone_hour, zone_minute = match.groups()
    try:
        days = date.fromisoformat(day).toordinal() - date(1970, 1, 1).toordinal()
    except ValueError:
        return None
    zone = (int(zone_hour or 0) * 60 + int(zone_minute or 0)) * (-1 if sign == "-" else 1)
    minutes = int(hour or 0) * 60 + int(minute or 0) - zone
    seconds = minutes * 60 + int(second or 0)
    return days * DAY_MS + seconds * 1000 + int((fraction or "").ljust(3, "0"))


def written(text: str) -> str:
    """A date or dateTime as "YYYY-MM-DDTHH:MM:SS.mmm", by the clock it was written with; or ""."""
    match = _MOMENT.fullmatch(text)
    if match is None or moment(text) is None:
        return ""
    day, hour, minute, second, fraction = match.groups()[:5]
    clock = f"{hour or '00'}:{minute or '00'}:{second or '00'}.{(fraction or '').ljust(3, '0')}"
    return f"{day}T{clock}"


def clock_days(text: str) -> float | None:
    """A time of day as a part of the day, by the clock it was written with; None for others."""
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hour, minute, second, fraction = match.groups()[:4]
    seconds = (int(hour) * 60 + int(minute)) * 60 + int(second or 0)
    return (seconds * 1000 + int((fraction or "").ljust(3, "0"))) / DAY_MS


def date_of(days: float) -> str:
    """The date `days` after 1970-01-01; "" outside the years 1 to 9999."""
    if not FIRST_DAY <= days < LAST_DAY:
        return ""
    return (date(1970, 1, 1) + timedelta(days=math.floor(days))).isoformat()


def moment_text(at: int, offset: int = 0) -> str:
    """Milliseconds since 1970 as a dateTime "YYYY-MM-DDTHH:MM:SS.mmmZ".

    `offset` is the zone of the clock in minutes east of UTC; other than 0 it takes the place of Z.
    """
    moved = datetime(1970, 1, 1) + timedelta(milliseconds=at, minutes=offset)
    zone = f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02}:{abs(offset) % 60:02}"
    return moved.isoformat("T", "milliseconds") + (zone if offset else "Z")


def to_string(value: Any) -> str:
    """The string of a value; lists are joined by spaces, files go by their hash."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, NUMBERS):
        return number_text(value)
    if isinstance(value, Nodes):
        return to_string(value[0]) if value else ""
    if isinstance(value, list):
        return " ".join(map(to_string, value))
    if isinstance(value, dict):
        name = value.get("$f")
        return name if isinstance(name, str) else ""
    return ""


def words(value: Any) -> list[str]:
    """What was chosen: the items of a list, the words of a text."""
    if isinstance(value, list) and not isinstance(value, Nodes):
        return [to_string(item) for item in value]
    return [word for word in re.split("[ \t\r\n]+", to_string(value)) if word]


def number_text(number: float) -> str:
    """The shortest decimal that reads back as this number, written as ECMAScript does."""
    number = float_of(number)
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    sign, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    point = len(digits) + int(exponent)
    if number == 0 or -6 < point <= 21:
        return "0" if number == 0 else format(Decimal(repr(number)).normalize(), "f")
    text = "".join(map(str, digits))
    mantissa = text[0] + ("." + text[1:] if len(text) > 1 else "")
    return f"{'-' if sign else ''}{mantissa}e{point - 1:+d}"


def float_of(number: float) -> float:
    """A JSON number as a double; what is too large is infinite."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def to_number(value: Any) -> float:
    """The number of a value; a date counts days since 1970; NaN for what is no number."""
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, NUMBERS):
        return float_of(value)
    text = to_string(value)
    match = _NUMBER.fullmatch(text)
    if match:
        return float(match[1])
    at = moment(text)
    return math.nan if at is None else at / DAY_MS


def to_boolean(value: Any) -> bool:
    """Whether a value holds: a number that is not 0 or NaN, text or a list with something in it."""
    if isinstance(value, bool):
        return value
    if isinstance(value, NUMBERS):
        return value != 0 and not math.isnan(value)
    return bool(value)


def plain(value: Any) -> Any:
    """A value as it is kept: whole numbers as integers, what is not a number as nothing."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    return value
