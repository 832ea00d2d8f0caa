"""Codes that let somebody in: made, looked up, ended, spent once."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal

from daybook_sync.errors import ErrorCode
from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import codes, office_store
from daybook.accounts.models import Invite
from daybook.accounts.office_store import Person
from daybook.errors import Problem

LIFE: Final = 14 * clock.DAY

Purpose = Literal["join", "password"]


@dataclass(frozen=True)
class Slip:
    """A fresh code, as it is shown this once, and whose it is; `expires` is in ms."""

    person: Person
    code: str
    expires: int


@dataclass(frozen=True)
class OpenCode:
    """A code that is still good, without the code; times in ms."""

    id: str
    person: str
    purpose: str
    made: int
    expires: int


def create(session: Session, account: str, now: int) -> str:
    """A new joining code of `account`, as it is shown; only its digest is kept."""
    code = codes.new_code()
    add(session, account, code, now)
    return code


def add(
    session: Session,
    account: str,
    code: str,
    now: int,
    *,
    purpose: Purpose = "join",
    made_by: str | None = None,
    life: int = LIFE,
) -> None:
    """Make `code`, as it is shown, a code of `account`, good for `life` ms."""
    session.add(
        Invite(
            id=new_id(),
            code_hash=codes.digest(codes.plain(code)),
            account=account,
            purpose=purpose,
            made_by=made_by,
            created_at=now,
            expires_at=now + life,
        )
    )
    session.flush()


def make_slips(
    session: Session, people: Collection[str], purpose: Purpose, made_by: str, now: int, life: int
) -> list[Slip]:
    """A fresh code for each of some people whose account is open, by name; older ones end."""
    found = office_store.open_people(session, people)
    office_store.end_open(session, [person.id for person in found], purpose, now)
    slips = [Slip(person, codes.new_code(), now + life) for person in found]
    for slip in slips:
        add(
            session,
            slip.person.id,
            slip.code,
            now,
            purpose=purpose,
            made_by=made_by,
            life=life,
        )
    return slips


def open_codes(session: Session, people: Collection[str], now: int) -> list[OpenCode]:
    """The codes of some people that would still let somebody in, oldest first."""
    found = office_store.open_invites(session, people, now)
    return [OpenCode(i.id, i.account, i.purpose, i.created_at, i.expires_at) for i in found]


def person_of(session: Session, invite: str) -> str:
    """Whose code this is, good or not; raises NOT_FOUND."""
    return _known(session, invite).account


def end(session: Session, invite: str, now: int) -> None:
    """Make a code useless; raises NOT_FOUND. Ending it twice changes nothing."""
    found = _known(session, invite)
    found.ended_at = found.ended_at or now


def spend(session: Session, typed: str, now: int, purpose: Purpose = "join") -> str | None:
    """Use a code up; whose it was, or None where it is unknown, used, ended or expired."""
    plain = codes.read(typed)
    return office_store.use_invite(session, codes.digest(plain), purpose, now) if plain else None


def holder(session: Session, typed: str, now: int, purpose: Purpose) -> str | None:
    """Whose code this is while it is good; it stays so."""
    plain = codes.read(typed)
    found = office_store.invite_of_code(session, codes.digest(plain)) if plain else None
    if found is None or found.purpose != purpose or not _is_open(found, now):
        return None
    return found.account


def usable(session: Session, code: str, now: int) -> bool | None:
    """Whether a code would still let somebody in; None when it was never made."""
    found = office_store.invite_of_code(session, codes.digest(codes.plain(code)))
    return None if found is None else _is_open(found, now)


def _known(session: Session, invite: str) -> Invite:
    found = office_store.invite(session, invite)
    if found is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such invitation.")
    return found


def _is_open(invite: Invite, now: int) -> bool:
    return invite.used_at is None and invite.ended_at is None and invite.expires_at > now
