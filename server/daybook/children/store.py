"""Queries of children, their classes over time, and what their guardians said."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from daybook.children.models import Child, ChildStay, Consent, RemovedName, SchoolPrivacy


def child(session: Session, child_id: str) -> Child | None:
    """The child of this id, or None."""
    return session.get(Child, child_id)


def children_of(session: Session, classes: Collection[str]) -> Sequence[Child]:
    """The children of some classes, oldest entry first."""
    rows = select(Child).where(Child.school_class.in_(classes)).order_by(Child.id)
    return session.scalars(rows).all()


def consents_of(session: Session, ids: Collection[str]) -> Mapping[str, str]:
    """What was said of records, by child; an id that is no child's is left out."""
    found = session.scalars(select(Child).where(Child.id.in_(ids)))
    return {child.id: child.consent for child in found}


def names(session: Session, ids: Collection[str]) -> Mapping[str, str]:
    """The names of some children, by id."""
    rows = session.execute(select(Child.id, Child.name).where(Child.id.in_(ids)))
    return {found[0]: found[1] for found in rows}


def left_days(session: Session, ids: Collection[str]) -> Mapping[str, str]:
    """The day on which each of some children left school; those that did not are left out."""
    rows = select(Child.id, Child.left_on).where(Child.id.in_(ids), Child.left_on.is_not(None))
    return {child: day for child, day in session.execute(rows) if day is not None}


def next_number(session: Session, school_class: str) -> int:
    """The number that the next child of a class gets: none is given twice."""
    top = select(func.max(ChildStay.number)).where(ChildStay.school_class == school_class)
    return (session.scalar(top) or 0) + 1


def stays(session: Session, child_id: str) -> Sequence[ChildStay]:
    """The classes that a child was in, the first one first."""
    rows = select(ChildStay).where(ChildStay.child == child_id)
    return session.scalars(rows.order_by(ChildStay.since, ChildStay.id)).all()


def ended_before(session: Session, day: str) -> Sequence[ChildStay]:
    """The stays that ended before a day ("YYYY-MM-DD")."""
    rows = select(ChildStay).where(ChildStay.until.is_not(None), ChildStay.until < day)
    return session.scalars(rows.order_by(ChildStay.id)).all()


def consents(session: Session, child_id: str) -> Sequence[Consent]:
    """What was said over time of one child, the latest first."""
    rows = select(Consent).where(Consent.child == child_id)
    return session.scalars(rows.order_by(Consent.at.desc(), Consent.id.desc())).all()


def forget(session: Session, child_id: str) -> None:
    """Remove everything of a child from the register; the caller removes the rows of phones."""
    for model, column in ((ChildStay, ChildStay.child), (Consent, Consent.child)):
        session.execute(delete(model).where(column == child_id))
    session.execute(delete(Child).where(Child.id == child_id))


def privacy(session: Session, school: str) -> SchoolPrivacy | None:
    """Whom families of a school turn to; None where nobody said."""
    return session.get(SchoolPrivacy, school)


def removed_names(session: Session, school: str) -> Sequence[RemovedName]:
    """The traces of names that a school no longer keeps."""
    rows = select(RemovedName).where(RemovedName.school == school).order_by(RemovedName.id)
    return session.scalars(rows).all()


def end_traces(session: Session, now: int) -> int:
    """Remove the traces whose time is over; how many there were."""
    gone = session.execute(
        delete(RemovedName).where(RemovedName.until < now).returning(RemovedName.id)
    )
    return len(gone.all())
