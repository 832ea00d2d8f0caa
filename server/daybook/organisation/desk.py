"""What every act of an office stands on: today, who may, and what follows from a change."""

from collections.abc import Collection
from datetime import date
from typing import Any

from flask import current_app
from sqlalchemy.orm import Session

from daybook import clock
from daybook.access import service as access
from daybook.access.reach import Action, Subject
from daybook.access.service import Facts, Who
from daybook.accounts import service as accounts
from daybook.audit import service as audit
from daybook.places import faults, tree
from daybook.places.service import Place
from daybook.settings import Settings

Item = dict[str, Any]
"""A line of a list, as it is sent."""


def today() -> date:
    """The day in the zone of the schools."""
    settings: Settings = current_app.extensions["daybook.settings"]
    return clock.day_of(clock.now(), settings.time_zone)


def need(session: Session, who: Who, action: Action, subject: Subject, *places: str) -> None:
    """Nothing where somebody may do this in all these places; raises FORBIDDEN."""
    for place in places:
        access.require(session, who, action, subject, Facts(place=place))


def school(session: Session, place_id: str, field: str) -> Place:
    """The open school of this id; raises NOT_FOUND or INVALID."""
    found = tree.known(session, place_id)
    if found.type not in tree.SCHOOLS:
        raise faults.wrong(field, "请选择一所学校或幼儿园", "Choose a school or a kindergarten")
    if found.closed is not None:
        raise faults.wrong(field, "这所学校已关闭，请另选", "This school is closed; choose another")
    return found


def settle(
    session: Session,
    who: Who,
    act: audit.Act,
    subject: str,
    concerned: Collection[str] = (),
    **detail: Any,
) -> None:
    """Write an act down, and make the streams of everybody concerned those of the new facts."""
    for account in sorted(concerned):
        accounts.renew(session, account, today())
    audit.note(session, who.user, act, subject, **detail)
