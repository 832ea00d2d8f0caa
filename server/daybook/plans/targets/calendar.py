"""The days on which school is held, and the terms and school weeks that they lie in."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from daybook.plans.targets.days import number, weekday
from daybook.plans.targets.shapes import Term

Days = tuple[int, int]
"""A first and a last day, as numbers, both included."""

_FRIDAY = 4


@dataclass(frozen=True)
class Calendar:
    """School days are Monday to Friday in a term, outside its holidays.

    With `weeks`, only those in these school weeks. All days are numbers; days are in order, and so
    are terms, which are their first and last day and the Monday of week 1.
    """

    terms: Sequence[tuple[int, int, int]]
    weeks: Sequence[int]
    days: Sequence[int]


def calendar_of(known: Sequence[Term], weeks: Sequence[int] = ()) -> Calendar:
    """The calendar of some terms."""
    ordered = sorted(known, key=lambda term: term["from"])
    terms = [(number(one["from"]), number(one["to"]), number(one["week1"])) for one in ordered]
    calendar = Calendar(terms, weeks, ())
    days: set[int] = set()
    for term in ordered:
        free = [(number(first), number(last)) for first, last in term["holidays"]]
        for day in range(number(term["from"]), number(term["to"]) + 1):
            taught = weekday(day) <= _FRIDAY and is_listed(calendar, day)
            if taught and not any(first <= day <= last for first, last in free):
                days.add(day)
    return Calendar(terms, weeks, sorted(days))


def is_listed(calendar: Calendar, day: int) -> bool:
    """Whether a day lies in one of the weeks that count."""
    if not calendar.weeks:
        return True
    term = term_of(calendar, day)
    return term >= 0 and (day - calendar.terms[term][2]) // 7 + 1 in calendar.weeks


def term_of(calendar: Calendar, day: int) -> int:
    """The term that a day belongs to; holidays after a term are its own. -1 before all terms."""
    return sum(1 for first, *_ in calendar.terms if first <= day) - 1


def school_days(calendar: Calendar, first: int, last: int) -> int:
    """How many school days there are, both days included."""
    return max(0, bisect_right(calendar.days, last) - bisect_left(calendar.days, first))


def between(calendar: Calendar, first: int, last: int) -> Sequence[int]:
    """The school days there are, both days included."""
    return calendar.days[bisect_left(calendar.days, first) : bisect_right(calendar.days, last)]


def next_school_day(calendar: Calendar, day: int) -> int | None:
    """The first school day that is not before `day`."""
    place = bisect_left(calendar.days, day)
    return calendar.days[place] if place < len(calendar.days) else None
