"""Queries on records that wait for somebody: to be looked at, to be solved, to be corrected."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from daybook.records.models import RecordEntry
from daybook.records.scope import Slice, sliced


@dataclass(frozen=True)
class Waiting:
    """Records that wait: where the conversation stands, or what they leave open.

    `since` is the first day that counts, `hosts` the schools that what is open may be the task of,
    whoever wrote it. `oldest` puts what has waited longest first.
    """

    review: str | None = None
    left_open: str | None = None
    since: str | None = None
    hosts: frozenset[str] = frozenset()
    oldest: bool = False


def count(session: Session, user: str, slices: Sequence[Slice], wanted: Waiting) -> int:
    """How many records of the slices wait so, own ones left out."""
    where = _where(user, slices, wanted)
    return session.scalar(select(func.count()).select_from(RecordEntry).where(*where)) or 0


def some(
    session: Session, user: str, slices: Sequence[Slice], wanted: Waiting, offset: int, most: int
) -> Sequence[RecordEntry]:
    """Some of them, always in the same order."""
    day = func.coalesce(RecordEntry.due, RecordEntry.date) if wanted.oldest else RecordEntry.date
    order = (day.asc(), RecordEntry.rid) if wanted.oldest else (day.desc(), RecordEntry.rid.desc())
    query = select(RecordEntry).where(*_where(user, slices, wanted)).order_by(*order)
    return session.scalars(query.offset(offset).limit(most)).all()


def by_school(
    session: Session, schools: Collection[str], wanted: Waiting
) -> Sequence[tuple[str, int, str]]:
    """How many records of some schools wait so, and the first of their days: (school, number, day).

    Of a correction the day by which it was to be.
    """
    day = func.min(func.coalesce(RecordEntry.due, RecordEntry.date))
    found = session.execute(
        select(RecordEntry.school, func.count(), day)
        .where(RecordEntry.school.in_(schools), *_waits(wanted))
        .group_by(RecordEntry.school)
    )
    return [(school, number, first) for school, number, first in found]


def _where(user: str, slices: Sequence[Slice], wanted: Waiting) -> list[ColumnElement[bool]]:
    return [
        *_waits(wanted),
        RecordEntry.owner != user,
        _seen(slices, wanted.hosts),
    ]


def _waits(wanted: Waiting) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [RecordEntry.deleted.is_(False)]
    if wanted.review is not None:
        found.append(RecordEntry.review == wanted.review)
    if wanted.left_open is not None:
        found.append(RecordEntry.left_open == wanted.left_open)
    if wanted.since is not None:
        found.append(RecordEntry.date >= wanted.since)
    return found


def _seen(slices: Sequence[Slice], hosts: Collection[str]) -> ColumnElement[bool]:
    """The slices, within their schools: an index finds those."""
    schools = frozenset[str]().union(*(one.part.schools for one in slices))
    inside = and_(RecordEntry.school.in_(schools), or_(False, *map(sliced, slices)))
    return or_(inside, RecordEntry.host.in_(hosts)) if hosts else inside
