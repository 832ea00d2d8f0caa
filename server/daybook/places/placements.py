"""Placements: somebody is sent to one or several hosts, from one day to another."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

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

Timetable = Sequence[Sequence[Any]]


def place_person(
    session: Session,
    account: str,
    placement_type: str,
    host: str,
    since: date,
    until: date,
    *,
    home: str | None = None,
) -> Placement:
    """Send somebody to one host school for a time."""
    return send(session, account, placement_type, [host], since, until, home=home)[0]


def send(
    session: Session,
    account: str,
    placement_type: str,
    hosts: Sequence[str],
    since: date,
    until: date,
    *,
    home: str | None = None,
    timetables: Mapping[str, Timetable] | None = None,
) -> list[Placement]:
    """Send somebody to some host schools for a time; one placement for each. Raises INVALID.

    `timetables` are those of a roving teacher, by host: `[weekday from 1, lesson, subject]`.
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
            id=new_id(),
            journey=journey,
            account=account,
            type=placement_type,
            home=home,
            host=host,
            since=since.isoformat(),
            until=until.isoformat(),
            timetable=[list(lesson) for lesson in (timetables or {}).get(host, ())] or None,
        )
        for host in dict.fromkeys(hosts)
    ]
    session.add_all(made)
    session.flush()
    return made


def end(session: Session, placement_id: str, until: date) -> Sequence[Placement]:
    """Set the last day of a whole journey; raises NOT_FOUND or INVALID.

    One that would end before it begins never runs; it stays to be read.
    """
    found = support_store.placement(session, placement_id)
    if found is None:
        raise faults.missing("找不到这次派出", "There is no such placement.")
    journey = support_store.journey(session, found.journey)
    for one in journey:
        one.until = until.isoformat()
    session.flush()
    return journey
