"""How many lessons timetables list for somebody."""

from collections import Counter
from collections.abc import Callable, Sequence

from daybook.plans.targets.calendar import Calendar, between
from daybook.plans.targets.days import number, weekday
from daybook.plans.targets.matching import day_of
from daybook.plans.targets.shapes import Fact, Planned

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Lessons = Callable[[str, int, int], int]
"""Lessons listed for a person from the first to the last day, on school days."""


def timetables(facts: Sequence[Fact], asked: Planned, calendar: Calendar) -> Lessons:
    """Counts by the timetables of each person; on every day the newest that is in force counts."""
    of: dict[str, list[tuple[int, str, str, Counter[str]]]] = {}
    for fact in facts:
        since = number(day_of(fact, asked["since"]))
        rows = Counter(fact["choices"].get(asked["weekday"], ()))
        of.setdefault(fact["person"], []).append((since, fact["day"], fact["rid"], rows))
    for known in of.values():
        known.sort(key=lambda each: each[:3])

    def lessons(person: str, first: int, last: int) -> int:
        own = of.get(person)
        listed = 0
        if own is None:
            return listed
        for day in between(calendar, first, last):
            in_force = [rows for since, _, _, rows in own if since <= day]
            if in_force:
                listed += in_force[-1][_WEEKDAYS[weekday(day)]]
        return listed

    return lessons
