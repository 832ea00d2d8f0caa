"""What becomes of one mutation in each table, as the tables hold it."""

from typing import Any

import orjson
from daybook_sync.ids import stable_id
from daybook_sync.merge import Conflict, Held, State
from daybook_sync.messages import Answer
from daybook_sync.mutation import Mutation
from daybook_sync.values import Value

from daybook.streams.entries import HeldEntry, Locked
from daybook.streams.item import Item
from daybook.streams.kinds import Author
from daybook.streams.ledger import Versions, dumps


def versions(merged: State, item: Item) -> Versions:
    """The versions of a row's fields; one that somebody corrected is in a branch of its own.

    Its author has not seen the correction, so what they add without having seen it conflicts.
    """
    written: Versions = {name: list(version) for name, version in merged.versions.items()}
    if item.correction is not None:
        mid = item.mutation.id
        mine: Value = [merged.seq, stable_id(f"correction {mid}"), mid]
        written |= dict.fromkeys(item.correction.fields, mine)
    return written


def previous(state: State | None, mutation: Mutation) -> dict[str, Value] | None:
    """What the named fields held; None for a creation."""
    if state is None:
        return None
    return {name: state.body.get(name) for name in mutation.fields}


def journal_line(
    stream: int | None,
    author: Author,
    item: Item,
    answer: Answer,
    before: dict[str, Value] | None,
) -> dict[str, Any]:
    """The journal's entry; `before` is what the named fields held until then."""
    mutation = item.mutation
    return {
        "mid": mutation.id,
        "fingerprint": item.fingerprint,
        "stream": stream,
        "rid": mutation.rid,
        "change": mutation.change,
        "status": int(answer.outcome),
        "seq": answer.seq,
        "after": mutation.after,
        "branch": mutation.branch,
        "usr": author.user,
        "device": author.device,
        "op": dumps(mutation.fields),
        "prev": None if before is None else dumps(before),
        "detail": dumps(dict(answer.detail)) if answer.detail else None,
        "device_at": mutation.at,
        "est_at": item.est_at,
        "received_at": item.received_at,
    }


def conflict_line(stream: int, winner: Mutation, lost: Conflict, seq: int) -> dict[str, Any]:
    """A value that gave way to `winner`."""
    return {
        "stream": stream,
        "rid": winner.rid,
        "field": lost.field,
        "lost_mid": lost.lost,
        "lost_value": dumps(lost.value),
        "won_mid": winner.id,
        "seq": seq,
    }


def held(locked: Locked | None, author: Author, item: Item, why: Held) -> HeldEntry:
    """A mutation that is kept but not applied."""
    return HeldEntry(
        mid=item.mutation.id,
        stream=locked.id if locked else None,
        key=locked.key if locked else None,
        rid=item.mutation.rid,
        user=author.user,
        device=author.device,
        reason=why.reason,
        fields=why.fields,
        mutation=item.raw if isinstance(item.raw, dict) else {},
        received_at=item.received_at,
    )


def quarantine_line(entry: HeldEntry) -> dict[str, Any]:
    """An entry of the quarantine, with the bytes as they came."""
    return {
        "mid": entry.mid,
        "stream": entry.stream,
        "rid": entry.rid,
        "usr": entry.user,
        "device": entry.device,
        "reason": entry.reason,
        "fields": dumps(dict(entry.fields)),
        "raw": orjson.dumps(dict(entry.mutation)),
        "received_at": entry.received_at,
    }
