"""Queries of lists."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from daybook.db import Base
from daybook.imports.models import Batch


def batch(session: Session, batch_id: str) -> Batch | None:
    """The list of this id, or None; locked, so that it is taken over once."""
    return session.get(Batch, batch_id, with_for_update=True)


def batches(session: Session, school: str, most: int) -> Sequence[Batch]:
    """The lists of a school that were taken over, the latest first, undone ones among them."""
    rows = select(Batch).where(Batch.school == school, Batch.state != "preview")
    return session.scalars(rows.order_by(Batch.at.desc(), Batch.id.desc()).limit(most)).all()


def forget_before(session: Session, looked: int, applied: int) -> None:
    """Remove looks older than a time (ms), and what older lists kept for their undoing."""
    session.execute(delete(Batch).where(Batch.state == "preview", Batch.at < looked))
    old = update(Batch).where(Batch.state == "applied", Batch.at < applied)
    session.execute(old.values(done=None))


def referred(session: Session, table: str, rows: Collection[str]) -> set[str]:
    """Those of some rows of `table` that a row of any other table names."""
    naming = [
        key.parent
        for other in Base.metadata.sorted_tables
        for key in other.foreign_keys
        if key.column.table.name == table
    ]
    found: set[str] = set()
    for column in naming:
        found |= set(session.scalars(select(column).where(column.in_(rows)).distinct()))
    return found
