"""Records whose time may be over: found by form, day and class, and never what is undecided."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from daybook.records import erasing
from daybook.records.models import PhotoRef, RecordEntry
from daybook.streams import service as streams
from daybook.streams.entries import RETURNED
from daybook.streams.kinds import Row


@dataclass(frozen=True)
class Aged:
    """A record that is due: where it was written and of which day."""

    rid: str
    school: str
    date: str


def of_children(session: Session, ended: dict[str, set[str]]) -> list[Aged]:
    """What is about one child alone and stays inside the school: `{class: children who left}`."""
    found = _lines(session, RecordEntry.inside.is_(True), RecordEntry.school_class.in_(ended))
    rows = streams.rows(session, [line.rid for line in found])
    return [
        Aged(line.rid, line.school, line.date)
        for line in found
        if _child_of(rows.get(line.rid)) in ended[line.school_class or ""]
    ]


def before(session: Session, day: str) -> list[Aged]:
    """Every record of a day before this one ("YYYY-MM-DD") that still says something."""
    found = _lines(session, RecordEntry.date < day)
    rows = streams.rows(session, [line.rid for line in found])
    return [
        Aged(line.rid, line.school, line.date)
        for line in found
        if line.rid in rows and rows[line.rid].body.keys() - erasing.KEPT
    ]


def with_photos(session: Session, day: str) -> list[Aged]:
    """Every record of a day before this one that shows a picture or has another file."""
    shown = select(PhotoRef.rid)
    found = _lines(session, RecordEntry.date < day, RecordEntry.rid.in_(shown))
    return [Aged(line.rid, line.school, line.date) for line in found]


def counted_before(session: Session, day: str) -> list[Aged]:
    """Every line of a day before this one, whatever it still says."""
    return [
        Aged(line.rid, line.school, line.date) for line in _lines(session, RecordEntry.date < day)
    ]


def forget_lines(session: Session, rids: Collection[str]) -> None:
    """Count some records no more."""
    session.execute(delete(PhotoRef).where(PhotoRef.rid.in_(rids)))
    session.execute(delete(RecordEntry).where(RecordEntry.rid.in_(rids)))


def without_files(session: Session, rids: Collection[str]) -> set[str]:
    """Take the files out of some records; the hashes of those that no record shows any more."""
    hashes = set(session.scalars(select(PhotoRef.sha256).where(PhotoRef.rid.in_(rids))))
    erasing.drop_files(session, rids)
    session.flush()
    left = set(session.scalars(select(PhotoRef.sha256).where(PhotoRef.sha256.in_(hashes))))
    return hashes - left


def undecided(session: Session) -> set[str]:
    """The records of which something is held that nobody has decided yet."""
    held = (*streams.held(session), *streams.held(session, state=RETURNED))
    return {entry.rid for entry in held}


def _lines(session: Session, *where: ColumnElement[bool]) -> Sequence[RecordEntry]:
    query = select(RecordEntry).where(*where).order_by(RecordEntry.date, RecordEntry.rid)
    return session.scalars(query).all()


def _child_of(row: Row | None) -> str | None:
    named = row.body.get("child") if row is not None else None
    if isinstance(named, list) and len(named) == 1:
        named = named[0]
    return named if isinstance(named, str) else None
