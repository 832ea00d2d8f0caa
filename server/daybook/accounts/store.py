"""Queries of accounts, devices and roles."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, func, or_, select
from sqlalchemy.orm import Session

from daybook.accounts.models import Account, Device, StaffRole, Vault


def account(session: Session, account_id: str) -> Account | None:
    """The account of this id, or None."""
    return session.get(Account, account_id)


def account_of_login(session: Session, login: str) -> Account | None:
    """The account with this login, which is stored in lower case, or None."""
    return session.scalar(select(Account).where(Account.login == login))


def device(session: Session, device_id: str) -> Device | None:
    """The device of this id, or None."""
    return session.get(Device, device_id)


def devices_since(session: Session, since: int) -> Sequence[Device]:
    """The devices heard since a time (ms) that are not shut out, of accounts that are open."""
    return session.scalars(
        select(Device)
        .join(Account, Account.id == Device.account)
        .where(
            Device.last_heard >= since,
            Device.revoked_at.is_(None),
            Account.disabled_at.is_(None),
        )
    ).all()


class TokenHolder(NamedTuple):
    """The device of a token and the account it belongs to, as far as signing in asks."""

    device: str
    account: str
    name: str
    last_heard: int
    revoked_at: int | None
    out_of_use: int | None
    """When an office disabled the device."""
    disabled_at: int | None
    """When the account was closed."""
    renewed_on: str | None
    """The day for which streams were last granted."""


_HOLDER = (
    select(
        Device.id,
        Account.id,
        Account.name,
        Device.last_heard,
        Device.revoked_at,
        Device.disabled_at,
        Account.disabled_at,
        Account.renewed_on,
    )
    .join(Account, Account.id == Device.account)
    .where(Device.token_hash == bindparam("token_hash"))
)


def holder_of_token(session: Session, token_hash: str) -> TokenHolder | None:
    """Who holds this token; None when nobody does. Columns, not entities: every sync asks."""
    found = session.connection().execute(_HOLDER, {"token_hash": token_hash}).first()
    return TokenHolder(*found) if found else None


def device_of_token(session: Session, token_hash: str) -> Device | None:
    """The device whose token has this digest, or None."""
    return session.scalar(select(Device).where(Device.token_hash == token_hash))


def devices_of(session: Session, account_id: str) -> Sequence[Device]:
    """The devices of an account, oldest first."""
    rows = select(Device).where(Device.account == account_id).order_by(Device.id)
    return session.scalars(rows).all()


def roles_on(session: Session, account_id: str, day: str) -> Sequence[StaffRole]:
    """The roles somebody holds on `day` ("YYYY-MM-DD"), oldest first."""
    return session.scalars(
        select(StaffRole)
        .where(StaffRole.account == account_id, _held_on(day))
        .order_by(StaffRole.since, StaffRole.id)
    ).all()


def staff_roles_on(session: Session, day: str) -> Sequence[StaffRole]:
    """Every role held on `day` by an account that is not closed, oldest first."""
    return session.scalars(
        select(StaffRole)
        .join(Account, Account.id == StaffRole.account)
        .where(_held_on(day), Account.disabled_at.is_(None))
        .order_by(StaffRole.since, StaffRole.id)
    ).all()


def last_heard(session: Session, accounts: Collection[str]) -> dict[str, int]:
    """When any device of some accounts was last heard, by account."""
    rows = session.execute(
        select(Device.account, func.max(Device.last_heard))
        .where(Device.account.in_(accounts))
        .group_by(Device.account)
    )
    return {found[0]: found[1] for found in rows}


def first_phones(session: Session, accounts: Collection[str]) -> dict[str, int]:
    """When the first device of each of some accounts was made; who never had one is left out."""
    rows = session.execute(
        select(Device.account, func.min(Device.created_at))
        .where(Device.account.in_(accounts))
        .group_by(Device.account)
    )
    return {found[0]: found[1] for found in rows}


def roles_at(session: Session, schools: Collection[str]) -> Sequence[StaffRole]:
    """Every role that anybody has or had at some places."""
    return session.scalars(select(StaffRole).where(StaffRole.place.in_(schools))).all()


def names(session: Session, accounts: Collection[str]) -> dict[str, str]:
    """The names of some accounts, by account."""
    rows = session.execute(select(Account.id, Account.name).where(Account.id.in_(accounts)))
    return {found[0]: found[1] for found in rows}


def vault(session: Session, vault_id: str) -> Vault | None:
    """The key that was laid down for this vault, or None."""
    return session.get(Vault, vault_id)


def _held_on(day: str) -> ColumnElement[bool]:
    return (StaffRole.since <= day) & or_(StaffRole.until.is_(None), StaffRole.until >= day)
