"""Queries of what is held, and of what became of it; nothing is ever deleted here."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import orjson
from daybook_sync.values import Value
from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.orm import Session

from daybook.streams import store
from daybook.streams.entries import RETURNED, HeldEntry, Resolution

QUARANTINE, STREAM = store.QUARANTINE, store.STREAM

OPEN: Final = "open"
SETTLED: Final = "settled"

_ENTRIES = select(QUARANTINE, STREAM.c.key).join(
    STREAM, STREAM.c.id == QUARANTINE.c.stream, isouter=True
)
_LOCK = (
    select(QUARANTINE.c.mid)
    .where(QUARANTINE.c.mid.in_(bindparam("mids", expanding=True)))
    .order_by(QUARANTINE.c.mid)
    .with_for_update()
)
_SETTLE = (
    update(QUARANTINE)
    .where(QUARANTINE.c.mid == bindparam("of_mid"))
    .values(
        resolved_at=bindparam("at"),
        resolution=bindparam("state"),
        resolved_by=bindparam("by"),
        note=bindparam("said"),
        corrected=bindparam("laid_over"),
    )
)


def held(
    session: Session,
    *,
    state: str = OPEN,
    user: str | None = None,
    keys: Sequence[str] | None = None,
    rid: str | None = None,
) -> list[HeldEntry]:
    """Entries that are `open`, `returned` or `settled`, newest first; settled: last settled first.

    Of a person, of streams, of a row, where these are given.
    """
    query = _in_state(_ENTRIES, state)
    if user is not None:
        query = query.where(QUARANTINE.c.usr == user)
    if keys is not None:
        query = query.where(STREAM.c.key.in_(keys))
    if rid is not None:
        query = query.where(QUARANTINE.c.rid == rid)
    return [_entry(found) for found in session.connection().execute(query)]


def entry(session: Session, mid: str) -> HeldEntry | None:
    """The entry of that id, whatever became of it."""
    return named(session, [mid]).get(mid)


def named(session: Session, mids: Collection[str]) -> dict[str, HeldEntry]:
    """Entries by id."""
    query = _ENTRIES.where(QUARANTINE.c.mid.in_(mids))
    return {found.mid: _entry(found) for found in session.connection().execute(query)}


def locked(session: Session, mids: Collection[str]) -> dict[str, HeldEntry]:
    """Entries by id, which nobody else can settle until the transaction ends.

    A stream that is to be written is locked before.
    """
    session.connection().execute(_LOCK, {"mids": sorted(mids)}).all()
    return named(session, mids)


def settle(session: Session, mid: str, resolution: Resolution) -> None:
    """Write down what became of an entry."""
    corrected = resolution.corrected
    session.connection().execute(
        _SETTLE,
        {
            "of_mid": mid,
            "at": resolution.at,
            "state": resolution.state,
            "by": resolution.by,
            "said": resolution.note,
            "laid_over": None if corrected is None else orjson.dumps(corrected).decode(),
        },
    )


def _in_state(query: Select[Any], state: str) -> Select[Any]:
    newest_first = QUARANTINE.c.received_at.desc(), QUARANTINE.c.mid
    found = QUARANTINE.c.resolution
    if state == OPEN:
        return query.where(found.is_(None)).order_by(*newest_first)
    if state == RETURNED:
        return query.where(found == RETURNED).order_by(*newest_first)
    return query.where(found != RETURNED).order_by(
        QUARANTINE.c.resolved_at.desc(), QUARANTINE.c.mid
    )


def _entry(found: Any) -> HeldEntry:
    return HeldEntry(
        mid=found.mid,
        stream=found.stream,
        key=found.key,
        rid=found.rid,
        user=found.usr,
        device=found.device,
        reason=found.reason,
        fields=orjson.loads(found.fields),
        mutation=orjson.loads(found.raw),
        received_at=found.received_at,
        resolution=_resolution(found),
    )


def _resolution(found: Any) -> Resolution | None:
    if found.resolution is None:
        return None
    corrected: Mapping[str, Value] | None = (
        None if found.corrected is None else orjson.loads(found.corrected)
    )
    return Resolution(found.resolution, found.resolved_at, found.resolved_by, found.note, corrected)
