"""Targets whose newest record may be no older than some days, such as a contact column."""

from collections.abc import Sequence

from daybook.plans.targets.calendar import Calendar, Days, next_school_day
from daybook.plans.targets.matching import Item

Freshness = tuple[int, int, int, int | None]
"""1 if fresh, 1 if expected at all, 1 if due by today, and the day it becomes too old."""


def freshness(
    within: int, today: int, calendar: Calendar, own: Days, items: Sequence[Item]
) -> Freshness:
    """How fresh things are on a day; what grows old in holidays may wait for a school day."""
    first = next_school_day(calendar, own[0])
    if first is None or first > own[1]:
        return 0, 0, 0, None
    at = min(today, own[1])
    newest = max((item.days[0] for item in items if item.days[0] <= at), default=None)

    def latest(day: int) -> int | None:
        """The last day on which something of `day` is fresh; None when it need not be renewed."""
        found = next_school_day(calendar, day + within)
        return found if found is not None and found <= own[1] else None

    start = latest(first)
    until = start if newest is None else latest(newest)
    due = start is not None and at > start
    fresh = newest is not None and (until is None or at <= until)
    return int(fresh), 1, int(due), until
