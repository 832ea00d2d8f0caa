"""What waits to be settled at each school, and for how long the oldest of it has waited."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from daybook import clock
from daybook.insight.times import Times
from daybook.records import openness, waiting
from daybook.records import service as records
from daybook.records.waiting import Waiting

HELD: Final = "held"
_LEFT_OPEN: Final = (openness.PROBLEM, openness.CORRECTION)
KINDS: Final = (*_LEFT_OPEN, HELD)
"""What may be open, as records of a school leave it."""


@dataclass(frozen=True, slots=True)
class Open:
    """So many things of one kind; `age` are the days that the oldest has waited."""

    kind: str
    count: int
    age: int


def by_school(session: Session, schools: Collection[str], times: Times) -> Mapping[str, list[Open]]:
    """What is open at each of some schools; a school without is left out.

    A correction waits from the day by which it was to be, a problem from its own.
    """
    found: dict[str, list[Open]] = {}
    for kind in _LEFT_OPEN:
        for school, count, first in waiting.by_school(session, schools, Waiting(left_open=kind)):
            waits = Open(kind, count, _age(date.fromisoformat(first), times))
            found.setdefault(school, []).append(waits)
    for school, moments in records.held_by_school(session).items():
        if school in schools:
            found.setdefault(school, []).append(_held(moments, times))
    return found


def _held(moments: Iterable[int], times: Times) -> Open:
    days = [clock.day_of(moment, times.zone) for moment in moments]
    return Open(HELD, len(days), _age(min(days), times))


def _age(since: date, times: Times) -> int:
    return max(0, (times.today - since).days)
