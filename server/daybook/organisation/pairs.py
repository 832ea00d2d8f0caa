"""Pairs, as both sides and the offices above see and change them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from daybook_sync.errors import ErrorCode
from sqlalchemy.orm import Session

from daybook import clock
from daybook.access import service as access
from daybook.access.service import Facts, Who
from daybook.accounts import people
from daybook.accounts import service as accounts
from daybook.errors import Problem
from daybook.organisation import desk
from daybook.organisation.desk import Item
from daybook.places import faults, pairs
from daybook.places import service as places
from daybook.places.service import Pair

SIDES = ("supporter", "supported")


def listed(session: Session, who: Who, school: str | None) -> list[Item]:
    """The pairs of a school for whoever looks after it; for everybody else their own."""
    if school is not None and access.may(session, who, "read", "pair", Facts(place=school)):
        return _items(session, who, places.pairs_at(session, [school]))
    return _items(session, who, places.pairs_of(session, who.user))


def propose(session: Session, who: Who, asked: Mapping[str, Any]) -> Item:
    """A pair that the other side is to confirm; raises FORBIDDEN, NOT_FOUND or INVALID."""
    for side in SIDES:
        desk.school(session, asked[f"{side}_school"], f"{side}_school")
    facts = [Facts(place=asked[f"{side}_school"], owner=asked[side]) for side in SIDES]
    if not any(access.may(session, who, "create", "pair", fact) for fact in facts):
        raise Problem(ErrorCode.FORBIDDEN, "A pair is proposed by one of its sides, or above.")
    for side in SIDES:
        _check_person(session, asked, side)
    made = pairs.propose(session, who.user, asked)
    desk.settle(session, who, "pair-proposed", made.id)
    return _items(session, who, [made])[0]


def confirm(session: Session, who: Who, pair_id: str) -> Item:
    """Say yes for one's own side; raises FORBIDDEN, NOT_FOUND or CONFLICT."""
    pair = _seen(session, who, pair_id)
    if pair.confirmed_at is not None:
        raise faults.in_the_way("", "这个结对已经确认过了", "This pair is confirmed already")
    led = people.schools_led(session, [pair.proposed_by], desk.today())
    if not pairs.may_confirm(pair, who.user, _leads(who), led[pair.proposed_by]):
        raise Problem(ErrorCode.FORBIDDEN, "A pair is confirmed by the side that did not ask.")
    pairs.confirm(session, pair, who.user, clock.now())
    desk.settle(session, who, "pair-confirmed", pair.id, _concerned(session, pair))
    return _items(session, who, [pair])[0]


def end(session: Session, who: Who, pair_id: str, until: date) -> Item:
    """Set the last day of a pair; raises FORBIDDEN or NOT_FOUND."""
    pair = _seen(session, who, pair_id)
    if not _may_end(session, who, pair):
        raise Problem(ErrorCode.FORBIDDEN, "A pair is ended by one of its sides, or above.")
    pairs.end_pair(session, pair, until)
    desk.settle(session, who, "pair-ended", pair.id, _concerned(session, pair), until=pair.until)
    return _items(session, who, [pair])[0]


def _seen(session: Session, who: Who, pair_id: str) -> Pair:
    pair = pairs.known_pair(session, pair_id)
    facts = [
        Facts(place=place, owner=person)
        for place, person in (
            (pair.supporter_school, pair.supporter),
            (pair.supported_school, pair.supported),
        )
    ]
    if not any(access.may(session, who, "read", "pair", fact) for fact in facts):
        raise faults.missing("找不到这个结对", "There is no such pair.")
    return pair


def _may_end(session: Session, who: Who, pair: Pair) -> bool:
    side = who.user in {pair.supporter, pair.supported}
    return side or bool(_schools(pair) & access.all_places(session, who, "manage", "pair"))


def _check_person(session: Session, asked: Mapping[str, Any], side: str) -> None:
    person = asked.get(side)
    school = asked[f"{side}_school"]
    if person is not None and person not in people.belonging_to(session, school, desk.today()):
        raise faults.wrong(
            side, "这位老师不在所选的学校", "This person does not belong to the chosen school"
        )


def _leads(who: Who) -> set[str]:
    return {held.place for held in who.roles if held.role == "head"}


def _concerned(session: Session, pair: Pair) -> set[str]:
    schools = _schools(pair)
    sides = {pair.supporter, pair.supported} - {None}
    heads = people.heads_of(session, schools, desk.today())
    return heads | {side for side in sides if side is not None}


def _items(session: Session, who: Who, found: Sequence[Pair]) -> list[Item]:
    asked = {side for pair in found for side in (pair.supporter, pair.supported) if side}
    names = accounts.names(session, asked)
    led = people.schools_led(session, {pair.proposed_by for pair in found}, desk.today())
    managed = access.all_places(session, who, "manage", "pair")
    leads = _leads(who)
    items = []
    for pair in found:
        acts = []
        if pairs.may_confirm(pair, who.user, leads, led[pair.proposed_by]):
            acts.append("confirm")
        if who.user in {pair.supporter, pair.supported} or managed & _schools(pair):
            acts.append("end")
        items.append(_item(pair, names, acts))
    return items


def _schools(pair: Pair) -> set[str]:
    return {pair.supporter_school, pair.supported_school}


def _item(pair: Pair, names: Mapping[str, str], acts: Sequence[str]) -> Item:
    return {
        "id": pair.id,
        "type": pair.type,
        "supporter": pair.supporter,
        "supporter_name": names.get(pair.supporter or ""),
        "supported": pair.supported,
        "supported_name": names.get(pair.supported or ""),
        "child": pair.child,
        "supporter_school": pair.supporter_school,
        "supported_school": pair.supported_school,
        "subject": pair.subject,
        "goals": pair.goals,
        "frequency": pair.frequency,
        "since": pair.since,
        "until": pair.until,
        "confirmed_at": pair.confirmed_at,
        "may": list(acts),
    }
