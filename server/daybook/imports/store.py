"""Queries of lists."""

from collections.abc import Sequence

from sqlalchemy import delete, exists, select, update
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


def is_referred(session: Session, table: str, row: str) -> bool:
    """Whether a row of any other table names this row of `table`."""
    naming = [
        key.parent
        for other in Base.metadata.sorted_tables
        for key in other.foreign_keys
        if key.column.table.name == table
    ]
    return any(session.scalar(select(exists().where(column == row))) for column in naming)
