"""Who belongs to which audience: the streams that a role, a placement or a class brings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from daybook.places import store
from daybook.places.calendar import school_year
from daybook.places.models import Placement

REPLACES_HOME = frozenset({"term", "year", "rotation", "village", "secondment"})
"""Placements during which somebody works at the host instead of at home."""


@dataclass(frozen=True)
class Audience:
    """A stream that somebody holds, and as what."""

    key: str
    role: str


def org_stream(org: str) -> str:
    """The stream of an organisation: forms, terms, places."""
    return f"org/{org}"


def school_stream(school: str, year: str) -> str:
    """The stream of a school in a school year: classes, people, the school's records."""
    return f"school/{school}/{year}"


def class_stream(school_class: str, year: str) -> str:
    """The stream of a class in a school year: children and what concerns them."""
    return f"class/{school_class}/{year}"


def own_stream(user: str) -> str:
    """The stream of one person."""
    return f"me/{user}"


def workplaces(
    session: Session, user: str, roles: Iterable[tuple[str, str]], day: date
) -> dict[str, str]:
    """The schools where somebody works on `day`, each with the role there: teacher or head."""
    placed = [held for held in store.placements_of(session, user) if _runs(held, day)]
    return workplaces_when(placed, roles)


def workplaces_when(
    running: Sequence[Placement], roles: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """The schools where somebody with these running placements and roles works, by school.

    A placement of the kinds that replace the home school leaves only the host.
    """
    at: dict[str, str] = {}
    for role, place in roles:
        if role in {"teacher", "head"} and at.get(place) != "head":
            at[place] = role
    if any(held.type in REPLACES_HOME for held in running):
        at = {place: role for place, role in at.items() if role == "head"}
    for held in running:
        at.setdefault(held.host, "teacher")
    return at


def held_by(
    session: Session, user: str, roles: Sequence[tuple[str, str]], day: date
) -> list[Audience]:
    """The streams that somebody holds on `day`.

    Everybody: own and organisation's. Who works at a school: the school's, as teacher or leader.
    Who teaches a class there: the class's, as one of the team.
    """
    year = school_year(day)
    at = workplaces(session, user, roles, day)
    orgs = {
        org.id
        for place in (*(place for _, place in roles), *at)
        if (org := store.root(session, place))
    }
    found = [Audience(own_stream(user), "teacher")]
    found += [Audience(org_stream(org), "teacher") for org in sorted(orgs)]
    for school, role in at.items():
        found.append(
            Audience(school_stream(school, year), "leader" if role == "head" else "teacher")
        )
    for taught in store.teams_of(session, user, day.isoformat()):
        school_class = store.school_class(session, taught)
        if school_class is not None and school_class.school in at:
            found.append(Audience(class_stream(taught, year), "team"))
    return found


def _runs(placement: Placement, day: date) -> bool:
    return placement.since <= day.isoformat() <= placement.until
