"""Queries of streams, grants and rows; every function takes a session and never commits."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from daybook_sync.values import Value
from sqlalchemy import Connection, Insert, Table, bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from daybook.streams.entries import ConflictEntry, Grant, JournalEntry, Locked, Member
from daybook.streams.kinds import Row
from daybook.streams.models import (
    Conflict,
    EpochLog,
    Journal,
    Membership,
    Quarantine,
    Record,
    Stream,
)

PERSONAL = 2
"""The visibility of rows that only their owner and their writer see."""


def table(model: Any) -> Table:
    """The Core table of a model: bulk statements go past the ORM."""
    found: Table = model.__table__
    return found


STREAM = table(Stream)
EPOCHS = table(EpochLog)
RECORD = table(Record)
JOURNAL = table(Journal)
QUARANTINE = table(Quarantine)
MEMBERSHIP = table(Membership)
CONFLICT = table(Conflict)


_LOCK_BY_ID = (
    select(STREAM.c.id, STREAM.c.key, STREAM.c.epoch, STREAM.c.head)
    .where(STREAM.c.id == bindparam("stream"))
    .with_for_update()
)
_LOCK_BY_KEY = (
    select(STREAM.c.id, STREAM.c.key, STREAM.c.epoch, STREAM.c.head)
    .where(STREAM.c.key == bindparam("key"))
    .with_for_update()
)
_EPOCHS = (
    select(EPOCHS.c.epoch, EPOCHS.c.start_head)
    .where(EPOCHS.c.stream == bindparam("stream"))
    .order_by(EPOCHS.c.epoch)
)
_MEMBERS = (
    select(
        MEMBERSHIP.c.stream,
        STREAM.c.key,
        MEMBERSHIP.c.slot,
        MEMBERSHIP.c.gid,
        MEMBERSHIP.c.role,
        MEMBERSHIP.c.closed_at,
        STREAM.c.epoch,
        STREAM.c.head,
        STREAM.c.floor,
        STREAM.c.backed_up,
    )
    .join(STREAM, STREAM.c.id == MEMBERSHIP.c.stream)
    .where(MEMBERSHIP.c.usr == bindparam("user"))
    .order_by(MEMBERSHIP.c.slot)
)
_ROWS = (
    select(STREAM.c.key, RECORD)
    .join(STREAM, STREAM.c.id == RECORD.c.stream)
    .where(RECORD.c.rid.in_(bindparam("rids", expanding=True)))
)
_HISTORY = select(JOURNAL).where(JOURNAL.c.rid == bindparam("rid")).order_by(JOURNAL.c.received_at)
_LIVES = 2**40
"""Thousands of restores, one upon another, stay below the 2**53 that phones count exactly."""

_SET_HEAD = update(STREAM).where(STREAM.c.id == bindparam("stream")).values(head=bindparam("top"))


def lock(session: Session, stream: int) -> Locked:
    """Lock a stream until the transaction ends; its rows are to be read afterwards."""
    found = session.connection().execute(_LOCK_BY_ID, {"stream": stream}).one()
    return Locked(*found)


def lock_key(session: Session, key: str) -> Locked:
    """Lock the stream of that key, which is made when it is new."""
    connection = session.connection()
    found = connection.execute(_LOCK_BY_KEY, {"key": key}).one_or_none()
    if found is None:
        _make_stream(session, key)
        found = connection.execute(_LOCK_BY_KEY, {"key": key}).one()
    return Locked(*found)


def _make_stream(session: Session, key: str) -> None:
    """A new stream; of two transactions that make it at once, the second finds the first's.

    The first epoch is a random number, so that a database made anew is never taken for the old.
    """
    connection = session.connection()
    epoch = 1 + secrets.randbelow(2**20)
    fresh = {"key": key, "epoch": epoch, "head": 0, "floor": 0, "backed_up": 0}
    connection.execute(_unless_taken(connection, STREAM, fresh))
    stream, epoch = connection.execute(
        select(STREAM.c.id, STREAM.c.epoch).where(STREAM.c.key == key)
    ).one()
    first = {"stream": stream, "epoch": epoch, "start_head": 0}
    connection.execute(_unless_taken(connection, EPOCHS, first))


def _unless_taken(connection: Connection, into: Table, fresh: Mapping[str, Any]) -> Insert:
    """An insert that does nothing where another transaction has put the same key first."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(into).values(**fresh).on_conflict_do_nothing()
    return sqlite.insert(into).values(**fresh).on_conflict_do_nothing()


def set_head(session: Session, stream: int, head: int) -> None:
    """Move the head of a locked stream."""
    session.connection().execute(_SET_HEAD, {"stream": stream, "top": head})


def epochs(session: Session, stream: int) -> list[tuple[int, int]]:
    """The epochs of a stream as (epoch, head at its start), the current one last."""
    found = session.connection().execute(_EPOCHS, {"stream": stream})
    return [(epoch, start) for epoch, start in found]


