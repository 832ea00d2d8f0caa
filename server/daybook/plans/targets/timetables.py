"""How many lessons timetables list for somebody."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from daybook.plans.targets.calendar import Calendar
from daybook.plans.targets.days import number, weekday
from daybook.plans.targets.matching import day_of
from daybook.plans.targets.shapes import Fact, Planned

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Timetables:
    """The timetables of each person; on every day the newest that is in force counts."""

    def __init__(self, facts: Iterable[Fact], planned: Planned, calendar: Calendar) -> None:
        self._calendar = calendar
        self._of: dict[str, list[tuple[int, str, str, Counter[str]]]] = {}
        for fact in facts:
            since = number(day_of(fact, planned["since"]))
            rows = Counter(fact["choices"].get(planned["weekday"], ()))
            self._of.setdefault(fact["person"], []).append((since, fact["day"], fact["rid"], rows))
        for known in self._of.values():
            known.sort(key=lambda each: each[:3])

    def lessons(self, person: str, first: int, last: int) -> int:
        """Lessons listed from the first to the last day, on school days."""
        known = self._of.get(person)
        if known is None:
            return 0
        starts = [since for since, *_ in known]
        listed = 0
        for day in self._calendar.between(first, last):
            newest = bisect_right(starts, day) - 1
            if newest >= 0:
                listed += known[newest][3][_WEEKDAYS[weekday(day)]]
        return listed
