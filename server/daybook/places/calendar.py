"""School years, terms and school weeks: plain arithmetic on days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

YEAR_BEGINS = 9
"""The month in which a school year begins."""


@dataclass(frozen=True)
class Calendar:
    """A term: `holidays` are (first day, last day, name in both languages), days included."""

    first_day: date
    last_day: date
    week1: date
    holidays: Sequence[tuple[date, date, dict[str, str]]] = ()


@dataclass(frozen=True)
class Week:
    """A school week, Monday to Sunday, cut at the term's ends; `free` when no day is taught."""

    number: int
    first: date
    last: date
    free: bool


def school_year(day: date) -> str:
    """The year in which the school year of `day` began, such as "2026"."""
    return str(day.year if day.month >= YEAR_BEGINS else day.year - 1)


def week_of(term: Calendar, day: date) -> int | None:
    """The number of the school week of `day`; None outside the term.

    Week 1 begins on the term's `week1` Monday. A holiday does not stop the count: teachers say
    "week 5" of the National Day week too.
    """
    if not term.first_day <= day <= term.last_day or day < term.week1:
        return None
    return (day - term.week1).days // 7 + 1


def holiday_of(term: Calendar, day: date) -> dict[str, str] | None:
    """The name of the holiday that `day` lies in, or None."""
    for first, last, name in term.holidays:
        if first <= day <= last:
            return name
    return None


def weeks(term: Calendar) -> list[Week]:
    """All weeks of a term in order."""
    found = []
    monday, number = term.week1, 1
    while monday <= term.last_day:
        first, last = max(monday, term.first_day), min(monday + timedelta(6), term.last_day)
        if first <= last:
            found.append(Week(number, first, last, _is_free(term, monday)))
        monday, number = monday + timedelta(7), number + 1
    return found


def _is_free(term: Calendar, monday: date) -> bool:
    taught = [monday + timedelta(days) for days in range(5)]
    return all(
        holiday_of(term, day) or not term.first_day <= day <= term.last_day for day in taught
    )


def read_holidays(stored: Sequence[Sequence[Any]]) -> list[tuple[date, date, dict[str, str]]]:
    """Holidays as they are stored and sent: days as text."""
    return [
        (date.fromisoformat(first), date.fromisoformat(last), name) for first, last, name in stored
    ]
