"""Rows that the server itself writes: no journal, no merge, a seq only when something differs."""

from dataclasses import replace

from daybook_sync.ids import new_id
from daybook_sync.merge import EVERY, REMOVAL
from daybook_sync.values import Value, same
from sqlalchemy.orm import Session

from daybook.streams import kinds, ledger, store
from daybook.streams.entries import Locked
from daybook.streams.kinds import Row
from daybook.streams.ledger import Versions, Writes


def publish(session: Session, row: Row) -> None:
    """Write `row` into the stream it names; of an existing row only the body changes."""
    locked = store.lock_key(session, row.stream)
    body = {name: value for name, value in row.body.items() if value is not None}
    seq = locked.head + 1
    found = ledger.stored(session, locked, [row.rid]).get(row.rid)
    if found is None:
        fresh = replace(row, body=body, seq=seq)
        columns = ledger.columns(locked.id, fresh, {EVERY: [seq, new_id()]})
        return _write(session, locked, fresh, Writes(fresh=[columns]))
    old, versions = found
    if not old.deleted and same(old.body, body):
        return None
    changed = replace(old, body=body, seq=seq, deleted=False)
    columns = ledger.columns(locked.id, changed, _versions(versions, old, body, seq))
    return _write(session, locked, changed, Writes(changed=[columns]))


def withdraw(session: Session, key: str, rid: str, *, follow: bool = True) -> None:
    """Remove a row; nothing happens when there is none. Its kind may `follow` it or not."""
    locked = store.lock_key(session, key)
    old, versions = ledger.stored(session, locked, [rid]).get(rid, (None, {}))
    if old is None or old.deleted:
        return
    seq = locked.head + 1
    gone = replace(old, seq=seq, deleted=True)
    columns = ledger.columns(locked.id, gone, versions | {REMOVAL: [seq, new_id()]})
    _write(session, locked, gone, Writes(changed=[columns]), follow=follow)


def _versions(versions: Versions, old: Row, body: dict[str, Value], seq: int) -> Versions:
    names = {*old.body, *body}
    changed = {name for name in names if not same(old.body.get(name), body.get(name))}
    kept = {name: version for name, version in versions.items() if name != REMOVAL}
    mine = [seq, new_id()]
    return kept | dict.fromkeys(changed, mine)


def _write(
    session: Session, locked: Locked, row: Row, writes: Writes, *, follow: bool = True
) -> None:
    ledger.write(session, writes)
    store.set_head(session, locked.id, row.seq)
    kind = kinds.find(row.kind)
    if kind is not None and follow:
        kind.changed(session, row)
