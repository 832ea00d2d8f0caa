"""A change that somebody makes through the office instead of a phone: journalled like any other."""

import orjson
from daybook_sync.errors import ErrorCode
from daybook_sync.ids import new_id
from daybook_sync.merge import Outcome
from daybook_sync.mutation import Change, Mutation, wire_mutation
from daybook_sync.values import Value
from sqlalchemy.orm import Session

from daybook import clock
from daybook.errors import Problem
from daybook.streams import kinds, ledger, store
from daybook.streams.chunk import Chunk
from daybook.streams.item import Item, fingerprint
from daybook.streams.kinds import Author

_NO_SLOT = 1
"""It comes by no grant: whether somebody may is for the caller to know."""


def act(
    session: Session,
    author: Author,
    key: str,
    change: Change,
    rid: str,
    fields: dict[str, Value],
    kind: str | None = None,
) -> None:
    """Make one change of a row in the stream of that key, as somebody who sees it as it is now.

    Whether they may, and whether it is right, is asked before. The caller commits. Raises CONFLICT
    when it cannot be applied.
    """
    now = clock.now()
    locked = store.lock_key(session, key)
    mid = new_id()
    seen = (locked.epoch, locked.head)
    mutation = Mutation(mid, change, _NO_SLOT, rid, kind, None, seen, None, mid, now, fields)
    raw = wire_mutation(mutation)
    found = ledger.stored(session, locked, [rid]).get(rid)
    item = Item(
        0, mutation, raw, fingerprint(orjson.dumps(raw, option=orjson.OPT_SORT_KEYS)), now, now
    )
    item = item.without(kinds.amended(session, mutation, found[0] if found else None))
    chunk = Chunk(session, author, locked.id, [item], now)
    answer = chunk.take(item)
    if answer.outcome not in {Outcome.OK, Outcome.MERGED}:
        raise Problem(ErrorCode.CONFLICT, "The record is not there as it was.")
    chunk.store()
