"""Targets whose newest record may be no older than some days, such as a contact column."""

from collections.abc import Sequence

from daybook.plans.targets.calendar import Calendar
from daybook.plans.targets.matching import Item
from daybook.plans.targets.periods import Days


class Freshness:
    """How fresh things are on a day; what grows old in holidays may wait for a school day."""

    def __init__(self, within_days: int, today: int, calendar: Calendar) -> None:
        self._within, self._today, self._calendar = within_days, today, calendar

    def of(self, own: Days, items: Sequence[Item]) -> tuple[int, int, int, int | None]:
        """1 if fresh, 1 if expected at all, 1 if due by today, and the day it becomes too old."""
        first = self._calendar.next_school_day(own[0])
        if first is None or first > own[1]:
            return 0, 0, 0, None
        at = min(self._today, own[1])
        newest = max((item.first for item in items if item.first <= at), default=None)
        latest = self._latest(first, own)
        due = latest is not None and at > latest
        until = latest if newest is None else self._latest(newest, own)
        fresh = newest is not None and (until is None or at <= until)
        return int(fresh), 1, int(due), until

    def _latest(self, day: int, own: Days) -> int | None:
        """The last day on which something of `day` is fresh; None when it need not be renewed."""
        found = self._calendar.next_school_day(day + self._within)
        return found if found is not None and found <= own[1] else None
