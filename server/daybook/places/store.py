"""Queries of places, classes, teams, terms and placements."""

from collections.abc import Collection, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from daybook.places.models import Place, Placement, SchoolClass, TeamMember, Term


def place(session: Session, place_id: str) -> Place | None:
    """The place of this id, or None."""
    return session.get(Place, place_id)


def root(session: Session, place_id: str) -> Place | None:
    """The organisation that a place belongs to, or None when there is no such place."""
    found = place(session, place_id)
    while found is not None and found.parent is not None:
        found = place(session, found.parent)
    return found


def organisations(session: Session) -> Sequence[Place]:
    """The places without a parent, oldest first."""
    return session.scalars(select(Place).where(Place.parent.is_(None)).order_by(Place.id)).all()


def below(session: Session, place_id: str) -> Sequence[Place]:
    """A place and everything below it, parents before children of the same age."""
    tree = select(Place.id).where(Place.id == place_id).cte("tree", recursive=True)
    child = aliased(Place)
    tree = tree.union_all(select(child.id).where(child.parent == tree.c.id))
    rows = select(Place).where(Place.id.in_(select(tree.c.id))).order_by(Place.id)
    return session.scalars(rows).all()


def places(session: Session, ids: Collection[str]) -> Sequence[Place]:
    """The places of these ids, oldest first."""
    return session.scalars(select(Place).where(Place.id.in_(ids)).order_by(Place.id)).all()


def school_class(session: Session, class_id: str) -> SchoolClass | None:
    """The class of this id, or None."""
    return session.get(SchoolClass, class_id)


def classes_of(session: Session, schools: Collection[str]) -> Sequence[SchoolClass]:
    """The classes of some schools, oldest first."""
    rows = select(SchoolClass).where(SchoolClass.school.in_(schools)).order_by(SchoolClass.id)
    return session.scalars(rows).all()


def teams_of(session: Session, account: str, day: str) -> Sequence[str]:
    """The classes that somebody teaches on `day`."""
    return session.scalars(
        select(TeamMember.school_class)
        .where(TeamMember.account == account, TeamMember.since <= day)
        .where(or_(TeamMember.until.is_(None), TeamMember.until >= day))
        .order_by(TeamMember.school_class)
    ).all()


def placements_of(session: Session, account: str) -> Sequence[Placement]:
    """Everywhere somebody was, is or will be placed, oldest first."""
    rows = (
        select(Placement)
        .where(Placement.account == account)
        .order_by(Placement.since, Placement.id)
    )
    return session.scalars(rows).all()


def placements_on(session: Session, day: str) -> Sequence[Placement]:
    """Every placement that runs on `day`."""
    rows = select(Placement).where(Placement.since <= day, Placement.until >= day)
    return session.scalars(rows.order_by(Placement.since, Placement.id)).all()


def placements_at(session: Session, hosts: Collection[str]) -> Sequence[Placement]:
    """Every placement that ever was or will be at some hosts."""
    return session.scalars(select(Placement).where(Placement.host.in_(hosts))).all()


def terms(session: Session, org: str) -> Sequence[Term]:
    """The terms of an organisation, oldest first."""
    return session.scalars(select(Term).where(Term.org == org).order_by(Term.first_day)).all()


def term_on(session: Session, org: str, day: str) -> Term | None:
    """The term that `day` lies in, or else the last one begun before it, or None."""
    rows = select(Term).where(Term.org == org, Term.first_day <= day)
    return session.scalars(rows.order_by(Term.first_day.desc()).limit(1)).first()
