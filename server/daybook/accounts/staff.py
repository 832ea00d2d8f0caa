"""Whose people they are: who belongs to a place, and what somebody is or will be where."""

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Session

from daybook.accounts import office_store, service


def people_at(session: Session, place: str, day: date) -> frozenset[str]:
    """Who has a role at a school or office, today or soon, and who works there on `day`."""
    at_work = service.staff_at(session, [place], day)[place]
    return frozenset(at_work) | office_store.staff_of(session, place, day.isoformat())


def standings(
    session: Session, people: Collection[str], day: date
) -> dict[str, list[tuple[str, str]]]:
    """The stored (role, place) pairs of some people, on `day` or later; all of them named."""
    return office_store.standings(session, people, day.isoformat())
