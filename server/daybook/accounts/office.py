"""What whoever runs the server does by command: start a school, add people, end devices."""

from datetime import date

from daybook_sync.errors import ErrorCode
from flask import current_app
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import invites, service
from daybook.errors import Problem
from daybook.forms import service as forms
from daybook.places import service as places
from daybook.places.usual import usual_terms
from daybook.settings import Settings

ROLES = ("teacher", "head", "township", "supervisor", "admin")


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


def invite(session: Session, login: str) -> str:
    """A joining code for an existing login; raises NOT_FOUND."""
    account = service.find(session, login)
    if account is None:
        raise Problem(ErrorCode.NOT_FOUND, f"Nobody has the login {login}; add --name to make it.")
    return invites.create(session, account.id, clock.now())


def _place(session: Session, role: str, school: str | None) -> str:
    """The place of a role: the organisation for supervisors and admins, else a school."""
    orgs = places.organisations(session)
    if len(orgs) == 1 and role in {"supervisor", "admin"} and school is None:
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
