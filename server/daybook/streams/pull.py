"""The pull: from one snapshot, what a person may see and their phone has not got yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import orjson
from daybook_sync.cursor import Cursor, advance, needs_reset, wire_cursor
from daybook_sync.merge import effective
from daybook_sync.messages import SyncRequest
from daybook_sync.values import Value
from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from daybook.streams import store
from daybook.streams.entries import Grant, Member

RECORD: Final = store.RECORD

MOST_BYTES: Final = 1_048_576
MOST_ROWS: Final = 1000
PACKING: Final = 3
"""Rows shrink at least this much on the wire; the phone's wish is in packed bytes."""

FIRST: Final = ("me/", "org/")
"""Streams that come whole before others: who I am, then forms, terms and places."""

_ROW_BYTES: Final = 250
"""A small row, for how many to ask for at once; the budget itself counts real bytes."""

_OVERHEAD: Final = 120
"""What a row takes besides its body."""

_PAGE: Final = (
    select(
        RECORD.c.rid,
        RECORD.c.seq,
        RECORD.c.kind,
        RECORD.c.owner,
        RECORD.c.vis,
        RECORD.c.deleted,
        RECORD.c.form,
        RECORD.c.form_version,
        RECORD.c.created_at,
        RECORD.c.received_at,
        RECORD.c.body,
    )
    .where(RECORD.c.stream == bindparam("in_stream"), RECORD.c.seq > bindparam("seen"))
    .where(or_(RECORD.c.deleted.is_(False), RECORD.c.seq > bindparam("boot")))
    .order_by(RECORD.c.seq)
    .limit(bindparam("most"))
)
_MINE: Final = (RECORD.c.owner == bindparam("viewer"), RECORD.c.writer == bindparam("viewer"))
_TEAM_PAGE: Final = _PAGE.where(or_(RECORD.c.vis < store.PERSONAL, *_MINE))
_OWN_PAGE: Final = _PAGE.where(or_(RECORD.c.vis == 0, *_MINE))


@dataclass(slots=True)
class Parts:
    """The parts of an answer that concern streams, as they go on the wire."""

    grants: list[list[Value]] = field(default_factory=list)
    cursors: list[list[int]] = field(default_factory=list)
    resets: list[int] = field(default_factory=list)
    rows: dict[str, list[Value]] = field(default_factory=dict)
    tombstones: dict[str, list[Value]] = field(default_factory=dict)
    backed_up: dict[str, int] = field(default_factory=dict)
    more: bool = False

    def add(self, slot: int, rows: list[Value], removed: list[Value], *, more: bool) -> None:
        """Note one stream's rows and tombstones, and whether there are more of them."""
        if rows:
            self.rows[str(slot)] = rows
        if removed:
            self.tombstones[str(slot)] = removed
        self.more = self.more or more

    def wire(self) -> dict[str, Value]:
        """The keys of the answer that say something."""
        said = {
            "g": self.grants,
            "c": self.cursors,
            "z": self.resets,
            "r": self.rows,
            "x": self.tombstones,
        }
        return {key: value for key, value in said.items() if value}


def read(session: Session, user: str, request: SyncRequest) -> Parts:
    """Rows after the request's cursors, of the streams the person holds now."""
    parts = Parts()
    mine = [member for member in store.members(session, user) if member.open]
    cursors = _resume(parts, mine, {cursor.slot: cursor for cursor in request.cursors})
    left = min(request.wish * PACKING, MOST_BYTES)
    behind = [member for member in mine if cursors[member.grant.slot].seq < member.head]
    for place, member in enumerate(sorted(behind, key=_turn)):
        first = member.grant.key.startswith(FIRST)
        share = left if first else left // (len(behind) - place)
        left -= _read_stream(session, parts, user, member, cursors, share)
    known = set(request.cursors)
    parts.cursors = [wire_cursor(cursor) for cursor in cursors.values() if cursor not in known]
    told = {cursor.slot: cursor.epoch for cursor in request.cursors}
    safe = {m.grant.slot: _safe(session, m, told.get(m.grant.slot)) for m in mine}
    parts.backed_up = {str(slot): seq for slot, seq in safe.items() if seq}
    return parts


