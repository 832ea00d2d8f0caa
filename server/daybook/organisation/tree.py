"""The tree of places, as an office sees and changes it."""

from collections.abc import Mapping
from typing import Any, Final

from daybook_sync.errors import ErrorCode
from flask import current_app
from sqlalchemy.orm import Session

from daybook.access import service as access
from daybook.access.reach import Action
from daybook.access.service import Who
from daybook.accounts import people
from daybook.errors import Problem
from daybook.organisation import desk
from daybook.organisation.desk import Item
from daybook.places import faults, tree
from daybook.places import service as places
from daybook.places.service import Place
from daybook.settings import Settings

ACTS: Final[tuple[Action, ...]] = ("create", "correct", "manage")
"""What may be done with a place: something made below it, its name changed, moved or closed."""


def listed(session: Session, who: Who) -> list[Item]:
    """The places that somebody sees, each after the one it lies under, with what they may do."""
    seen = access.all_places(session, who, "read", "place")
    if not seen:
        raise Problem(ErrorCode.FORBIDDEN, "The tree of places is for those who work there.")
    may = _may(session, who)
    return [_item(place, may) for place in places.in_order(places.places(session, seen))]


def create(session: Session, who: Who, asked: Mapping[str, Any]) -> Item:
    """A new place below another; raises FORBIDDEN, NOT_FOUND or INVALID."""
    desk.need(session, who, "create", "place", asked["parent"])
    if asked["type"] == "bureau":
        made = _bureau(session, asked)
    else:
        made = tree.create_place(session, asked["parent"], asked["type"], asked["name"])
    desk.settle(session, who, "place-made", made.id, parent=made.parent)
    return _one(session, who, made)


def change(session: Session, who: Who, place_id: str, asked: Mapping[str, Any]) -> Item:
    """Rename, move, close or open a place; raises FORBIDDEN, NOT_FOUND, INVALID or CONFLICT."""
    place = tree.known(session, place_id)
    if "name" in asked:
        desk.need(session, who, "correct", "place", place.id)
    if "parent" in asked:
        desk.need(session, who, "manage", "place", place.id, asked["parent"])
    if "name" in asked or "parent" in asked:
        tree.change_place(session, place.id, name=asked.get("name"), parent=asked.get("parent"))
        desk.settle(session, who, "place-changed", place.id, parent=place.parent)
    if "closed" in asked:
        desk.need(session, who, "manage", "place", place.id)
        _close(session, who, place, asked["closed"])
    return _one(session, who, place)


def _bureau(session: Session, asked: Mapping[str, Any]) -> Place:
    above = tree.known(session, asked["parent"])
    if above.type != "municipal":
        raise faults.wrong(
            "parent", "教育局只能归在市级下面", "A bureau lies below a municipal office only"
        )
    settings: Settings = current_app.extensions["daybook.settings"]
    return tree.create_org(session, asked["name"], settings.time_zone, parent=above.id)


def _close(session: Session, who: Who, place: Place, day: Any) -> None:
    if day is None:
        tree.open_place(session, place.id)
    else:
        if people.at_place(session, place.id, desk.today()):
            raise faults.in_the_way(
                "closed",
                "这里还有老师任职，请先把他们调走",
                "People still work there; move them first",
            )
        tree.close_place(session, place.id, day.isoformat())
    desk.settle(session, who, "place-closed", place.id, on=place.closed)


def _one(session: Session, who: Who, place: Place) -> Item:
    return _item(place, _may(session, who))


def _may(session: Session, who: Who) -> dict[Action, frozenset[str]]:
    return {act: access.all_places(session, who, act, "place") for act in ACTS}


def _item(place: Place, may: Mapping[Action, frozenset[str]]) -> Item:
    return {
        "id": place.id,
        "parent": place.parent,
        "type": place.type,
        "name": place.name,
        "closed": place.closed,
        "may": [act for act in ACTS if place.id in may[act]],
    }
