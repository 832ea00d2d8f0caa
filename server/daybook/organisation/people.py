"""People as an office sees and changes them: what they are where, moved or closed in one act."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from daybook_sync.errors import ErrorCode
from sqlalchemy.orm import Session

from daybook import clock
from daybook.access import service as access
from daybook.access.reach import Action
from daybook.access.roles import AT_SCHOOLS
from daybook.access.service import Facts, Who
from daybook.accounts import people
from daybook.accounts import service as accounts
from daybook.errors import Problem
from daybook.organisation import desk, placements
from daybook.organisation.desk import Item
from daybook.places import faults, tree
from daybook.places import service as places

OFFICES: Mapping[str, frozenset[str]] = {
    "township": frozenset({"central"}),
    "supervisor": frozenset({"bureau"}),
    "trainer": frozenset({"training", "bureau"}),
    "municipal": frozenset({"municipal"}),
    "admin": frozenset({"bureau", "municipal"}),
}
"""At which types of places the roles are given that are not a school's."""


def listed(session: Session, who: Who, place: str) -> list[Item]:
    """The register of a school or office, by name; raises FORBIDDEN."""
    desk.need(session, who, "read", "person", place)
    return _items(session, people.at_place(session, place, desk.today()))


def create(session: Session, who: Who, asked: Mapping[str, Any]) -> Item:
    """Somebody new with a role; raises FORBIDDEN, NOT_FOUND, INVALID or CONFLICT."""
    place, role = asked["place"], asked["role"]
    desk.need(session, who, "create", "person", place)
    _check_role(session, who, role, place)
    made = people.create(session, asked["name"], asked.get("login"), place)
    accounts.give_role(session, made.id, role, place, desk.today())
    desk.settle(session, who, "person-made", made.id, {made.id}, role=role, place=place)
    return _items(session, [made.id])[0]


def change(session: Session, who: Who, account: str, asked: Mapping[str, Any]) -> Item:
    """Change a name or what is true of somebody; raises FORBIDDEN or NOT_FOUND."""
    found = people.known(session, account)
    _need_over(session, who, "correct", account)
    if "name" in asked:
        found.name = asked["name"]
    for fact in people.FACTS:
        if fact in asked:
            people.set_fact(session, account, fact, _stored(asked[fact]), desk.today())
    session.flush()
    desk.settle(session, who, "person-changed", account, {account}, facts=sorted(asked))
    return _items(session, [account])[0]


def give_role(session: Session, who: Who, account: str, asked: Mapping[str, Any]) -> Item:
    """Another role from a day on; raises FORBIDDEN, NOT_FOUND, INVALID or CONFLICT."""
    people.known(session, account)
    role, place, since = asked["role"], asked["place"], asked["since"]
    _check_role(session, who, role, place)
    held = people.roles_given(session, account, since)
    if any((one.role, one.place) == (role, place) for one in held):
        raise faults.in_the_way("role", "已经有这项任职了", "They are this already")
    accounts.give_role(session, account, role, place, since)
    detail = {"role": role, "place": place, "since": since.isoformat()}
    desk.settle(session, who, "role-given", account, {account}, **detail)
    return _items(session, [account])[0]


def end_role(session: Session, who: Who, account: str, role_id: str, until: date) -> Item:
    """Set the last day of a role; raises FORBIDDEN, NOT_FOUND, INVALID or CONFLICT."""
    held = people.role_of(session, account, role_id)
    _need_gift(session, who, held.role, held.place)
    _not_oneself(who, account)
    held.until = until.isoformat()
    session.flush()
    detail = {"role": held.role, "place": held.place, "until": held.until}
    desk.settle(session, who, "role-ended", account, {account}, **detail)
    return _items(session, [account])[0]


def move(session: Session, who: Who, account: str, asked: Mapping[str, Any]) -> Item:
    """Move somebody to another school; raises FORBIDDEN, NOT_FOUND, INVALID or CONFLICT."""
    people.known(session, account)
    source, target, day = asked["source"], asked["target"], asked["on"]
    desk.need(session, who, "manage", "person", source, target)
    _check_role(session, who, "teacher", target)
    if source == target:
        raise faults.wrong("to", "请选择另一所学校", "Choose another school")
    people.move(session, account, source, target, day)
    detail = {"source": source, "target": target, "on": day.isoformat()}
    desk.settle(session, who, "person-moved", account, {account}, **detail)
    return _items(session, [account])[0]


def close(session: Session, who: Who, account: str) -> Item:
    """Close an account on all its phones; raises FORBIDDEN, NOT_FOUND or CONFLICT."""
    people.known(session, account)
    _need_over(session, who, "manage", account)
    given = people.roles_given(session, account, desk.today())
    if not access.may_vouch(session, who, [(one.role, one.place) for one in given]):
        raise Problem(ErrorCode.FORBIDDEN, "They have roles that you do not give.")
    _not_oneself(who, account)
    people.close(session, account, desk.today(), clock.now())
    desk.settle(session, who, "person-closed", account, {account})
    return _items(session, [account])[0]


def _check_role(session: Session, who: Who, role: str, place: str) -> None:
    """That this person may give the role, and that it is one of such a place."""
    found = tree.known(session, place)
    _need_gift(session, who, role, place)
    fitting = tree.SCHOOLS if role in AT_SCHOOLS else OFFICES[role]
    if found.type not in fitting:
        raise faults.wrong(
            "place", "这类单位没有这种任职", "There is no such role at a place of this type"
        )
    if found.closed is not None:
        raise faults.wrong(
            "place", "这个单位已关闭，请另选", "This place is closed; choose another"
        )


def _need_gift(session: Session, who: Who, role: str, place: str) -> None:
    if not access.may_give(session, who, role, place):
        raise Problem(ErrorCode.FORBIDDEN, "This role is not yours to give or to end.")


def _need_over(session: Session, who: Who, action: Action, account: str) -> None:
    """That they may do this where the other has a role; who has none is looked after by nobody."""
    given = people.roles_given(session, account, desk.today())
    if not any(
        access.may(session, who, action, "person", Facts(place=held.place)) for held in given
    ):
        raise Problem(ErrorCode.FORBIDDEN, "This person is not in your register.")


def _not_oneself(who: Who, account: str) -> None:
    if who.user == account:
        raise faults.in_the_way(
            "", "请由别人来结束您自己的任职", "Let somebody else end what you are yourself"
        )


def _stored(value: Any) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value is None else str(value)


def _items(session: Session, accounts_: Collection[str]) -> list[Item]:
    found = people.lines(session, accounts_, desk.today())
    sent: dict[str, list[Item]] = {line["id"]: [] for line in found}
    current = places.placements_not_over(session, sent.keys(), desk.today())
    for placed in placements.items(session, current):
        sent[placed["account"]].append(placed)
    return [{**line, "placements": sent[line["id"]]} for line in found]
