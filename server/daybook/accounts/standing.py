"""What somebody is and where, from day to day, and the streams that this opens and closes."""

from collections.abc import Collection
from datetime import date
from typing import Any

from daybook_sync.errors import ErrorCode
from daybook_sync.ids import new_id
from flask import current_app
from sqlalchemy.orm import Session

from daybook import clock
from daybook.access.roles import AT_SCHOOLS
from daybook.accounts import store
from daybook.accounts.models import Account, StaffRole
from daybook.children import service as children
from daybook.errors import Problem
from daybook.places import service as places
from daybook.settings import Settings


def give_role(session: Session, account: str, role: str, place: str, since: date) -> None:
    """Make somebody something at a place from a day on."""
    session.add(
        StaffRole(id=new_id(), account=account, role=role, place=place, since=since.isoformat())
    )
    session.flush()


def renew(session: Session, account_id: str, day: date) -> None:
    """Open the streams that somebody holds on `day`, and send out who they are.

    To be called after every change of roles, placements, teams or pairs; raises NOT_FOUND.
    """
    account = store.account(session, account_id)
    if account is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such account.")
    roles = roles_of(session, account.id, day)
    _tell_schools(session, account, roles, day)
    _tell_pairs(session, account, day)
    # One's own stream is locked after all others.
    places.open_grants(session, account.id, roles, day)
    places.publish_profile(session, account.id, _profile(session, account, roles, day))
    account.renewed_on = day.isoformat()


def _profile(
    session: Session, account: Account, roles: list[tuple[str, str]], day: date
) -> dict[str, Any]:
    homes = [place for role, place in roles if role in AT_SCHOOLS]
    return {
        "name": account.name,
        "login": account.login,
        "roles": [{"role": role, "place": place} for role, place in roles],
        "home_school": homes[0] if homes else None,
        "year": places.school_year(day),
        "placements": [
            {
                "id": held.id,
                "type": held.type,
                "host": held.host,
                "from": held.since,
                "to": held.until,
            }
            for held in places.placements_of(session, account.id)
            if held.since <= held.until and held.until >= day.isoformat()
        ],
    }


def _tell_schools(
    session: Session, account: Account, roles: list[tuple[str, str]], day: date
) -> None:
    """Tell the schools where somebody works who that is, and those they left that they did.

    Whoever left stays known there: what they wrote keeps a name. The first to work at a school in
    a school year finds its classes there.
    """
    year = places.school_year(day)
    at = places.workplaces(session, account.id, roles, day)
    told = {school: {"name": account.name, "role": role} for school, role in at.items()}
    for school in places.schools_held(session, account.id, year):
        left = {"name": account.name, "role": "teacher", "left": day.isoformat()}
        told.setdefault(school, left)
    for school in sorted(told):
        if not places.is_begun(session, school, year):
            _begin_school(session, school, year)
        places.publish_person(session, school, year, account.id, told[school])


def _tell_pairs(session: Session, account: Account, day: date) -> None:
    """Tell the pairs of somebody who that is: the other side may be of another school."""
    for pair in places.pairs_running(session, account.id, day):
        places.publish_side(session, pair.id, account.id, account.name)


def _begin_school(session: Session, school: str, year: str) -> None:
    """Put classes and children into a school's streams of a school year; again changes nothing."""
    classes = [found for found in places.classes_of(session, [school]) if found.closed is None]
    for school_class in classes:
        places.publish_class(session, school_class, year)
    for child in children.children_of(session, [found.id for found in classes]):
        children.publish(session, child, year)


def roles_of(session: Session, account: str, day: date) -> list[tuple[str, str]]:
    """The (role, place id) pairs of an account on a day, oldest first.

    Those that follow from a class, a placement, a support team or a link come after those given.
    """
    given = [(held.role, held.place) for held in store.roles_on(session, account, day.isoformat())]
    derived = places.derived_roles(session, {account: given}, day)
    return given + [(held.role, held.place) for held in derived]


def staff_at(session: Session, schools: Collection[str], day: date) -> dict[str, dict[str, str]]:
    """Who works at each of some schools on `day`: `{school: {user: role}}`, all schools named."""
    at: dict[str, dict[str, str]] = {school: {} for school in schools}
    roles: dict[str, list[tuple[str, str]]] = {}
    for held in store.staff_roles_on(session, day.isoformat()):
        roles.setdefault(held.account, []).append((held.role, held.place))
    running = places.running_on(session, day)
    for user in {**roles, **running}:
        at_work = places.workplaces_when(running.get(user, []), roles.get(user, []))
        for school, role in at_work.items():
            if school in at:
                at[school][user] = role
    return at


def phones_since(session: Session, schools: Collection[str]) -> dict[str, str]:
    """The first day on which somebody who worked at a school had a phone, by school.

    A school that never had a phone is left out.
    """
    worked = [
        (held.account, held.place, held.since, held.until)
        for held in store.roles_at(session, schools)
    ] + [
        (held.account, held.host, held.since, held.until)
        for held in places.placements_at(session, schools)
    ]
    phones = store.first_phones(session, {user for user, *_ in worked})
    first: dict[str, str] = {}
    for user, school, since, until in worked:
        if user not in phones:
            continue
        began = max(since, clock.day_of(phones[user], _zone()).isoformat())
        if until is None or began <= until:
            first[school] = min(began, first.get(school, began))
    return first


def _zone() -> str:
    settings: Settings = current_app.extensions["daybook.settings"]
    return settings.time_zone
