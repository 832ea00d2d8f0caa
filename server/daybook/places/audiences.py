"""Who belongs to which audience: the streams that roles, placements, classes and pairs bring."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from daybook.places import store, support_store
from daybook.places.calendar import school_year
from daybook.places.support_models import Placement

REPLACES_HOME = frozenset({"term", "year", "rotation", "village", "secondment"})
"""Placements during which somebody works at the host instead of at home."""

AT_WORK = {
    "head": "head",
    "teacher": "teacher",
    "group_leader": "teacher",
    "counsellor": "teacher",
}
"""Roles that bring somebody to work at a school, and as what."""


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


def pair_stream(pair: str) -> str:
    """The stream of a pair: its sides and the leaders of both."""
    return f"pair/{pair}"


def workplaces(
    session: Session, user: str, roles: Iterable[tuple[str, str]], day: date
) -> dict[str, str]:
    """The schools where somebody works on `day`, each with the role there: teacher or head."""
    placed = [held for held in support_store.placements_of(session, user) if _runs(held, day)]
    return workplaces_when(placed, roles)


def workplaces_when(
    running: Sequence[Placement], roles: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """The schools where somebody with these running placements and roles works, by school.

    A placement of the kinds that replace the home school takes a teacher away from the school
    that it says, else from every one. Who leads a school leads it from wherever they are.
    """
    at: dict[str, str] = {}
    for role, place in roles:
        if role in AT_WORK and at.get(place) != "head":
            at[place] = AT_WORK[role]
    away = [held.home for held in running if held.type in REPLACES_HOME]
    at = {
        place: role
        for place, role in at.items()
        if role == "head" or not (None in away or place in away)
    }
    for held in running:
        at.setdefault(held.host, "teacher")
    return at


def held_by(
    session: Session, user: str, roles: Sequence[tuple[str, str]], day: date
) -> list[Audience]:
    """The streams that somebody holds on `day`.

    Everybody: own and organisation's. Who works at a school: the school's, as teacher or leader.
    Who teaches a class there: the class's, as one of the team. Who is a side of a pair, or leads
    the school of one: the pair's.
    """
    year = school_year(day)
    at = workplaces(session, user, roles, day)
    orgs = {
        org.id
        for place in (*(place for _, place in roles), *at)
        if (org := store.root(session, place)) is not None
    }
    found = [Audience(own_stream(user), "teacher")]
    found += [Audience(org_stream(org), "teacher") for org in sorted(orgs)]
    for school, role in at.items():
        found.append(
            Audience(school_stream(school, year), "leader" if role == "head" else "teacher")
        )
    for taught in store.teams_of(session, user, day.isoformat()):
        if taught.school in at:
            found.append(Audience(class_stream(taught.id, year), "team"))
    heads = [place for role, place in roles if role == "head"]
    for pair in support_store.pairs_held(session, user, heads, day.isoformat()):
        side = user in {pair.supporter, pair.supported}
        found.append(Audience(pair_stream(pair.id), "team" if side else "leader"))
    return found


def _runs(placement: Placement, day: date) -> bool:
    return placement.since <= day.isoformat() <= placement.until
