"""Rows that the server itself writes: no journal, no merge, a seq only when something differs."""

from dataclasses import replace
from typing import Any

import orjson
from daybook_sync.ids import new_id
from daybook_sync.merge import EVERY, REMOVAL
from daybook_sync.values import Value, same
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from daybook.streams import kinds, store
from daybook.streams.kinds import Row

RECORD = store.RECORD

_ROW = select(RECORD).where(
    RECORD.c.stream == bindparam("in_stream"), RECORD.c.rid == bindparam("of_rid")
)
_UPDATE = (
    update(RECORD)
    .where(RECORD.c.stream == bindparam("in_stream"), RECORD.c.rid == bindparam("of_rid"))
    .values(
        seq=bindparam("seq"),
        deleted=bindparam("deleted"),
        body=bindparam("body"),
        versions=bindparam("versions"),
    )
)


def publish(session: Session, row: Row) -> None:
    """Write `row` into the stream it names; of an existing row only the body changes."""
    locked = store.lock_key(session, row.stream)
    body = {name: value for name, value in row.body.items() if value is not None}
    stored = session.connection().execute(_ROW, _at(locked.id, row.rid)).one_or_none()
    seq = locked.head + 1
    if stored is None:
        row = replace(row, body=body, seq=seq)
        _insert(session, locked.id, row)
    else:
        old = store.row_of(row.stream, stored)
        if not old.deleted and same(old.body, body):
            return
        versions = _versions(orjson.loads(stored.versions), old, body, seq)
        row = replace(old, body=body, seq=seq, deleted=False)
        _update(session, locked.id, row, versions)
    _done(session, locked.id, row)


def withdraw(session: Session, key: str, rid: str) -> None:
    """Remove a row; nothing happens when there is none."""
    locked = store.lock_key(session, key)
    stored = session.connection().execute(_ROW, _at(locked.id, rid)).one_or_none()
    if stored is None or stored.deleted:
        return
    seq = locked.head + 1
    row = replace(store.row_of(key, stored), seq=seq, deleted=True)
    _update(session, locked.id, row, orjson.loads(stored.versions) | {REMOVAL: [seq, new_id()]})
    _done(session, locked.id, row)


def _versions(
    versions: dict[str, Value], old: Row, body: dict[str, Value], seq: int
) -> dict[str, Value]:
    mine = [seq, new_id()]
    names = {*old.body, *body}
    changed = {name for name in names if not same(old.body.get(name), body.get(name))}
    kept = {name: version for name, version in versions.items() if name != REMOVAL}
    return kept | dict.fromkeys(changed, mine)


def _at(stream: int, rid: str) -> dict[str, Any]:
    return {"in_stream": stream, "of_rid": rid}


def _insert(session: Session, stream: int, row: Row) -> None:
    session.connection().execute(
        insert(RECORD),
        {
            "stream": stream,
            "rid": row.rid,
            "kind": row.kind,
            "owner": row.owner,
            "vis": row.vis,
            "seq": row.seq,
            "deleted": False,
            "form": row.form,
            "form_version": row.form_version,
            "body": orjson.dumps(row.body).decode(),
            "versions": orjson.dumps({EVERY: [row.seq, new_id()]}).decode(),
            "created_at": row.created_at,
            "received_at": row.received_at,
        },
    )


def _update(session: Session, stream: int, row: Row, versions: dict[str, Value]) -> None:
    changed = {
        "seq": row.seq,
        "deleted": row.deleted,
        "body": orjson.dumps(row.body).decode(),
        "versions": orjson.dumps(versions).decode(),
    }
    session.connection().execute(_UPDATE, _at(stream, row.rid) | changed)


def _done(session: Session, stream: int, row: Row) -> None:
    store.set_head(session, stream, row.seq)
    kind = kinds.find(row.kind)
    if kind is not None:
        kind.changed(session, row)
