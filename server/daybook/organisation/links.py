"""Support links between schools, as an office sees and changes them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from daybook.access import service as access
from daybook.access.service import Who
from daybook.accounts import people
from daybook.organisation import desk
from daybook.organisation.desk import Item
from daybook.places import links
from daybook.places import service as places
from daybook.places.service import SupportLink


def listed(session: Session, who: Who) -> list[Item]:
    """Every link, running or over, of the schools whose links somebody sees."""
    seen = access.schools(session, who, "read", "link")
    return [_item(link) for link in places.links_of(session, seen)]


def create(session: Session, who: Who, asked: Mapping[str, Any]) -> Item:
    """A new link between two schools; raises FORBIDDEN, NOT_FOUND, INVALID or CONFLICT."""
    desk.need(session, who, "create", "link", asked["supporting"], asked["aided"])
    for side in ("supporting", "aided"):
        desk.school(session, asked[side], side)
    made = links.create_link(
        session, asked["supporting"], asked["aided"], asked["since"], asked.get("until")
    )
    _settle(session, who, "link-made", made)
    return _item(made)


def end(session: Session, who: Who, link_id: str, until: date) -> Item:
    """Set the last day of a link; raises FORBIDDEN or NOT_FOUND."""
    found = links.known_link(session, link_id)
    desk.need(session, who, "manage", "link", found.supporting, found.aided)
    links.end_link(session, link_id, until)
    _settle(session, who, "link-ended", found)
    return _item(found)


def _settle(session: Session, who: Who, act: Any, link: SupportLink) -> None:
    heads = people.heads_of(session, [link.supporting], desk.today())
    days = {"since": link.since, "until": link.until}
    desk.settle(session, who, act, link.id, heads, **days)


def _item(link: SupportLink) -> Item:
    return {
        "id": link.id,
        "supporting": link.supporting,
        "aided": link.aided,
        "since": link.since,
        "until": link.until,
    }
