"""Keeps the lines of reviews, and what lists say of their records, in the same transaction."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import event
from sqlalchemy.orm import Session

from daybook.records import service as records
from daybook.reviews import body as said
from daybook.reviews import store
from daybook.reviews.models import ReviewEntry
from daybook.streams.kinds import Row

RETURNED: Final = "returned"
ANSWERED: Final = "answered"
SEEN: Final = "seen"
UNSEEN: Final = ""

_PENDING: Final = "daybook.reviews.pending"


def changed(session: Session, row: Row) -> None:
    """Note that a review was written or removed."""
    session.info.setdefault(_PENDING, {})[row.rid] = row


def state_of(reviews: Sequence[ReviewEntry], author: str) -> str:
    """Where the conversation about a record of `author` stands; reviews are oldest first.

    `returned` while a request to complete it is open, `answered` once every one was answered and
    nobody has looked since, `seen` when anybody else said anything, else "".
    """
    answered = {one.answers for one in reviews if one.verb == said.ANSWER}
    if any(one.verb == said.RETURN and one.rid not in answered for one in reviews):
        return RETURNED
    by_others = [place for place, one in enumerate(reviews) if one.writer != author]
    answers = [place for place, one in enumerate(reviews) if one.verb == said.ANSWER]
    if answers and max(by_others, default=-1) < answers[-1]:
        return ANSWERED
    return SEEN if by_others else UNSEEN


@event.listens_for(Session, "before_commit")
def _write(session: Session) -> None:
    rows = session.info.pop(_PENDING, {})
    if rows:
        write(session, list(rows.values()))


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_PENDING, None)


def write(session: Session, rows: Sequence[Row]) -> None:
    """Write the lines of these reviews, and the states of their records."""
    lines = [_line(row) for row in rows if isinstance(row.body.get("record"), str)]
    store.put(session, lines)
    about = {str(line["record"]) for line in lines}
    reviews = store.of(session, about)
    states = {
        rid: state_of(reviews.get(rid, []), entry.owner)
        for rid, entry in records.lines_of(session, about).items()
    }
    records.put_states(session, states)


def _line(row: Row) -> dict[str, Any]:
    answers = row.body.get("to")
    return {
        "rid": row.rid,
        "record": row.body["record"],
        "stream": row.stream,
        "verb": row.body.get("do"),
        "writer": row.writer or row.owner,
        "answers": answers if isinstance(answers, str) else None,
        "at": row.created_at,
        "received": row.received_at,
        "deleted": row.deleted,
    }
