"""What waits to be settled at each school, and for how long the oldest of it has waited."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from daybook import clock
from daybook.access.service import Who
from daybook.insight.times import Times
from daybook.records import service as records

KINDS: Final = ("urgent", "answered", "problem", "correction", "held")
"""What may be open, what presses most first."""


@dataclass(frozen=True, slots=True)
class Open:
    """So many things of one kind; `age` are the days that the oldest has waited."""

    kind: str
    count: int
    age: int


def by_school(
    session: Session, _who: Who, schools: Collection[str], times: Times
) -> Mapping[str, list[Open]]:
    """What is open at each of some schools; a school without is left out."""
    found: dict[str, list[Open]] = {}
    for school, moments in records.held_by_school(session).items():
        if school in schools:
            days = (clock.day_of(moment, times.zone) for moment in moments)
            found.setdefault(school, []).append(_counted("held", days, times.today))
    return found


def _counted(kind: str, days: Iterable[date], today: date) -> Open:
    since = list(days)
    return Open(kind, len(since), max(0, (today - min(since)).days))
