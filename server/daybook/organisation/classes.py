"""Classes and their teams, as an office sees and changes them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from daybook.access.service import Who
from daybook.accounts import people
from daybook.accounts import service as accounts
from daybook.organisation import desk
from daybook.organisation.desk import Item
from daybook.places import classes, faults
from daybook.places import service as places
from daybook.places.service import SchoolClass


def listed(session: Session, who: Who, school: str) -> list[Item]:
    """The classes of a school with who teaches them; raises FORBIDDEN."""
    desk.need(session, who, "read", "class", school)
    return _items(session, places.classes_of(session, [school]))


def create(session: Session, who: Who, asked: Mapping[str, Any]) -> Item:
    """A new class of a school; raises FORBIDDEN, NOT_FOUND or INVALID."""
    desk.need(session, who, "create", "class", asked["school"])
    desk.school(session, asked["school"], "school")
    made = classes.create_class(
        session,
        asked["school"],
        asked["name"],
        _year(),
        stage=asked["stage"],
        grade=asked["grade"],
        size=asked.get("size", 0),
    )
    desk.settle(session, who, "class-made", made.id, school=made.school)
    return _items(session, [made])[0]


def change(session: Session, who: Who, class_id: str, asked: Mapping[str, Any]) -> Item:
    """Change, close or open a class; raises FORBIDDEN or NOT_FOUND."""
    found = classes.known_class(session, class_id)
    desk.need(session, who, "correct", "class", found.school)
    facts = {name: asked[name] for name in ("name", "stage", "grade", "size") if name in asked}
    if facts:
        classes.change_class(session, found, _year(), **facts)
        desk.settle(session, who, "class-changed", found.id)
    if "closed" in asked:
        desk.need(session, who, "manage", "class", found.school)
        day = asked["closed"]
        concerned = classes.close_class(
            session, found, _year(), day.isoformat() if day is not None else None
        )
        desk.settle(session, who, "class-closed", found.id, concerned, on=found.closed)
    return _items(session, [found])[0]


def set_team(session: Session, who: Who, class_id: str, members: Sequence[Item]) -> Item:
    """Make these the team of a class from today; raises FORBIDDEN, NOT_FOUND or INVALID."""
    found = classes.known_class(session, class_id)
    desk.need(session, who, "manage", "class", found.school)
    wanted = {member["account"]: member["lead"] for member in members}
    if sum(wanted.values()) > 1:
        raise faults.wrong("members", "一个班只有一位班主任", "A class has one class teacher")
    strangers = wanted.keys() - people.working_at(session, found.school, desk.today())
    if strangers:
        raise faults.wrong(
            "members",
            "有老师不在这所学校工作，请先安排到本校",
            "Somebody does not work at this school; bring them there first",
        )
    concerned = classes.set_team(session, class_id, wanted.items(), desk.today())
    desk.settle(session, who, "team-set", class_id, concerned, people=sorted(concerned))
    return _items(session, [found])[0]


def _items(session: Session, found: Sequence[SchoolClass]) -> list[Item]:
    teams: dict[str, list[Item]] = {one.id: [] for one in found}
    members = places.team_members(session, teams.keys(), desk.today())
    names = accounts.names(session, {member.account for member in members})
    for member in members:
        one = {
            "account": member.account,
            "name": names.get(member.account, ""),
            "lead": member.lead,
        }
        teams[member.school_class].append(one)
    return [
        {
            "id": one.id,
            "school": one.school,
            "name": one.name,
            "stage": one.stage,
            "grade": one.grade,
            "size": one.size,
            "closed": one.closed,
            "team": teams[one.id],
        }
        for one in found
    ]


def _year() -> str:
    return places.school_year(desk.today())
