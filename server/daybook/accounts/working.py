"""Who worked at schools within some days, from when to when."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from daybook.accounts import store
from daybook.places import service as places
from daybook.places.audiences import AT_WORK, REPLACES_HOME
from daybook.places.service import Placement


@dataclass(frozen=True, slots=True)
class Worked:
    """Somebody at a school, as a teacher or its head, from one day to another."""

    user: str
    school: str
    role: str
    since: str
    until: str | None


def worked_at(session: Session, schools: Collection[str], first: str, last: str) -> list[Worked]:
    """Who worked at some schools between two days, as they are listed: school by school.

    Who was placed at another school that took them away worked there, not here.
    """
    placed = places.placements_from_or_at(session, schools)
    away: dict[str, list[Placement]] = {}
    for held in placed:
        if held.type in REPLACES_HOME and held.since <= held.until:
            away.setdefault(held.account, []).append(held)
    found = [
        *_at_home(session, schools, away),
        *(
            Worked(held.account, held.host, "teacher", held.since, held.until)
            for held in placed
            if held.host in schools and held.since <= held.until
        ),
    ]
    at = {school: place for place, school in enumerate(schools)}
    there = [
        one
        for one in found
        if one.since <= last and (one.until is None or max(one.since, first) <= one.until)
    ]
    return sorted(there, key=lambda one: (at[one.school], one.user, one.since, one.role))


def _at_home(
    session: Session, schools: Collection[str], away: Mapping[str, Sequence[Placement]]
) -> Iterator[Worked]:
    for held in store.roles_at(session, schools):
        if held.role not in AT_WORK:
            continue
        role = AT_WORK[held.role]
        gone = away.get(held.account, []) if role != "head" else []
        pieces: list[tuple[str, str | None]] = [(held.since, held.until)]
        for one in gone:
            if one.home in {None, held.place}:
                pieces = [left for piece in pieces for left in _without(piece, one)]
        for since, until in pieces:
            yield Worked(held.account, held.place, role, since, until)


def _without(piece: tuple[str, str | None], away: Placement) -> Iterator[tuple[str, str | None]]:
    """What is left of some days when somebody was away for a part of them."""
    since, until = piece
    before = _next(away.since, -1)
    if since <= before:
        yield since, before if until is None else min(until, before)
    after = _next(away.until, 1)
    if until is None or after <= until:
        yield max(since, after), until


def _next(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
