"""Queries of the register of people: their roles, facts and phones, many at once."""

from collections.abc import Collection, Sequence
from typing import Any

from daybook_sync.ids import new_id
from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from daybook.accounts.models import Account, Device, Invite, StaffFact, StaffRole
from daybook.db import Base


def accounts(session: Session, ids: Collection[str]) -> Sequence[Account]:
    """The accounts of these ids, by name."""
    rows = select(Account).where(Account.id.in_(ids)).order_by(Account.name, Account.id)
    return session.scalars(rows).all()


def role(session: Session, role_id: str) -> StaffRole | None:
    """The role of this id, or None."""
    return session.get(StaffRole, role_id)


def roles_of(session: Session, ids: Collection[str]) -> Sequence[StaffRole]:
    """Every role that some accounts have, had or will have, oldest first."""
    rows = select(StaffRole).where(StaffRole.account.in_(ids))
    return session.scalars(rows.order_by(StaffRole.since, StaffRole.id)).all()


def roles_at(session: Session, place: str) -> Sequence[StaffRole]:
    """Every role that anybody has, had or will have at a place."""
    return session.scalars(select(StaffRole).where(StaffRole.place == place)).all()


def holding(
    session: Session, places: Collection[str], roles: Collection[str], day: str
) -> set[str]:
    """Who has one of these roles at one of these places on `day`."""
    rows = (
        select(StaffRole.account)
        .where(StaffRole.place.in_(places), StaffRole.role.in_(roles), StaffRole.since <= day)
        .where(or_(StaffRole.until.is_(None), StaffRole.until >= day))
    )
    return set(session.scalars(rows))


def facts_of(session: Session, ids: Collection[str], day: str) -> Sequence[StaffFact]:
    """What is true of some accounts on `day`."""
    return session.scalars(
        select(StaffFact)
        .where(StaffFact.account.in_(ids), StaffFact.since <= day)
        .where(or_(StaffFact.until.is_(None), StaffFact.until >= day))
        .order_by(StaffFact.since, StaffFact.id)
    ).all()


def add_fact(session: Session, account: str, fact: str, value: str, since: str) -> None:
    """Note a fact from a day on."""
    session.add(StaffFact(id=new_id(), account=account, fact=fact, value=value, since=since))
    session.flush()


def phones_of(session: Session, ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """`{devices, last_heard, joined}` of each account that ever had a phone; times are ms."""
    rows = session.execute(
        select(
            Device.account,
            func.count().filter(Device.revoked_at.is_(None)),
            func.max(Device.last_heard),
            func.min(Device.created_at),
        )
        .where(Device.account.in_(ids))
        .group_by(Device.account)
    )
    return {
        account: {"devices": devices, "last_heard": heard, "joined": joined}
        for account, devices, heard, joined in rows
    }


def logins_like(session: Session, stem: str) -> set[str]:
    """The logins that begin with `stem`."""
    return set(
        session.scalars(
            select(Account.login).where(Account.login.startswith(stem, autoescape=True))
        )
    )


def logins_among(session: Session, logins: Collection[str]) -> set[str]:
    """Those of some logins that somebody has."""
    return set(session.scalars(select(Account.login).where(Account.login.in_(logins))))


def named_among(session: Session, accounts: Collection[str]) -> set[str]:
    """Those of some accounts that a row of any table but roles, facts and codes names."""
    own = {model.__tablename__ for model in (StaffRole, StaffFact, Invite)}
    naming = [
        key.parent
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == Account.__tablename__ and table.name not in own
    ]
    found: set[str] = set()
    for column in naming:
        found |= set(session.scalars(select(column).where(column.in_(accounts)).distinct()))
    return found


def remove(session: Session, account: str) -> None:
    """Remove an account with its roles, facts and codes."""
    for model in (StaffRole, StaffFact, Invite):
        session.execute(delete(model).where(model.account == account))
    session.execute(delete(Account).where(Account.id == account))
