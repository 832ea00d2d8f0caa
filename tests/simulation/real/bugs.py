"""The seeded bugs: each breaks the real page or the real server in one place, and is noticed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from daybook_sync.cursor import advance
from daybook_sync.merge import apply
from daybook_sync.mutation import Mutation
from sqlalchemy import text
from sqlalchemy.orm import Session

from daybook.streams import chunk, compaction, ledger, pull, push, store

PHONE_BUGS = {
    "accept_stale": "a reply counts whatever request it answers",
    "cursor_first": "the cursors are stored apart from the rows, and the phone dies in between",
    "forget_on_ack": "a change is forgotten as soon as it is acknowledged",
    "forget_on_send": "a change is forgotten as soon as it is sent",
}
SERVER_BUGS = {
    "answer_first": "changes are acknowledged and not committed",
    "base_ignored": "every change counts as if its author had seen everything",
    "cursor_to_head": "the cursor is moved to the head although the page ends before it",
    "filter_ignored": "private rows are sent to everyone in the stream",
    "gc_no_floor": "removals are compacted away without a trace",
    "lww_drop": "the loser of a clash is not kept",
    "no_chain_hold": "a change is applied although the one it builds on is held",
    "no_dedupe": "the journal is not asked whether a change was here before",
    "restore_no_epoch": "a restore does not start a new epoch",
}
BUGS = PHONE_BUGS | SERVER_BUGS


def _seen_all(state: Any, mutation: Mutation, *rest: Any, **more: Any) -> Any:
    return apply(state, replace(mutation, base=(mutation.base[0], 10**9)), *rest, **more)


def _uncommitted(session: Session, author: Any, stream: Any, items: Any, now: int) -> Any:
    part = chunk.Chunk(session, author, stream, items, now)
    answers = [part.take(item) for item in items]
    part.store()
    session.rollback()
    return answers


def _read_to_head(session: Session, parts: Any, user: str, member: Any, *rest: Any) -> int:
    cursors, share = rest
    used = pull._read_stream(session, parts, user, member, cursors, share)
    slot = member.grant.slot
    cursors[slot] = advance(cursors[slot], member.head)
    return used


def _without_floor(session: Session, before: int, commit: Callable[[], None]) -> int:
    removed = compaction.compact(session, before, commit)
    session.connection().execute(text("UPDATE stream SET floor = 0"))
    commit()
    return removed


_PLACES: dict[str, tuple[Any, str, Any]] = {
    "answer_first": (push, "_commit", _uncommitted),
    "base_ignored": (chunk, "apply", _seen_all),
    "cursor_to_head": (pull, "_read_stream", _read_to_head),
    "filter_ignored": (pull, "_OWN_PAGE", pull._PAGE),
    "gc_no_floor": (compaction, "compact", _without_floor),
    "lww_drop": (chunk.Chunk, "_tell", lambda *_: None),
    "no_chain_hold": (chunk.Chunk, "_fate", lambda *_: "applied"),
    "no_dedupe": (ledger, "known", lambda *_: {}),
    "restore_no_epoch": (store, "begin_epoch", lambda _session: None),
}


@contextmanager
def seeded(bug: str) -> Iterator[None]:
    """The server with `bug` in it; those of the phones are asked for when they are started."""
    if bug not in SERVER_BUGS:
        yield
        return
    where, name, instead = _PLACES[bug]
    real = getattr(where, name)
    if bug in {"cursor_to_head", "gc_no_floor"}:
        given = instead

        def instead(*rest: Any) -> Any:
            with patch.object(where, name, real):
                return given(*rest)

    with patch.object(where, name, instead):
        yield
