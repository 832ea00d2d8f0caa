"""Rules of letting people in: whose codes somebody may make, whose phones they may end."""

from collections.abc import Collection, Iterable
from datetime import date

from daybook_sync.errors import ErrorCode
from flask import current_app
from sqlalchemy.orm import Session

from daybook import clock
from daybook.access import service as access
from daybook.access.reach import Action, Subject
from daybook.access.service import Facts
from daybook.accounts import devices, invites, staff
from daybook.accounts.auth import SignedIn
from daybook.accounts.devices import Phone
from daybook.accounts.invites import OpenCode, Purpose, Slip
from daybook.audit import service as audit
from daybook.errors import Problem
from daybook.places import service as places
from daybook.settings import Settings


def make_slips(
    session: Session, who: SignedIn, people: Collection[str], purpose: Purpose, now: int
) -> list[Slip]:
    """A fresh code for each of some people; older ones for the same purpose end.

    Raises FORBIDDEN unless all of them may be let in by `who`, and NOT_FOUND when one is unknown
    or has left.
    """
    _require_vouched(session, who, people, now)
    life = _settings().invite_days * clock.DAY
    slips = invites.make_slips(session, people, purpose, who.user, now, life)
    if len(slips) != len(set(people)):
        raise Problem(ErrorCode.NOT_FOUND, "Somebody of these is not here or has left.")
    for slip in slips:
        audit.note(session, who.user, "invited", slip.person.id, purpose=purpose)
    return slips


def people_to_let_in(session: Session, who: SignedIn, school: str, now: int) -> frozenset[str]:
    """Those of a school for whom `who` may make codes, oneself not among them."""
    _require(session, who, "create", "invitation", school)
    at = staff.people_at(session, school, _day(now)) - {who.user}
    held = staff.standings(session, at, _day(now))
    return frozenset(one for one in at if access.may_vouch(session, who, held[one]))


def open_codes(session: Session, who: SignedIn, school: str, now: int) -> list[OpenCode]:
    """The codes of a school's people that are still good; raises FORBIDDEN."""
    _require(session, who, "read", "invitation", school)
    return invites.open_codes(session, staff.people_at(session, school, _day(now)), now)


def end_code(session: Session, who: SignedIn, invite: str, now: int) -> None:
    """Make a code useless; raises NOT_FOUND, also for a code that is not `who`'s to end."""
    person = invites.person_of(session, invite)
    if not _may(session, who, "withdraw", "invitation", person, now):
        raise Problem(ErrorCode.NOT_FOUND, "There is no such invitation.")
    invites.end(session, invite, now)
    audit.note(session, who.user, "invitation-ended", person)


def phones(session: Session, who: SignedIn, school: str, now: int) -> list[Phone]:
    """The phones of a school's people, last heard first; raises FORBIDDEN."""
    _require(session, who, "read", "device", school)
    return devices.phones_of(session, staff.people_at(session, school, _day(now)))


def disable_phone(session: Session, who: SignedIn, device: str, now: int) -> Phone:
    """Take a lost phone out of use; raises NOT_FOUND, also for one that is not `who`'s to end."""
    person = devices.person_of(session, device)
    if person != who.user and not _may(session, who, "manage", "device", person, now):
        raise Problem(ErrorCode.NOT_FOUND, "There is no such device.")
    devices.disable(session, device, who.user, now)
    return next(phone for phone in devices.phones_of(session, [person]) if phone.id == device)


def school_names(session: Session, people: Iterable[str], now: int) -> dict[str, dict[str, str]]:
    """The name, in both languages, of the place that each of some people belongs to first."""
    held = staff.standings(session, list(people), _day(now))
    first = {person: at[0][1] for person, at in held.items() if at}
    names = {place.id: place.name for place in places.places(session, set(first.values()))}
    return {person: names[place] for person, place in first.items() if place in names}


def _require_vouched(session: Session, who: SignedIn, people: Collection[str], now: int) -> None:
    held = staff.standings(session, people, _day(now))
    for standings in held.values():
        at = {place for _, place in standings}
        near = any(
            access.may(session, who, "create", "invitation", Facts(place=place)) for place in at
        )
        if not near or not access.may_vouch(session, who, standings):
            raise Problem(ErrorCode.FORBIDDEN, "Somebody of these is not for you to let in.")


def _may(
    session: Session, who: SignedIn, action: Action, subject: Subject, person: str, now: int
) -> bool:
    """Whether `who` may do this with something of a person, at any of the person's places."""
    held = staff.standings(session, [person], _day(now))[person]
    return any(
        access.may(session, who, action, subject, Facts(place=place, owner=person))
        for place in {place for _, place in held}
    )


def _require(session: Session, who: SignedIn, action: Action, subject: Subject, place: str) -> None:
    access.require(session, who, action, subject, Facts(place=place))


def _day(now: int) -> date:
    return clock.day_of(now, _settings().time_zone)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["daybook.settings"]
    return settings
