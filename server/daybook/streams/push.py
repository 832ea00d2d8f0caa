"""The push: check mutations in a snapshot, then store them stream by stream, in small chunks."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final

import orjson
import structlog
from daybook_sync.cursor import Cursor
from daybook_sync.merge import Held, Outcome
from daybook_sync.messages import Answer, SyncRequest
from daybook_sync.mutation import MAX_BYTES, MalformedError, Mutation, parse_mutation
from daybook_sync.values import Value
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from daybook.errors import is_passing
from daybook.streams import kinds, store
from daybook.streams.chunk import Chunk
from daybook.streams.entries import Member
from daybook.streams.item import Item, fingerprint
from daybook.streams.kinds import Author, Row

log = structlog.get_logger()

CHUNK: Final = 50
MOST: Final = 500
"""Mutations of one request that are looked at; the rest is answered `later`."""

_queue = Lock()

BUDGET: Final = 2.0
"""Seconds a request may spend on storing; what is left then is answered `later`."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What a request brought: answers that need no storing, and items by stream.

    The stream None is of mutations for a slot that the person never had.
    """

    answers: list[Answer]
    items: dict[int | None, list[Item]]


def prepare(session: Session, author: Author, request: SyncRequest, now: int) -> Batch:
    """Read and check the mutations of a request, in a read snapshot, before anything is locked."""
    if not request.mutations:
        return Batch([], {})
    members = {member.grant.slot: member for member in store.members(session, author.user)}
    skew = 0 if request.now is None else now - request.now
    batch = Batch([], {})
    if _behind(members, request.cursors):
        # The phone hears of the restore now, and sends the lost work before what builds on it.
        put_off = (Answer(index, Outcome.LATER) for index in range(len(request.mutations)))
        return Batch(list(put_off), {})
    for index, raw in enumerate(request.mutations):
        if index >= MOST:
            batch.answers.append(Answer(index, Outcome.LATER))
            continue
        read = _read(index, raw, skew, now)
        if isinstance(read, Answer):
            batch.answers.append(read)
            continue
        member = members.get(read.mutation.slot)
        stream = member.grant.stream_id if member else None
        batch.items.setdefault(stream, []).append(read)
    _judge(session, author, batch, {member.grant.stream_id: member for member in members.values()})
    return batch


def write(session: Session, author: Author, batch: Batch, now: int) -> list[Answer]:
    """Store a batch; every chunk of one stream is a transaction of its own, committed here.

    Answers come in the order of the request and are durable when this returns.
    """
    deadline = time.monotonic() + BUDGET
    answers = list(batch.answers)
    for stream, items in batch.items.items():
        for chunk in _chunks(items):
            if time.monotonic() > deadline:
                answers += [Answer(item.index, Outcome.LATER) for item in chunk]
            else:
                answers += _write_chunk(session, author, stream, chunk, now)
    return sorted(answers, key=lambda answer: answer.index)


def _behind(members: Mapping[int, Member], cursors: Sequence[Cursor]) -> bool:
    """Whether a cursor is of an epoch that a restore has ended."""
    return any(
        cursor.slot in members and members[cursor.slot].epoch != cursor.epoch for cursor in cursors
    )


def _read(index: int, raw: Value, skew: int, now: int) -> Item | Answer:
    try:
        mutation = parse_mutation(raw)
        text = orjson.dumps(raw, option=orjson.OPT_SORT_KEYS)
    except (MalformedError, TypeError):
        return Answer(index, Outcome.REFUSED, None, {"reason": "malformed"})
    if len(text) > MAX_BYTES:
        return Answer(index, Outcome.REFUSED, None, {"reason": "too-large"})
    return Item(index, mutation, raw, fingerprint(text), mutation.at + skew, now)


def _judge(session: Session, author: Author, batch: Batch, members: dict[int, Member]) -> None:
    """Put a verdict on every item whose kind, or whose author's grant, does not allow it."""
    rids = [item.mutation.rid for items in batch.items.values() for item in items]
    again = {rid for rid, times in Counter(rids).items() if times > 1}
    found = store.rows(session, sorted(set(rids)))
    rows: dict[tuple[int | None, str], Row] = {(stream, row.rid): row for stream, row in found}
    kinds_of = {(row.rid, row.kind): stream for stream, row in found}
    for stream, items in batch.items.items():
        for place, item in enumerate(items):
            mutation = item.mutation
            row = rows.get((stream, mutation.rid))
            member = members.get(stream) if stream is not None else None
            elsewhere = kinds_of.get((mutation.rid, mutation.kind or ""), stream) != stream
            item, broken = _amended(session, item, row)
            verdict = broken or _verdict(session, author, item, row, member, elsewhere=elsewhere)
            items[place] = replace(item, verdict=verdict) if verdict is not None else item
            if verdict is None and member is not None and mutation.rid in again:
                key = member.grant.key
                rows[stream, mutation.rid] = _imagined(session, row, item, key, author)


