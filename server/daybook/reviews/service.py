"""What somebody says of a record through the office, and what was said of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from daybook_sync.errors import ErrorCode
from daybook_sync.ids import new_id
from daybook_sync.values import Value
from sqlalchemy.orm import Session

from daybook import clock
from daybook.access.service import Who
from daybook.errors import Problem
from daybook.records import parts
from daybook.records import service as records
from daybook.records.naming import Book
from daybook.records.service import RecordEntry
from daybook.reviews import body as said
from daybook.reviews import kind, store
from daybook.streams import service as streams
from daybook.streams.kinds import Author, Row

MOST_SEEN: Final = 100
"""Records that are marked as seen at once: more than a page shows."""

ORDER: Final = (said.SEEN, said.COMMENT, said.RETURN, said.THANKS, said.ANSWER)


@dataclass(frozen=True)
class Heard:
    """What was said of a record, what one reader may say, and whether reading it is noted."""

    items: list[dict[str, Any]]
    may: list[str]
    entry: RecordEntry
    noted: bool


def heard(session: Session, author: Author, who: Who, rid: str) -> Heard:
    """The conversation about a record; raises NOT_FOUND when the record is not for them."""
    entry, row = _record(session, who, rid)
    scope = parts.addressed(session, who, records.scope_of(session, who), rid)
    whole = records.is_whole(scope, entry)
    shown = _shown_to(session, author.user, row)
    book = Book(session)
    book.meet({_writer(one) or "" for one in shown} - {""})
    items = [_told(one, book, whole=whole) for one in shown]
    may = [] if row.deleted else [do for do in ORDER if kind.may_say(session, author, do, row)]
    noted = entry.private and whole and entry.owner != who.user and len(items) > 0
    return Heard(items, may, entry, noted)


def say(
    session: Session, author: Author, who: Who, rid: str, asked: dict[str, Any]
) -> dict[str, Any]:
    """Say something of a record; raises NOT_FOUND, FORBIDDEN, or INVALID with words by field.

    To a withdrawn record nothing can be asked: raises GONE.
    """
    _entry, row = _record(session, who, rid)
    if row.deleted:
        raise Problem(ErrorCode.GONE, "This record was withdrawn.")
    if not kind.may_say(session, author, asked["do"], row):
        raise Problem(ErrorCode.FORBIDDEN, "This is not for you to say of this record.")
    made = _put(session, author, _name(session, author.user), row, asked)
    found = streams.row(session, made)
    if found is None:
        raise Problem(ErrorCode.CONFLICT, "The record is not there as it was.")
    return _told(found, Book(session), whole=True)


def see(session: Session, author: Author, who: Who, rids: Sequence[str]) -> int:
    """Mark a page of records as seen; how many were. What is not for them is passed over."""
    found = streams.rows(session, sorted(set(rids)))
    scope = records.scope_of(session, who)
    lines = records.lines_of(session, found.keys())
    name = _name(session, author.user)
    seen = 0
    for row in sorted(found.values(), key=lambda row: (row.stream, row.rid)):
        entry = lines.get(row.rid)
        if entry is None or row.deleted or not records.may_open(scope, entry):
            continue
        if kind.may_say(session, author, said.SEEN, row):
            _put(session, author, name, row, {"do": said.SEEN})
            seen += 1
    return seen


def forget(session: Session, rids: Collection[str]) -> None:
    """Empty all that was said of records that are emptied; it leaves the phones."""
    for rid in store.forget(session, rids):
        streams.rewrite(session, [rid], lambda _fields: {})
        row = streams.row(session, rid)
        if row is not None and not row.deleted:
            streams.erase(session, row.stream, rid)


def _record(session: Session, who: Who, rid: str) -> tuple[RecordEntry, Row]:
    entry = records.lines_of(session, [rid]).get(rid)
    row = streams.row(session, rid) if entry is not None else None
    scope = parts.addressed(session, who, records.scope_of(session, who), rid)
    if entry is None or row is None or not records.may_open(scope, entry):
        raise Problem(ErrorCode.NOT_FOUND, "There is no such record for you.")
    return entry, row


def _put(session: Session, author: Author, name: str, row: Row, asked: dict[str, Any]) -> str:
    told = {key: value for key, value in asked.items() if value not in (None, "", [])}
    body: dict[str, Value] = {
        **told,
        "record": row.rid,
        "by": author.user,
        "name": name[: said.LONGEST_NAME],
        "at": clock.now(),
    }
    wrong = said.faults(body)
    if wrong:
        raise Problem(ErrorCode.INVALID, "This cannot be said so.", fields=wrong)
    made = new_id()
    streams.act(session, author, row.stream, "put", made, body, kind.NAME)
    return made


def _shown_to(session: Session, user: str, record: Row) -> list[Row]:
    """The rows of what was said of a record, oldest first; of thanks only one's own."""
    lines = store.of(session, [record.rid]).get(record.rid, [])
    rows = streams.rows(session, [line.rid for line in lines])
    found = [rows[line.rid] for line in lines if line.rid in rows]
    return [row for row in found if row.vis < kind.PRIVATE or user in {row.owner, row.writer}]


def _writer(row: Row) -> str | None:
    return row.writer or row.owner


def _told(row: Row, book: Book, *, whole: bool) -> dict[str, Any]:
    body = row.body
    return {
        "rid": row.rid,
        "do": body.get("do"),
        "text": body.get("text") if whole else None,
        "on": body.get("on") or [],
        "to": body.get("to"),
        "by": book.person(_writer(row) or ""),
        "at": row.created_at,
    }


def _name(session: Session, user: str) -> str:
    name: str = Book(session).person(user)["name"]
    return name
