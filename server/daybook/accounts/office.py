"""What whoever runs the server does by command: start a school, add people, end devices."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from daybook_sync.errors import ErrorCode
from flask import current_app
from sqlalchemy.orm import Session

from daybook import clock
from daybook.access import roles
from daybook.accounts import invites, resets, service, storage
from daybook.children import service as register
from daybook.children.class_list import Listed
from daybook.errors import Problem
from daybook.forms import service as forms
from daybook.places import service as places
from daybook.places.usual import usual_terms
from daybook.settings import Settings

ROLES = tuple(role for role in roles.ROLES if role in roles.STORED - {"municipal"})
"""Roles that are given by command: all but those above an organisation."""


def create_school(session: Session, name: str, head: str, login: str) -> str:
    """Make an organisation of one school with its terms, forms and head; the head's code."""
    today = _today()
    org = places.create_org(session, {"zh": name, "en": name}, _settings().time_zone)
    for title, term in usual_terms(places.school_year(today)):
        places.create_term(session, org.id, title, term)
    forms.publish_catalogue(session, org.id)
    school = places.create_place(session, org.id, "school", {"zh": name, "en": name})
    account = service.create_account(session, login, head)
    for role, place in (("admin", org.id), ("head", school.id)):
        service.give_role(session, account.id, role, place, today)
    service.renew(session, account.id, today)
    return invites.create(session, account.id, clock.now())


def add_person(session: Session, login: str, name: str, role: str, school: str | None) -> None:
    """Make an account with a role at a school, named where the server has several."""
    today = _today()
    account = service.create_account(session, login, name)
    service.give_role(session, account.id, role, _place(session, role, school), today)
    service.renew(session, account.id, today)


def add_class(
    session: Session,
    name: str,
    children: Sequence[Listed],
    teachers: Sequence[str],
    *,
    stage: str,
    grade: int,
    school: str | None,
) -> None:
    """Make a class with its children, taught by the people with these logins."""
    today = _today()
    year = places.school_year(today)
    made = places.create_class(
        session,
        _place(session, "teacher", school),
        {"zh": name, "en": name},
        year,
        stage=stage,
        grade=grade,
        size=len(children),
    )
    for child in children:
        register.create_child(session, made.id, year, **asdict(child))
    for login in teachers:
        account = _known(session, login)
        places.join_team(session, account, made.id, today)
        service.renew(session, account, today)


def set_password(session: Session, login: str, password: str) -> None:
    """Give an account a password; raises NOT_FOUND, or INVALID for one that is too short."""
    service.set_password(session, _known(session, login), resets.hashed(password))


def devices(session: Session, login: str) -> list[str]:
    """A line about each phone of an account: id, when heard, whether shut out, name, storage."""
    zone = _settings().time_zone
    return [
        "  ".join(
            (
                device.id,
                clock.day_of(device.last_heard, zone).isoformat(),
                "shut out" if device.revoked_at else "signed in",
                device.name,
                storage.words(device.storage, zone),
            )
        )
        for device in service.devices_of(session, _known(session, login))
    ]


def close_account(session: Session, login: str) -> None:
    """Close an account on all its phones; what it logged stays. Raises NOT_FOUND."""
    service.disable(session, _known(session, login), clock.now())


def invite(session: Session, login: str) -> str:
    """A joining code for an existing login; raises NOT_FOUND."""
    return invites.create(session, _known(session, login), clock.now())


def _known(session: Session, login: str) -> str:
    account = service.find(session, login)
    if account is None:
        raise Problem(
            ErrorCode.NOT_FOUND, f"Nobody has the login {login}; `daybook invite` makes accounts."
        )
    return account.id


def _place(session: Session, role: str, school: str | None) -> str:
    """The place of a role: the organisation for those who look after all of it, else a school."""
    orgs = places.organisations(session)
    if len(orgs) == 1 and role in {"supervisor", "trainer", "admin"} and school is None:
        return orgs[0].id
    under = {found for org in orgs for found in places.schools_under(session, org.id)}
    named = [
        place.id
        for place in places.places(session, under)
        if school is None or school in {place.id, place.name_zh, place.name_en}
    ]
    if len(named) != 1:
        raise Problem(ErrorCode.NOT_FOUND, f"Name one school with --school; {len(named)} fit.")
    return named[0]


def _today() -> date:
    return clock.day_of(clock.now(), _settings().time_zone)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["daybook.settings"]
    return settings