def _amended(session: Session, item: Item, row: Row | None) -> tuple[Item, Held | None]:
    """The item without what may not be kept; held when nobody can tell what that is."""
    try:
        return item.without(kinds.amended(session, item.mutation, row)), None
    except SQLAlchemyError:
        raise
    except Exception as error:
        log.error("an amendment failed", mid=item.mutation.id, exc_info=error)
        return item, Held("invalid")


def _verdict(
    session: Session,
    author: Author,
    item: Item,
    row: Row | None,
    member: Member | None,
    *,
    elsewhere: bool,
) -> Held | None:
    mutation = item.mutation
    if member is None or not member.open:
        return Held("not-member")
    if elsewhere:
        return Held("state")
    if row is None and mutation.change != "put":
        return None
    if row is not None and not _is_shown(row, member, author):
        return Held("forbidden")
    kind = kinds.find(row.kind if row else mutation.kind)
    if kind is None:
        return Held("forbidden")
    try:
        return kind.check(session, author, mutation, row)
    except SQLAlchemyError:
        raise
    except Exception as error:
        log.error("a check failed", mid=mutation.id, kind=kind.name, exc_info=error)
        return Held("invalid")


def _is_shown(row: Row, member: Member, author: Author) -> bool:
    """Whether the author's grant shows them a row."""
    if author.user in {row.owner, row.writer}:
        return True
    return row.vis < (1 if member.grant.role == "teacher" else store.PERSONAL)


def _imagined(session: Session, row: Row | None, item: Item, key: str, author: Author) -> Row:
    """The row as the next mutation of this request will find it, for its check."""
    mutation = item.mutation
    if row is None:
        row = _new_row(session, mutation, item.est_at, key, author)
    body = {**row.body, **mutation.fields}
    kept = {name: value for name, value in body.items() if value is not None}
    return replace(row, body=kept, deleted=mutation.change == "del")


def _new_row(session: Session, mutation: Mutation, at: int, key: str, author: Author) -> Row:
    form, version = mutation.form or (None, None)
    kind = kinds.find(mutation.kind)
    owner = kind.owner(session, author, mutation) if kind is not None else author.user
    name = mutation.kind or ""
    row = Row(key, mutation.rid, name, owner, 0, 0, False, form, version, {}, at, 0)
    return row if owner == author.user else replace(row, writer=author.user)


def _chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]


def _write_chunk(
    session: Session, author: Author, stream: int | None, items: Sequence[Item], now: int
) -> list[Answer]:
    """Store a chunk at once; when that fails, one by one, so that one never blocks the rest."""
    try:
        return _commit(session, author, stream, items, now)
    except Exception as error:
        session.rollback()
        if isinstance(error, OperationalError):
            level = log.warning if is_passing(error) else log.error
            level("a chunk waits: the database does not take it", error=str(error.orig))
            return [Answer(item.index, Outcome.LATER) for item in items]
        log.warning("a chunk is stored one by one", error=repr(error))
    return [_write_one(session, author, stream, item, now) for item in items]


def _write_one(
    session: Session, author: Author, stream: int | None, item: Item, now: int
) -> Answer:
    """Store one mutation; what still cannot be applied is kept in quarantine."""
    for attempt in (item, replace(item, verdict=item.verdict or Held("invalid"))):
        try:
            return _commit(session, author, stream, [attempt], now)[0]
        except SQLAlchemyError as error:
            session.rollback()
            log.error("a mutation failed", mid=item.mutation.id, error=repr(error))
            if isinstance(error, OperationalError):
                break
        except Exception as error:
            session.rollback()
            log.error("a mutation failed", mid=item.mutation.id, exc_info=error)
    return Answer(item.index, Outcome.LATER)


def _commit(
    session: Session, author: Author, stream: int | None, items: Sequence[Item], now: int
) -> list[Answer]:
    with _turn(session):
        chunk = Chunk(session, author, stream, items, now)
        answers = [chunk.take(item) for item in items]
        chunk.store()
        session.commit()
    return answers


def _turn(session: Session) -> AbstractContextManager[object]:
    """A place in this process's queue of writers, on SQLite.

    SQLite has one writer, and whoever waits for it polls and sleeps past their turn: measured, a
    third more CPU time for each record. PostgreSQL queues by stream itself.
    """
    return _queue if session.get_bind().dialect.name == "sqlite" else nullcontext()
