"""Queries of what was written down."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from daybook.audit.models import AuditEntry


@dataclass(frozen=True)
class Wanted:
    """Which entries are asked for; None means all, moments are in milliseconds."""

    schools: Collection[str] | None = None
    subjects: Collection[str] | None = None
    acts: Collection[str] | None = None
    since: int | None = None
    until: int | None = None


def entries(session: Session, wanted: Wanted, most: int) -> Sequence[AuditEntry]:
    """The newest entries, newest first."""
    rows = select(AuditEntry).order_by(AuditEntry.at.desc(), AuditEntry.id.desc()).limit(most)
    for column, among in (
        (AuditEntry.school, wanted.schools),
        (AuditEntry.subject, wanted.subjects),
        (AuditEntry.act, wanted.acts),
    ):
        if among is not None:
            rows = rows.where(column.in_(among))
    if wanted.since is not None:
        rows = rows.where(AuditEntry.at >= wanted.since)
    if wanted.until is not None:
        rows = rows.where(AuditEntry.at < wanted.until)
    return session.scalars(rows).all()
