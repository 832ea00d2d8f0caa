"""Somebody in charge decides what becomes of a held mutation: accept, correct or give back.

Who may do so is for the caller to know. The caller commits, once, last.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from daybook_sync.errors import ErrorCode
from daybook_sync.ids import is_id
from daybook_sync.merge import Held
from daybook_sync.mutation import is_field, parse_mutation
from daybook_sync.values import Value
from sqlalchemy.orm import Session

from daybook import clock
from daybook.errors import Problem
from daybook.streams import kinds, ledger, quarantine, resolution, store
from daybook.streams.chunk import Chunk
from daybook.streams.entries import RETURNED, HeldEntry, Resolution
from daybook.streams.item import Correction, Item
from daybook.streams.kinds import Author, Row

ACCEPTED: Final = "accepted"
CORRECTED: Final = "corrected"

LONGEST_NOTE: Final = 500
"""Characters of what is said to the author."""


def hindrance(session: Session, entry: HeldEntry) -> Held | None:
    """Why `entry` cannot be applied as it stands; None when it can be accepted."""
    if entry.key is None:
        return Held("not-member")
    mutation = parse_mutation(dict(entry.mutation))
    here = next((row for stream, row in _rows(session, entry) if stream == entry.stream), None)
    return _elsewhere(session, entry) or kinds.hindrance(session, mutation, here, entry.key)


def accept(session: Session, leader: str, mid: str) -> HeldEntry:
    """Apply a held mutation after all, and those that were held only because they follow it.

    Raises NOT_FOUND, or CONFLICT when it is settled already or cannot be applied.
    """
    return _release(session, leader, mid, None)


def correct(session: Session, leader: str, mid: str, fields: Mapping[str, Value]) -> HeldEntry:
    """Apply a held mutation with `fields` laid over its own; null clears one.

    Raises NOT_FOUND, CONFLICT, or INVALID with words per question.
    """
    if not fields or not all(map(is_field, fields)):
        raise Problem(ErrorCode.INVALID, "A correction names the fields it changes.")
    return _release(session, leader, mid, fields)


def give_back(session: Session, leader: str, mid: str, note: str) -> HeldEntry:
    """Ask the author to complete a held mutation; it may still be settled in any way.

    Raises NOT_FOUND, CONFLICT when it is settled, or INVALID without a note.
    """
    said = note.strip()
    if not 0 < len(said) <= LONGEST_NOTE:
        raise Problem(ErrorCode.INVALID, f"A note has 1 to {LONGEST_NOTE} characters.")
    entry = _entry(session, mid)
    if entry.stream is not None:
        store.lock(session, entry.stream)
    entry = _still_open(quarantine.locked(session, [mid]), mid)
    settled = Resolution(RETURNED, clock.now(), leader, said)
    resolution.settle(session, entry, settled, None)
    return replace(entry, resolution=settled)


def _release(
    session: Session, leader: str, mid: str, fields: Mapping[str, Value] | None
) -> HeldEntry:
    entry = _entry(session, mid)
    if entry.stream is None:
        raise Problem(ErrorCode.CONFLICT, "Nobody knows where this belongs.")
    store.lock(session, entry.stream)
    behind = [other.mid for other in quarantine.held(session, user=entry.user, rid=entry.rid)]
    found = quarantine.locked(session, [mid, *behind])
    entry = _still_open(found, mid)
    chain = [entry, *_followers(entry, list(found.values()))]
    now = clock.now()
    items = _items(session, chain)
    if fields is not None:
        items[mid] = _corrected(items[mid], Correction(fields, leader, now))
    chunk = Chunk(session, Author(entry.user, entry.device), entry.stream, [*items.values()], now)
    settled = Resolution(ACCEPTED if fields is None else CORRECTED, now, leader, None, fields)
    result = _elsewhere(session, entry) or chunk.release(entry, items[mid], settled)
    if isinstance(result, Held):
        raise _problem(result)
    _release_followers(chunk, chain[1:], items, Resolution(ACCEPTED, now, leader))
    chunk.store()
    return replace(entry, resolution=settled)


def _release_followers(
    chunk: Chunk, followers: Sequence[HeldEntry], items: Mapping[str, Item], settled: Resolution
) -> None:
    """Apply in order what followed; what follows something that stays held stays as well."""
    left: set[str] = set()
    for entry in followers:
        item = items[entry.mid]
        if item.mutation.after in left or isinstance(chunk.release(entry, item, settled), Held):
            left.add(entry.mid)


def _followers(first: HeldEntry, others: Sequence[HeldEntry]) -> Iterator[HeldEntry]:
    """What was held only because it follows `first`, directly or not, in order."""
    waiting = [
        entry
        for entry in others
        if entry.reason == "after-held"
        and entry.stream == first.stream
        and entry.resolution is None
        and entry.mid != first.mid
    ]
    taken = {first.mid}
    while ready := [entry for entry in waiting if entry.mutation.get("af") in taken]:
        taken |= {entry.mid for entry in ready}
        waiting = [entry for entry in waiting if entry.mid not in taken]
        yield from ready


def _items(session: Session, chain: Sequence[HeldEntry]) -> dict[str, Item]:
    """Each entry as a mutation on its way, under the id by which it is kept."""
    known = ledger.known(session, [entry.mid for entry in chain])
    return {
        entry.mid: Item(
            index=0,
            mutation=replace(parse_mutation(dict(entry.mutation)), id=entry.mid),
            raw=dict(entry.mutation),
            fingerprint=known[entry.mid].fingerprint,
            est_at=known[entry.mid].at,
            received_at=entry.received_at,
            released=True,
        )
        for entry in chain
    }


def _corrected(item: Item, correction: Correction) -> Item:
    if item.mutation.change not in {"put", "set"}:
        raise Problem(ErrorCode.CONFLICT, "There is nothing in it that could be corrected.")
    fields = {**item.mutation.fields, **correction.fields}
    return replace(item, mutation=replace(item.mutation, fields=fields), correction=correction)


def _elsewhere(session: Session, entry: HeldEntry) -> Held | None:
    """That another stream holds this row: it must not be made a second time."""
    kind = entry.mutation.get("t")
    for stream, row in _rows(session, entry):
        if stream != entry.stream and kind in {None, row.kind}:
            return Held("state")
    return None


def _rows(session: Session, entry: HeldEntry) -> list[tuple[int, Row]]:
    return store.rows(session, [entry.rid])


def _entry(session: Session, mid: str) -> HeldEntry:
    entry = quarantine.entry(session, mid) if is_id(mid) else None
    if entry is None:
        raise Problem(ErrorCode.NOT_FOUND, "Nothing is held under this id.")
    return entry


def _still_open(found: Mapping[str, HeldEntry], mid: str) -> HeldEntry:
    entry = found[mid]
    if entry.resolution is not None and entry.resolution.final:
        raise Problem(ErrorCode.CONFLICT, f"This is {entry.resolution.state} already.")
    return entry


def _problem(why: Held) -> Problem:
    if why.fields:
        return Problem(ErrorCode.INVALID, "The form's rules forbid this.", fields=why.fields)
    return Problem(ErrorCode.CONFLICT, f"This cannot be applied: {why.reason}.")
