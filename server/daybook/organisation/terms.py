"""Terms of an organisation, as an office sees and changes them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from daybook.access.service import Who
from daybook.organisation import desk
from daybook.organisation.desk import Item
from daybook.places import faults, terms
from daybook.places import service as places
from daybook.places.calendar import Calendar, read_holidays
from daybook.places.service import Place, Term


def listed(session: Session, who: Who, place: str) -> list[Item]:
    """The terms of the organisation of a place, oldest first; raises FORBIDDEN or NOT_FOUND."""
    org = _org(session, place)
    desk.need(session, who, "read", "term", org.id)
    return [_item(term) for term in places.terms(session, org.id)]


def create(session: Session, who: Who, asked: Mapping[str, Any]) -> Item:
    """A new term; raises FORBIDDEN, NOT_FOUND or INVALID."""
    org = _org(session, asked["place"])
    desk.need(session, who, "create", "term", org.id)
    made = terms.create_term(session, org.id, asked["name"], _calendar(asked))
    desk.settle(session, who, "term-made", made.id)
    return _item(made)


def change(session: Session, who: Who, term_id: str, asked: Mapping[str, Any]) -> Item:
    """Enter a term anew, what is not said as it was; raises FORBIDDEN, NOT_FOUND or INVALID."""
    found = terms.known_term(session, term_id)
    desk.need(session, who, "correct", "term", found.org)
    before = terms.calendar_of(found)
    stood = {
        "first_day": before.first_day,
        "last_day": before.last_day,
        "week1": before.week1,
        "holidays": found.holidays,
    }
    name = asked.get("name", found.name)
    terms.change_term(session, term_id, name, _calendar(stood | dict(asked)))
    desk.settle(session, who, "term-changed", term_id)
    return _item(found)


def _org(session: Session, place: str) -> Place:
    found = places.organisation_of(session, place)
    if found is None:
        raise faults.missing("这个单位不属于任何县", "This place belongs to no county.")
    return found


def _calendar(asked: Mapping[str, Any]) -> Calendar:
    return Calendar(
        asked["first_day"], asked["last_day"], asked["week1"], read_holidays(asked["holidays"])
    )


def _item(term: Term) -> Item:
    return {
        "id": term.id,
        "name": term.name,
        "first_day": term.first_day,
        "last_day": term.last_day,
        "week1": term.week1,
        "holidays": term.holidays,
    }
