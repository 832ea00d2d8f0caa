"""Placements, as an office sees and makes them: one line for a journey, whatever its hosts."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from daybook.access.service import Who
from daybook.accounts import people
from daybook.accounts import service as accounts
from daybook.organisation import desk
from daybook.organisation.desk import Item
from daybook.places import placements
from daybook.places import service as places
from daybook.places.service import Placement


def listed(session: Session, who: Who, school: str) -> list[Item]:
    """Who is or was sent to or from a school, newest first; raises FORBIDDEN."""
    desk.need(session, who, "read", "placement", school)
    found = places.placements_from_or_at(session, [school])
    return items(session, places.journeys(session, {one.journey for one in found}))


def create(session: Session, who: Who, asked: Mapping[str, Any]) -> Item:
    """Send somebody to some schools; raises FORBIDDEN, NOT_FOUND or INVALID."""
    account = people.known(session, asked["account"])
    home = people.home_of(session, account.id, asked["since"])
    hosts = asked["hosts"]
    desk.need(session, who, "create", "placement", *hosts, *([home] if home else []))
    for host in hosts:
        desk.school(session, host, "hosts")
    made = placements.send(
        session,
        account.id,
        asked["type"],
        hosts,
        asked["since"],
        asked["until"],
        home=home,
        timetable=asked.get("timetable"),
    )
    _settle(session, who, "placement-made", made[0])
    return items(session, made)[0]


def end(session: Session, who: Who, journey: str, until: date) -> Item:
    """Set the last day of a placement; raises FORBIDDEN or NOT_FOUND."""
    found = placements.known_journey(session, journey)
    desk.need(session, who, "manage", "placement", *(one.host for one in found))
    placements.end(session, found, until)
    _settle(session, who, "placement-ended", found[0])
    return items(session, found)[0]


def items(session: Session, found: Iterable[Placement]) -> list[Item]:
    """Placements as they are sent, those of one journey together."""
    found = list(found)
    names = accounts.names(session, {one.account for one in found})
    lines: dict[str, Item] = {}
    for one in found:
        line = lines.setdefault(
            one.journey,
            {
                "id": one.journey,
                "account": one.account,
                "name": names.get(one.account, ""),
                "type": one.type,
                "home": one.home,
                "hosts": [],
                "since": one.since,
                "until": one.until,
                "timetable": one.timetable,
            },
        )
        line["hosts"].append(one.host)
    return list(lines.values())


def _settle(session: Session, who: Who, act: Any, placed: Placement) -> None:
    """Whoever leads the support team of somebody reads what they write at the host, too."""
    captains = places.captains_of(session, placed.account, desk.today())
    detail = {"account": placed.account, "since": placed.since, "until": placed.until}
    desk.settle(session, who, act, placed.journey, {placed.account, *captains}, **detail)
