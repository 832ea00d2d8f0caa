"""Placements: somebody is sent to one or several hosts, from one day to another."""

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook.places import faults, support_store
from daybook.places.support_models import Placement

TYPES = (
    "three-day",
    "term",
    "year",
    "rotation",
    "village",
    "secondment",
    "study",
    "roving",
)

ONE_HOST = frozenset(TYPES) - {"roving", "three-day"}
"""Types for which somebody is at one school only."""

LONGEST_VISIT = 7
"""Days of the longest short visit, the ways there and back among them."""


def place_person(
    session: Session,
    account: str,
    placement_type: str,
    host: str,
    since: date,
    until: date,
    *,
    home: str | None = None,
    placement_id: str | None = None,
) -> Placement:
    """Send somebody to one host school for a time."""
    ids = [placement_id] if placement_id is not None else ()
    return send(session, account, placement_type, [host], since, until, home=home, ids=ids)[0]


def send(
    session: Session,
    account: str,
    placement_type: str,
    hosts: Sequence[str],
    since: date,
    until: date,
    *,
    home: str | None = None,
    timetable: str | None = None,
    ids: Sequence[str] = (),
) -> list[Placement]:
    """Send somebody to some host schools for a time; one placement for each. Raises INVALID.

    `ids` are those of the placements; new ones are made where there are none.
    """
    faults.ordered(since.isoformat(), until.isoformat())
    if placement_type in ONE_HOST and len(hosts) > 1:
        raise faults.wrong(
            "hosts", "这类派出只能选一所学校", "Somebody sent in this way has one host school"
        )
    if placement_type == "three-day" and (until - since).days >= LONGEST_VISIT:
        raise faults.wrong(
            "until", "短期送教不超过7天", "A short visit is no longer than seven days"
        )
    if home is not None and home in hosts:
        raise faults.wrong("hosts", "不能派到本校", "Nobody is sent to their own school")
    journey = new_id()
    made = [
        Placement(
            id=one or new_id(),
            journey=journey,
            account=account,
            type=placement_type,
            home=home,
            host=host,
            since=since.isoformat(),
            until=until.isoformat(),
            timetable=timetable,
        )
        for host, one in zip_longest(dict.fromkeys(hosts), ids)
    ]
    session.add_all(made)
    session.flush()
    return made


def end(session: Session, journey: Sequence[Placement], until: date) -> None:
    """Set the last day of a whole journey; one that would end before it begins never runs."""
    for one in journey:
        one.until = until.isoformat()
    session.flush()


def known_journey(session: Session, journey: str) -> Sequence[Placement]:
    """The placements of one journey, one for each host; raises NOT_FOUND."""
    found = support_store.journey(session, journey)
    if not found:
        raise faults.missing("找不到这次派出", "There is no such placement.")
    return found