def begin_epoch(session: Session) -> None:
    """Start a new epoch in every stream; the step is random, and so large that no two lives agree.

    The same backup may be restored twice: both lives then begin at the same epoch.

    What is here now came from a backup, so the backup has all of it.
    """
    connection = session.connection()
    for stream, epoch, head in connection.execute(
        select(STREAM.c.id, STREAM.c.epoch, STREAM.c.head).order_by(STREAM.c.id).with_for_update()
    ).all():
        later = epoch + 1 + secrets.randbelow(_LIVES)
        changed = {"epoch": later, "backed_up": head}
        connection.execute(update(STREAM).where(STREAM.c.id == stream).values(**changed))
        connection.execute(insert(EPOCHS).values(stream=stream, epoch=later, start_head=head))


def members(session: Session, user: str) -> list[Member]:
    """Every grant a person has or had, by slot, with the state of its stream."""
    found = session.connection().execute(_MEMBERS, {"user": user})
    return [
        Member(Grant(stream, key, slot, gid, role), closed is None, epoch, head, floor, backed_up)
        for stream, key, slot, gid, role, closed, epoch, head, floor, backed_up in found
    ]


def holders(session: Session, key: str) -> Sequence[str]:
    """Everybody who holds a stream now."""
    return session.scalars(
        select(Membership.usr)
        .join(Stream, Stream.id == Membership.stream)
        .where(Stream.key == key, Membership.closed_at.is_(None))
    ).all()


def open_grant(session: Session, user: str, stream: int, role: str, now: int) -> int:
    """Give a person a stream; the slot they had for it, or the next free one, and a new gid.

    Of two transactions that take the same slot, the second waits for the first and takes the next.
    """
    connection = session.connection()
    mine = MEMBERSHIP.c.usr == user
    tops = select(func.max(MEMBERSHIP.c.slot), func.max(MEMBERSHIP.c.gid)).where(mine)
    while True:
        slot, last = connection.execute(tops).one()
        gid = int(last or 0) + 1 + secrets.randbelow(100)
        changed = {"gid": gid, "role": role, "opened_at": now, "closed_at": None}
        again = update(MEMBERSHIP).where(mine, MEMBERSHIP.c.stream == stream).values(**changed)
        if connection.execute(again).rowcount:
            return gid
        fresh = {"usr": user, "stream": stream, "slot": int(slot or 0) + 1, **changed}
        made = _unless_taken(connection, MEMBERSHIP, fresh).returning(MEMBERSHIP.c.slot)
        if connection.execute(made).first() is not None:
            return gid


def close_grant(session: Session, user: str, key: str, now: int) -> None:
    """Take a stream from a person."""
    stream = select(STREAM.c.id).where(STREAM.c.key == key).scalar_subquery()
    session.connection().execute(
        update(MEMBERSHIP)
        .where(MEMBERSHIP.c.usr == user, MEMBERSHIP.c.stream == stream)
        .where(MEMBERSHIP.c.closed_at.is_(None))
        .values(closed_at=now)
    )


def rows(session: Session, rids: Sequence[str]) -> list[tuple[int, Row]]:
    """The rows of those ids in any stream, each with its stream's number."""
    if not rids:
        return []
    found = session.connection().execute(_ROWS, {"rids": rids})
    return [(record.stream, row_of(record.key, record)) for record in found]


def row_of(key: str, record: Any) -> Row:
    """The row of a result of `select(RECORD)`."""
    return Row(
        stream=key,
        rid=record.rid,
        kind=record.kind,
        owner=record.owner,
        vis=record.vis,
        seq=record.seq,
        deleted=record.deleted,
        form=record.form,
        form_version=record.form_version,
        body=orjson.loads(record.body),
        created_at=record.created_at,
        received_at=record.received_at,
        writer=record.writer,
    )


def history(session: Session, rid: str) -> list[JournalEntry]:
    """The journal of a row, as it was received."""
    found = session.connection().execute(_HISTORY, {"rid": rid})
    entries = [
        JournalEntry(
            mid=entry.mid,
            change=entry.change,
            outcome=entry.status,
            seq=entry.seq,
            user=entry.usr,
            device=entry.device,
            at=entry.est_at,
            received_at=entry.received_at,
            asked=orjson.loads(entry.op),
            before=_loads(entry.prev),
            detail=_loads(entry.detail),
        )
        for entry in found
    ]
    return sorted(entries, key=lambda entry: (entry.received_at, entry.seq or 0))


def conflicts(session: Session, rid: str) -> list[ConflictEntry]:
    """Overwritten values of a row, oldest first."""
    query = select(CONFLICT).where(CONFLICT.c.rid == rid).order_by(CONFLICT.c.seq, CONFLICT.c.field)
    return [
        ConflictEntry(
            entry.field, entry.lost_mid, orjson.loads(entry.lost_value), entry.won_mid, entry.seq
        )
        for entry in session.connection().execute(query)
    ]


def _loads(text: str | None) -> Mapping[str, Value]:
    return orjson.loads(text) if text else {}
