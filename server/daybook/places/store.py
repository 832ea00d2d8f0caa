"""Queries of places, classes, their teams and terms."""

from collections.abc import Collection, Sequence

from sqlalchemy import BindParameter, ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from daybook.places.models import Place, SchoolClass, TeamMember, Term

BUREAU = "bureau"


def runs_on(
    since: InstrumentedAttribute[str],
    until: InstrumentedAttribute[str | None],
    day: str | BindParameter[str],
) -> ColumnElement[bool]:
    """Whether a dated fact holds on `day` ("YYYY-MM-DD"); both its days are included."""
    return (since <= day) & or_(until.is_(None), until >= day)


def place(session: Session, place_id: str) -> Place | None:
    """The place of this id, or None."""
    return session.get(Place, place_id)


def root(session: Session, place_id: str) -> Place | None:
    """The organisation that a place belongs to; None above all organisations and for no place."""
    found = place(session, place_id)
    while found is not None and found.type != BUREAU:
        found = place(session, found.parent) if found.parent is not None else None
    return found


def organisations(session: Session) -> Sequence[Place]:
    """Every bureau, oldest first."""
    return session.scalars(select(Place).where(Place.type == BUREAU).order_by(Place.id)).all()


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


def teams_of(session: Session, account: str, day: str) -> Sequence[SchoolClass]:
    """The open classes that somebody teaches on `day`."""
    return session.scalars(
        select(SchoolClass)
        .join(TeamMember, TeamMember.school_class == SchoolClass.id)
        .where(TeamMember.account == account, SchoolClass.closed.is_(None))
        .where(runs_on(TeamMember.since, TeamMember.until, day))
        .order_by(SchoolClass.id)
    ).all()


def team_members(session: Session, classes: Collection[str], day: str) -> Sequence[TeamMember]:
    """Who teaches some classes on `day`, whose own class it is first."""
    return session.scalars(
        select(TeamMember)
        .where(TeamMember.school_class.in_(classes))
        .where(runs_on(TeamMember.since, TeamMember.until, day))
        .order_by(TeamMember.lead.desc(), TeamMember.since, TeamMember.id)
    ).all()


def memberships_at(session: Session, account: str, school: str, day: str) -> Sequence[TeamMember]:
    """In which teams of a school somebody is on `day` or will be."""
    return session.scalars(
        select(TeamMember)
        .join(SchoolClass, SchoolClass.id == TeamMember.school_class)
        .where(TeamMember.account == account, SchoolClass.school == school)
        .where(or_(TeamMember.until.is_(None), TeamMember.until >= day))
    ).all()


def terms(session: Session, org: str) -> Sequence[Term]:
    """The terms of an organisation, oldest first."""
    return session.scalars(select(Term).where(Term.org == org).order_by(Term.first_day)).all()


def term(session: Session, term_id: str) -> Term | None:
    """The term of this id, or None."""
    return session.get(Term, term_id)


def term_on(session: Session, org: str, day: str) -> Term | None:
    """The term that `day` lies in, or else the last one begun before it, or None."""
    rows = select(Term).where(Term.org == org, Term.first_day <= day)
    return session.scalars(rows.order_by(Term.first_day.desc()).limit(1)).first()


def open_below(session: Session, place_id: str) -> int:
    """How many open places lie directly below one, and how many open classes it has."""
    children = select(func.count()).where(Place.parent == place_id, Place.closed.is_(None))
    classes = select(func.count()).where(
        SchoolClass.school == place_id, SchoolClass.closed.is_(None)
    )
    return int(session.scalar(children) or 0) + int(session.scalar(classes) or 0)
