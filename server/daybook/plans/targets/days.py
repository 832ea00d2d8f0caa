"""Days as numbers, counted from 1970-01-01, with their weekdays, weeks and months."""

import re
from datetime import date
from functools import lru_cache

_FIRST = date(1970, 1, 1).toordinal()
_DAY = re.compile(r"(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}")


@lru_cache(4096)
def number(day: str) -> int:
    """The number of a day "YYYY-MM-DD"; raises ValueError for anything else."""
    return date.fromisoformat(day).toordinal() - _FIRST


def written(day: int) -> str:
    """A day as "YYYY-MM-DD"."""
    return date.fromordinal(day + _FIRST).isoformat()


def is_day(text: str) -> bool:
    """Whether this is a day of the calendar, written "YYYY-MM-DD"."""
    if not _DAY.fullmatch(text):
        return False
    try:
        number(text)
    except ValueError:
        return False
    return True


def weekday(day: int) -> int:
    """0 for Monday to 6 for Sunday."""
    return (day + 3) % 7


def month(day: int) -> tuple[int, int]:
    """The first and last day of the month of `day`."""
    text = written(day)
    year, number_of = int(text[:4]), int(text[5:7])
    after = (year + number_of // 12, number_of % 12 + 1)
    return number(f"{text[:7]}-01"), number(f"{after[0]:04}-{after[1]:02}-01") - 1
