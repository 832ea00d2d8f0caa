"""Old tombstones go, once they are in a verified backup; `floor` remembers the highest of them.

A phone that has not read up to the floor reads the stream anew, so what was removed vanishes there.
"""

from base64 import urlsafe_b64decode
from collections.abc import Callable, Sequence
from typing import Final

import orjson
from daybook_sync.merge import REMOVAL
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from daybook.streams import store

STREAM, RECORD, JOURNAL = store.STREAM, store.RECORD, store.JOURNAL
STEP: Final = 500


def compact(session: Session, before: int, commit: Callable[[], None]) -> int:
    """Remove tombstones made before `before` (ms since 1970); how many there were.

    `commit` ends a transaction: each step locks one stream and removes at most `STEP` rows.
    """
    streams = (
        session.connection().execute(select(STREAM.c.id).order_by(STREAM.c.id)).scalars().all()
    )
    commit()
    return sum(_compact_stream(session, stream, before, commit) for stream in streams)


def _compact_stream(session: Session, stream: int, before: int, commit: Callable[[], None]) -> int:
    removed, seen = 0, 0
    while True:
        store.lock(session, stream)
        step = _tombstones(session, stream, seen)
        due = [(rid, seq) for rid, seq, made in step if made < before]
        if due:
            _remove(session, stream, due)
        commit()
        removed += len(due)
        if len(step) < STEP:
            return removed
        seen = step[-1][1]


def _tombstones(session: Session, stream: int, seen: int) -> list[tuple[str, int, int]]:
    """The next tombstones that a verified backup holds, as (rid, seq, when they were made)."""
    backed_up = select(STREAM.c.backed_up).where(STREAM.c.id == stream).scalar_subquery()
    told = (
        select(func.min(JOURNAL.c.received_at))
        .where(JOURNAL.c.rid == RECORD.c.rid, JOURNAL.c.seq == RECORD.c.seq)
        .where(JOURNAL.c.stream == RECORD.c.stream)
        .scalar_subquery()
    )
    query = (
        select(RECORD.c.rid, RECORD.c.seq, RECORD.c.versions, told)
        .where(RECORD.c.stream == stream, RECORD.c.deleted.is_(True))
        .where(RECORD.c.seq > seen, RECORD.c.seq <= backed_up)
        .order_by(RECORD.c.seq)
        .limit(STEP)
    )
    found = session.connection().execute(query)
    return [
        (rid, seq, received if received is not None else _withdrawn(versions))
        for rid, seq, versions, received in found
    ]


def _withdrawn(versions: str) -> int:
    """When the server itself removed a row, which no journal says: its mark is an id it made."""
    _seq, mark, *_ = orjson.loads(versions)[REMOVAL]
    return int.from_bytes(urlsafe_b64decode(f"{mark}==")[:6], "big")


def _remove(session: Session, stream: int, due: Sequence[tuple[str, int]]) -> None:
    connection = session.connection()
    rids, top = [rid for rid, _ in due], max(seq for _, seq in due)
    connection.execute(delete(RECORD).where(RECORD.c.stream == stream, RECORD.c.rid.in_(rids)))
    connection.execute(
        update(STREAM).where(STREAM.c.id == stream, STREAM.c.floor < top).values(floor=top)
    )
