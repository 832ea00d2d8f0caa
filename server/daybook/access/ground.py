"""The facts that the policy's reaches stand on: what lies below what, who works with whom."""

from collections.abc import Mapping, Sequence
from datetime import date

from flask import current_app
from sqlalchemy.orm import Session

from daybook import clock
from daybook.places import service as places
from daybook.settings import Settings

Roles = Sequence[tuple[str, str]]
"""What somebody is and where: (role, place id)."""


def today() -> date:
    """The day whose facts count."""
    settings: Settings = current_app.extensions["daybook.settings"]
    return clock.day_of(clock.now(), settings.time_zone)


def lies_below(session: Session, place: str, root: str) -> bool:
    """Whether a place is `root` or lies anywhere under it."""
    at: str | None = place
    while at is not None and at != root:
        found = places.places(session, [at])
        at = found[0].parent if found else None
    return at == root


def same_county(session: Session, place: str, other: str) -> bool:
    """Whether two places belong to one organisation."""
    here, there = places.organisation_of(session, place), places.organisation_of(session, other)
    return here is not None and there is not None and here.id == there.id


def county_schools(session: Session, place: str) -> frozenset[str]:
    """The schools of the organisation of a place."""
    org = places.organisation_of(session, place)
    return places.schools_under(session, org.id) if org is not None else frozenset()


def classes_of(
    session: Session, user: str, held: Roles, *, lead: bool = False
) -> Mapping[str, str]:
    """The classes that somebody teaches, or leads, each with its school."""
    return places.taught_by(session, user, held, today(), lead=lead)


def pairs_of(session: Session, user: str, held: Roles, role: str, place: str) -> frozenset[str]:
    """The pairs with a side at the school of a head; in any other role, those one is a side of."""
    if role == "head":
        return places.pairs_of_school(session, place)
    return places.pairs_of_side(session, user, {at for one, at in held if one == "head"})


def people_of(session: Session, user: str, held: Roles, role: str, place: str) -> frozenset[str]:
    """Whose work somebody reads at a place: as captain the team's, as partner that of own people.

    Nobody's in any other role.
    """
    if role == "captain":
        return places.led_by(session, user, place, today())
    if role == "partner":
        return places.sent_by(session, {at for one, at in held if one == "head"}, place)
    return frozenset()