def _safe(session: Session, member: Member, epoch: int | None) -> int:
    """Up to which seq of the phone's epoch everything is surely in a backup.

    After a restore a seq of an earlier epoch counts no further than where each later epoch began:
    the numbers above that were given again, to other changes. Nothing is known of a stream whose
    epoch the phone does not name, or names one that a restore has undone.
    """
    if epoch == member.epoch or not member.backed_up:
        return member.backed_up
    if epoch is None:
        return 0
    return effective((epoch, member.backed_up), store.epochs(session, member.grant.stream_id))


def _turn(member: Member) -> tuple[int, int]:
    key = member.grant.key
    order = [place for place, prefix in enumerate(FIRST) if key.startswith(prefix)]
    return (order[0] if order else len(FIRST), member.grant.slot)


def _resume(parts: Parts, mine: Sequence[Member], held: Mapping[int, Cursor]) -> dict[int, Cursor]:
    """Where each stream goes on: grants opened and closed and streams reset are noted."""
    cursors: dict[int, Cursor] = {}
    grants = {member.grant.slot: member.grant for member in mine}
    for slot, told in held.items():
        if slot not in grants or grants[slot].gid != told.gid:
            parts.grants.append([-slot, told.gid])
    for member in mine:
        grant = member.grant
        start = Cursor(grant.slot, grant.gid, member.epoch, 0, member.head or None)
        cursor = held.get(grant.slot)
        if cursor is None or cursor.gid != grant.gid:
            parts.grants.append([grant.slot, grant.gid, grant.key, grant.role])
            cursor = start
        elif needs_reset(cursor, epoch=member.epoch, head=member.head, floor=member.floor):
            parts.resets.append(grant.slot)
            cursor = start
        cursors[grant.slot] = cursor
    return cursors


def _read_stream(
    session: Session,
    parts: Parts,
    user: str,
    member: Member,
    cursors: dict[int, Cursor],
    share: int,
) -> int:
    """Add one stream's next rows within `share` bytes, but one at least; the bytes it took."""
    if share <= 0:
        parts.more = True
        return 0
    grant, cursor = member.grant, cursors[member.grant.slot]
    most = min(MOST_ROWS, 1 + share // _ROW_BYTES)
    found = _page(session, user, grant, cursor, most)
    rows: list[Value] = []
    removed: list[Value] = []
    seq, used, fits = cursor.seq, 0, True
    for record in found:
        size = _OVERHEAD if record.deleted else _OVERHEAD + len(record.body)
        fits = not used or used + size <= share
        if not fits:
            break
        used, seq = used + size, record.seq
        (removed if record.deleted else rows).append(_wire(record))
    whole = fits and len(found) < most
    parts.add(grant.slot, rows, removed, more=not whole)
    cursors[grant.slot] = advance(cursor, member.head if whole else seq)
    return used


def _page(session: Session, user: str, grant: Grant, cursor: Cursor, most: int) -> Sequence[Any]:
    """The stream's next `most` rows that the grant shows.

    While the stream is first downloaded, tombstones from before the download are left out.
    """
    asked = {
        "in_stream": grant.stream_id,
        "seen": cursor.seq,
        "boot": cursor.boot or 0,
        "most": most,
        "viewer": user,
    }
    query = _OWN_PAGE if grant.role == "teacher" else _TEAM_PAGE
    return session.connection().execute(query, asked).all()


def _wire(record: Any) -> list[Value]:
    """A row as it travels; its body is copied as the text that it is."""
    if record.deleted:
        return [record.rid, record.seq]
    meta: dict[str, Value] = {"o": record.owner, "v": record.vis}
    if record.form is not None:
        meta["f"] = [record.form, record.form_version]
    meta["ca"] = record.created_at
    meta["ra"] = record.received_at
    return [record.rid, record.seq, record.kind, meta, orjson.Fragment(record.body)]
