"""Dates and times in words and figures; the twin of the page's `forms/date-formats.ts`."""

import math
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from daybook.forms.engine.values import DAY_MS, date_of, moment_text, to_number, to_string, written

_DAYS = {"zh": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _month(text: str, language: str) -> str:
    number = int(text[5:7])
    return f"{number}月" if language == "zh" else _MONTHS[number - 1]


def _weekday(text: str, language: str) -> str:
    name = _DAYS[language][date.fromisoformat(text[:10]).weekday()]
    return f"周{name}" if language == "zh" else name


_FORMATS: dict[str, Callable[[str, str], str]] = {
    "Y": lambda t, _: t[:4],
    "y": lambda t, _: t[2:4],
    "m": lambda t, _: t[5:7],
    "n": lambda t, _: str(int(t[5:7])),
    "b": _month,
    "d": lambda t, _: t[8:10],
    "e": lambda t, _: str(int(t[8:10])),
    "a": _weekday,
    "H": lambda t, _: t[11:13],
    "h": lambda t, _: str(int(t[11:13])),
    "M": lambda t, _: t[14:16],
    "S": lambda t, _: t[17:19],
    "3": lambda t, _: t[20:23],
}


def format_date(value: Any, pattern: Any, language: str) -> str:
    """A date or dateTime by the signs of ODK's format-date-time, with the hour as it is written.

    Numbers are days since 1970; "" for what is neither.
    """
    text = written(to_string(value)) or _of_days(to_number(value))
    if not text:
        return ""
    return re.sub(
        "%([YymnbdeaHhMS3])", lambda match: _FORMATS[match[1]](text, language), to_string(pattern)
    )


def _of_days(days: float) -> str:
    return moment_text(math.floor(days * DAY_MS + 0.5)) if date_of(days) else ""
