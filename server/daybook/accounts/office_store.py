"""Queries of codes and phones as offices ask for them: by the people of a school."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from daybook.accounts.models import Account, Device, Invite, StaffRole


class Person(NamedTuple):
    """An account as a slip shows it."""

    id: str
    name: str
    login: str


def open_people(session: Session, accounts: Collection[str]) -> Sequence[Person]:
    """Those of some accounts that are not closed, by name."""
    rows = session.execute(
        select(Account.id, Account.name, Account.login)
        .where(Account.id.in_(accounts), Account.disabled_at.is_(None))
        .order_by(Account.name, Account.id)
    )
    return [Person(*row) for row in rows]


def staff_of(session: Session, place: str, day: str) -> set[str]:
    """Who has a role at a place on `day` ("YYYY-MM-DD") or will have one."""
    rows = select(StaffRole.account).where(StaffRole.place == place, _not_over(day))
    return set(session.scalars(rows))


def standings(
    session: Session, accounts: Collection[str], day: str
) -> dict[str, list[tuple[str, str]]]:
    """The (role, place) pairs that some accounts have on `day` or will have, by account."""
    rows = session.execute(
        select(StaffRole.account, StaffRole.role, StaffRole.place).where(
            StaffRole.account.in_(accounts), _not_over(day)
        )
    )
    found: dict[str, list[tuple[str, str]]] = {account: [] for account in accounts}
    for account, role, place in rows:
        found[account].append((role, place))
    return found


def open_invites(session: Session, accounts: Collection[str], now: int) -> Sequence[Invite]:
    """The codes of some accounts that would still let somebody in, oldest first."""
    rows = select(Invite).where(Invite.account.in_(accounts), _is_open(now))
    return session.scalars(rows.order_by(Invite.created_at, Invite.id)).all()


def invite(session: Session, invite_id: str) -> Invite | None:
    """The code of this id, or None."""
    return session.get(Invite, invite_id)


def invite_of_code(session: Session, code_hash: str) -> Invite | None:
    """The invitation whose code has this digest, or None."""
    return session.scalar(select(Invite).where(Invite.code_hash == code_hash))


def end_open(session: Session, accounts: Collection[str], purpose: str, now: int) -> None:
    """End the open codes that some accounts have for a purpose."""
    session.execute(
        update(Invite)
        .where(Invite.account.in_(accounts), Invite.purpose == purpose, _is_open(now))
        .values(ended_at=now)
    )


def use_invite(session: Session, code_hash: str, purpose: str, now: int) -> str | None:
    """Spend an open code; its account, or None when there is none to spend.

    One statement, so that of two phones that join at once only one gets in.
    """
    used = session.execute(
        update(Invite)
        .where(Invite.code_hash == code_hash, Invite.purpose == purpose, _is_open(now))
        .values(used_at=now)
    )
    if not isinstance(used, CursorResult) or used.rowcount != 1:
        return None
    return session.scalar(select(Invite.account).where(Invite.code_hash == code_hash))


def devices_of_all(session: Session, accounts: Collection[str]) -> Sequence[tuple[Device, str]]:
    """The phones of some accounts, each with its person's name; last heard first."""
    rows = session.execute(
        select(Device, Account.name)
        .join(Account, Account.id == Device.account)
        .where(Device.account.in_(accounts))
        .order_by(Device.last_heard.desc(), Device.id)
    )
    return [(device, name) for device, name in rows]


def _not_over(day: str) -> ColumnElement[bool]:
    return or_(StaffRole.until.is_(None), StaffRole.until >= day)


def _is_open(now: int) -> ColumnElement[bool]:
    return Invite.used_at.is_(None) & Invite.ended_at.is_(None) & (Invite.expires_at > now)
