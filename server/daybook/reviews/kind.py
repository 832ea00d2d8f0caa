"""The kind `review`: where one lies, whose it is, and who may say what of whose record."""

from dataclasses import replace
from typing import Any, Final

from daybook_sync.merge import Held
from daybook_sync.mutation import Mutation
from sqlalchemy.orm import Session

from daybook.children import traces
from daybook.records import writing
from daybook.reviews import body as said
from daybook.reviews import projection
from daybook.streams import kinds
from daybook.streams import service as streams
from daybook.streams.kinds import Author, Row

NAME: Final = "review"
OWN_AND_LEADERS, PRIVATE = 1, 2


def check(session: Session, author: Author, mutation: Mutation, row: Row | None) -> Held | None:
    """None when somebody may say this of the record, else why it is held.

    What is said stands as it was said: only its removal, by who said it, changes anything.
    """
    if row is not None:
        own = author.user in {row.writer or row.owner}
        return None if own and mutation.change == "del" else Held("forbidden")
    if mutation.change != "put":
        return None
    body = _written(mutation)
    wrong = said.faults(body)
    if wrong:
        return Held("invalid", wrong)
    if body["by"] != author.user:
        return Held("forbidden")
    record = record_of(session, mutation)
    if record is None:
        # What an author says of a record of the same request is there before the record is.
        return None if body["do"] in said.OF_AUTHOR else Held("gone")
    if record.stream != writing.stream_of(session, author.user, mutation.slot):
        return Held("state")
    return None if may_say(session, author, body["do"], record) else Held("forbidden")


def release(session: Session, mutation: Mutation, row: Row | None, key: str) -> Held | None:
    """None when somebody in charge may have it applied: said by its author, of a record there."""
    if row is not None or mutation.change != "put":
        return None if mutation.change == "del" else Held("forbidden")
    body = _written(mutation)
    wrong = said.faults(body)
    if wrong:
        return Held("invalid", wrong)
    entry = streams.held_entry(session, mutation.id)
    if entry is not None and entry.user != body["by"]:
        return Held("forbidden")
    record = record_of(session, mutation)
    if record is None:
        return Held("gone")
    return None if record.stream == key else Held("state")


def may_say(session: Session, author: Author, verb: str, record: Row) -> bool:
    """Whether somebody may say this of a record: its author answers, whoever reviews it asks."""
    if verb in said.OF_AUTHOR and writing.may_correct(session, author, record):
        return True
    if verb == said.ANSWER or record.owner == author.user:
        return False
    return writing.may_review(session, author, record)


def owner(session: Session, author: Author, mutation: Mutation) -> str | None:
    """A review belongs to whoever the record belongs to, so that they always see it."""
    record = record_of(session, mutation)
    return record.owner if record is not None else author.user


def visibility(session: Session, mutation: Mutation) -> int:
    """A review is as visible as its record; thanks are between two people."""
    if mutation.fields.get("do") == said.THANKS:
        return PRIVATE
    record = record_of(session, mutation)
    return record.vis if record is not None else OWN_AND_LEADERS


def amend(session: Session, mutation: Mutation, row: Row | None) -> Mutation:
    """The review with codes where names stood that are no longer kept."""
    record = record_of(session, mutation) if row is None else None
    school = record.body.get("_school") if record is not None else None
    if not isinstance(school, str):
        return mutation
    fields = traces.cleaned(mutation.fields, traces.of_school(session, school))
    return mutation if fields == mutation.fields else replace(mutation, fields=fields)


def record_of(session: Session, mutation: Mutation) -> Row | None:
    """The record that a review is about, removed or not; None when there is none."""
    rid = mutation.fields.get("record")
    row = streams.row(session, rid) if isinstance(rid, str) else None
    return row if row is not None and row.kind == "record" else None


def _written(mutation: Mutation) -> dict[str, Any]:
    return {name: value for name, value in mutation.fields.items() if value is not None}


def register() -> None:
    """Let the sync engine know what a review is."""
    kinds.register(kinds.Kind(NAME, check, visibility, projection.changed, release, amend, owner))
