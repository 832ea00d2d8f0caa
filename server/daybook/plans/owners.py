"""Whose a plan is: a person, a school, a link between two, a township; and whose phones have it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from daybook.accounts import people
from daybook.accounts import service as accounts
from daybook.forms.compiled import Localized
from daybook.places import faults, links, tree
from daybook.places import service as places
from daybook.places.service import Place

TOWNSHIPS = frozenset({"central", "bureau"})
"""Types of places that plan for the schools below them."""


@dataclass(frozen=True)
class Owner:
    """Whose a plan is; `schools` have it on their phones, `ended` when it can be no more."""

    kind: str
    id: str
    name: Localized
    schools: tuple[str, ...]
    ended: bool = False

    @property
    def told(self) -> dict[str, str]:
        """As a plan names it."""
        return {"kind": self.kind, "id": self.id}


def known(session: Session, owner: Mapping[str, str], day: date) -> Owner:
    """The owner that a plan names, as of a day; raises NOT_FOUND or INVALID."""
    kind, owner_id = owner["kind"], owner["id"]
    if kind == "person":
        return _person(session, owner_id, day)
    if kind == "link":
        return _link(session, owner_id, day)
    place = tree.known(session, owner_id)
    closed = place.closed is not None
    if kind == "school":
        if place.type not in places.SCHOOLS:
            raise faults.wrong(
                "owner", "请选择一所学校或幼儿园", "Choose a school or a kindergarten"
            )
        return Owner(kind, place.id, _words(place), (place.id,), closed)
    below = _open(session, places.schools_under(session, place.id))
    if place.type not in TOWNSHIPS or not below:
        raise faults.wrong("owner", "请选择一个乡镇", "Choose a township")
    return Owner(kind, place.id, _words(place), below, closed)


def names(session: Session, owners: Collection[tuple[str, str]]) -> dict[str, Localized]:
    """What owners, given as (kind, id), are called, by their ids."""
    ids = {kind: {one for held, one in owners if held == kind} for kind, _ in owners}
    said = accounts.names(session, ids.get("person", set()))
    found: dict[str, Localized] = {one: {"zh": name, "en": name} for one, name in said.items()}
    wanted = ids.get("school", set()) | ids.get("township", set())
    sides = {one: links.known_link(session, one) for one in ids.get("link", ())}
    wanted |= {side for link in sides.values() for side in (link.supporting, link.aided)}
    at = {place.id: _words(place) for place in places.places(session, wanted)}
    found |= at
    for one, link in sides.items():
        found[one] = _both(at[link.supporting], at[link.aided])
    return found


def _person(session: Session, user: str, day: date) -> Owner:
    account = people.known(session, user)
    roles = accounts.roles_of(session, user, day)
    at = places.workplaces(session, user, roles, day)
    today = day.isoformat()
    hosts = [
        held.host
        for held in places.placements_of(session, user)
        if held.since <= today <= held.until and held.host in at
    ]
    school = next(iter([*hosts, *at]), None)
    name: Localized = {"zh": account.name, "en": account.name}
    return Owner("person", user, name, (school,) if school is not None else (), school is None)


def _link(session: Session, link_id: str, day: date) -> Owner:
    link = links.known_link(session, link_id)
    at = {one.id: _words(one) for one in places.places(session, [link.supporting, link.aided])}
    over = link.until is not None and link.until < day.isoformat()
    name = _both(at[link.supporting], at[link.aided])
    return Owner("link", link.id, name, (link.supporting, link.aided), over)


def _open(session: Session, schools: Collection[str]) -> tuple[str, ...]:
    found = places.in_order(places.places(session, schools))
    return tuple(place.id for place in found if place.closed is None)


def _both(supporting: Localized, aided: Localized) -> Localized:
    return {
        "zh": f"{supporting['zh']} → {aided['zh']}",
        "en": f"{supporting['en']} → {aided['en']}",
    }


def _words(place: Place) -> Localized:
    return {"zh": place.name_zh, "en": place.name_en}
