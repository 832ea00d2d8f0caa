"""Queries of children."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from daybook.children.models import Child


def child(session: Session, child_id: str) -> Child | None:
    """The child of this id, or None."""
    return session.get(Child, child_id)


def children_of(session: Session, classes: Collection[str]) -> Sequence[Child]:
    """The children of some classes, oldest entry first."""
    rows = select(Child).where(Child.school_class.in_(classes)).order_by(Child.id)
    return session.scalars(rows).all()
