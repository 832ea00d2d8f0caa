"""Queries on the lines of reviews."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Table, delete, insert, select
from sqlalchemy.orm import Session

from daybook.reviews.models import ReviewEntry

_REVIEW = cast(Table, ReviewEntry.__table__)


def put(session: Session, lines: Sequence[Mapping[str, Any]]) -> None:
    """Write the lines of reviews over those that were there."""
    if lines:
        session.execute(delete(ReviewEntry).where(_REVIEW.c.rid.in_([one["rid"] for one in lines])))
        session.connection().execute(insert(_REVIEW), list(lines))


def of(session: Session, records: Collection[str]) -> dict[str, list[ReviewEntry]]:
    """What was said of some records and not taken back, by record, oldest first."""
    query = select(ReviewEntry).where(
        ReviewEntry.record.in_(records), ReviewEntry.deleted.is_(False)
    )
    found: dict[str, list[ReviewEntry]] = {}
    for one in session.scalars(query.order_by(ReviewEntry.received, ReviewEntry.at)):
        found.setdefault(one.record, []).append(one)
    return found


def forget(session: Session, records: Collection[str]) -> list[str]:
    """Drop the lines of all that was said of some records; the ids of those reviews."""
    gone = list(session.scalars(select(ReviewEntry.rid).where(ReviewEntry.record.in_(records))))
    session.execute(delete(ReviewEntry).where(ReviewEntry.record.in_(records)))
    return gone
