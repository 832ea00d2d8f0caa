"""Pairs: two sides that help each other, proposed by one and confirmed by the other."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook.places import faults, support_store
from daybook.places.audiences import pair_stream
from daybook.places.support_models import Pair
from daybook.streams import service as streams

TYPES = ("teacher", "leader", "school", "child")
FREQUENCIES = ("weekly", "fortnightly", "monthly", "termly")
MOST_GOALS = 3

SUPPORTER, SUPPORTED = "supporter", "supported"


def propose(
    session: Session, by: str, asked: Mapping[str, Any], *, pair_id: str | None = None
) -> Pair:
    """A new pair, which is nothing yet until the other side confirms it; raises INVALID.

    `asked` are `type supporter supported child supporter_school supported_school subject goals
    frequency since until`, the days as dates.
    """
    _check_sides(asked)
    until = asked.get("until")
    made = Pair(
        id=pair_id or new_id(),
        type=asked["type"],
        supporter=asked.get("supporter"),
        supported=asked.get("supported"),
        child=asked.get("child"),
        supporter_school=asked["supporter_school"],
        supported_school=asked["supported_school"],
        subject=asked.get("subject"),
        goals=list(asked["goals"]),
        frequency=asked["frequency"],
        since=asked["since"].isoformat(),
        until=until.isoformat() if until is not None else None,
        proposed_by=by,
    )
    faults.ordered(made.since, made.until)
    session.add(made)
    session.flush()
    return made


def may_confirm(
    pair: Pair, who: str, leads: Collection[str], proposer_leads: Collection[str]
) -> bool:
    """Whether somebody, who leads these schools, is the side that did not propose the pair.

    What an office above proposed, or somebody who is both sides, either side may confirm.
    """
    if who == pair.proposed_by or pair.confirmed_at is not None:
        return False
    proposed = sides(pair, pair.proposed_by, proposer_leads)
    asked = {SUPPORTER, SUPPORTED} - proposed if len(proposed) == 1 else {SUPPORTER, SUPPORTED}
    return bool(asked & sides(pair, who, leads))


def sides(pair: Pair, who: str, leads: Collection[str]) -> set[str]:
    """Which sides of a pair somebody is, who leads these schools."""
    found = set()
    if who == pair.supporter or pair.supporter_school in leads:
        found.add(SUPPORTER)
    if who == pair.supported or pair.supported_school in leads:
        found.add(SUPPORTED)
    return found


def is_side(pair: Pair, who: str, leads: Collection[str]) -> bool:
    """Whether somebody writes in the file of a pair: a side, or the head of one without a person.

    A pair with a child has the teacher's side only.
    """
    if who in {pair.supporter, pair.supported}:
        return True
    unnamed = {
        school
        for person, school in (
            (pair.supporter, pair.supporter_school),
            (pair.supported, pair.supported_school),
        )
        if person is None
    }
    return pair.type != "child" and bool(unnamed & set(leads))


def school_of_side(pair: Pair, who: str) -> str | None:
    """The school of the side that somebody is by name; None where they are neither."""
    if who == pair.supporter:
        return pair.supporter_school
    return pair.supported_school if who == pair.supported else None


def confirm(session: Session, pair: Pair, by: str, now: int) -> None:
    """Make a proposed pair a pair, and send it to whoever holds its stream."""
    pair.confirmed_by, pair.confirmed_at = by, now
    session.flush()
    publish(session, pair)


def end_pair(session: Session, pair: Pair, until: date) -> None:
    """Set the last day of a pair."""
    pair.until = until.isoformat()
    session.flush()
    if pair.confirmed_at is not None:
        publish(session, pair)


def known_pair(session: Session, pair_id: str) -> Pair:
    """The pair of this id; raises NOT_FOUND."""
    found = support_store.pair(session, pair_id)
    if found is None:
        raise faults.missing("找不到这个结对", "There is no such pair.")
    return found


def publish(session: Session, pair: Pair) -> None:
    """Send a pair as it stands to both sides."""
    body = {
        "type": pair.type,
        "supporter": pair.supporter,
        "supported": pair.supported,
        "child": pair.child,
        "supporter_school": pair.supporter_school,
        "supported_school": pair.supported_school,
        "subject": pair.subject,
        "goals": pair.goals,
        "frequency": pair.frequency,
        "from": pair.since,
        "to": pair.until,
    }
    streams.publish(session, pair_stream(pair.id), "pair", pair.id, body)


def _check_sides(asked: Mapping[str, Any]) -> None:
    people = (asked.get("supporter"), asked.get("supported"))
    if asked["type"] in {"teacher", "leader"} and None in people:
        raise faults.wrong("supported", "请选择结对双方的人", "Choose the two people of the pair")
    if people[0] is not None and people[0] == people[1]:
        raise faults.wrong(
            "supported", "结对双方不能是同一个人", "Nobody is paired with themselves"
        )
    if asked["type"] == "child" and (asked.get("child") is None or people[0] is None):
        raise faults.wrong(
            "child",
            "请选择帮扶教师，并填写孩子的代号（不填姓名）",
            "Choose the teacher, and enter the child's code, never a name",
        )
    if asked["type"] == "school" and asked["supporter_school"] == asked["supported_school"]:
        raise faults.wrong(
            "supported_school", "请选择两所不同的学校", "Choose two different schools"
        )
    if asked["type"] != "child" and asked.get("child") is not None:
        raise faults.wrong(
            "child", "只有师生结对才填孩子的代号", "Only a pair with a child has a child's code"
        )
