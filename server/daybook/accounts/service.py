"""Rules of joining, signing in and out, and of what the server remembers of a phone."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from daybook_sync.errors import ErrorCode
from daybook_sync.ids import new_id
from flask import current_app
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import invites, passwords, standing, store, tokens, working
from daybook.accounts import storage as storages
from daybook.accounts.models import Account, Device
from daybook.errors import Problem
from daybook.settings import Settings

phones = storages.phones
give_role = standing.give_role
renew = standing.renew
roles_of = standing.roles_of
staff_at = standing.staff_at
worked_at = working.worked_at
phones_since = standing.phones_since

TOKEN_LIFE = 400 * clock.DAY
"""A token dies this long after its phone was last heard: longer than any holiday or illness."""

HEARD_EVERY = 60 * clock.SECOND
"""A phone that syncs more often than this is not written down each time."""


@dataclass(frozen=True)
class SignIn:
    """A fresh token and whose it is; the token is shown this once."""

    token: str
    user: str
    device: str
    name: str


def find(session: Session, login: str) -> Account | None:
    """The account with `login` in any letter case, or None."""
    return store.account_of_login(session, read_login(login))


def read_login(text: str) -> str:
    """A login as it is stored: composed, lower case, no spaces around it."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def create_account(
    session: Session,
    login: str,
    name: str,
    *,
    password_hash: str | None = None,
    account_id: str | None = None,
) -> Account:
    """A new account; raises CONFLICT when the login is taken."""
    if find(session, login):
        raise Problem(ErrorCode.CONFLICT, "This login is taken.")
    made = Account(
        id=account_id or new_id(),
        login=read_login(login),
        name=name,
        password_hash=password_hash,
        created_at=clock.now(),
    )
    session.add(made)
    session.flush()
    return made


def join(session: Session, code: str, device_name: str, now: int) -> SignIn:
    """Spend a joining code; raises CODE_UNUSABLE or ACCOUNT_DISABLED."""
    account_id = invites.spend(session, code, now)
    account = store.account(session, account_id) if account_id else None
    if account is None:
        raise Problem(ErrorCode.CODE_UNUSABLE, "This code is unknown, used or expired.")
    return open_device(session, account, device_name, now)


def check_password(session: Session, login: str, password: str) -> str:
    """The account that `login` and `password` open; raises WRONG_PASSWORD.

    An unknown login, an account without a password and a wrong password cost the same work and
    get the same answer, so that nobody learns which logins exist.
    """
    account = find(session, login)
    known = passwords.matches(account.password_hash if account else None, password)
    if account is None or not known:
        raise Problem(ErrorCode.WRONG_PASSWORD, "The login or the password is wrong.")
    return account.id


def open_device(session: Session, account: Account, name: str, now: int) -> SignIn:
    """A new device of `account` with its token; raises ACCOUNT_DISABLED."""
    if account.disabled_at is not None:
        raise Problem(ErrorCode.ACCOUNT_DISABLED, "This account is closed.")
    token = tokens.new_token()
    device = add_device(session, account.id, name, token, now)
    renew(session, account.id, clock.day_of(now, _zone()))
    return SignIn(token, account.id, device.id, account.name)


def add_device(
    session: Session, account: str, name: str, token: str, now: int, device_id: str | None = None
) -> Device:
    """Enter a device that holds `token`."""
    device = Device(
        id=device_id or new_id(),
        account=account,
        name=name,
        token_hash=tokens.digest(token),
        created_at=now,
        last_heard=now,
    )
    session.add(device)
    session.flush()
    return device


def sign_in(session: Session, account_id: str, device_name: str, now: int) -> SignIn:
    """A new device of an account whose password was checked."""
    account = store.account(session, account_id)
    if account is None:
        raise Problem(ErrorCode.WRONG_PASSWORD, "The login or the password is wrong.")
    return open_device(session, account, device_name, now)


def heard(
    session: Session,
    device: str,
    now: int,
    app_version: str | None = None,
    storage: Mapping[str, Any] | None = None,
) -> None:
    """Write down that a device reached the server, and what it said of itself."""
    found = store.device(session, device)
    if found is None:
        return
    found.last_heard = max(found.last_heard, now)
    found.app_version = app_version or found.app_version
    if storage is not None:
        storages.remember(session, found, storage, now)


def revoke_device(session: Session, device: str, now: int) -> None:
    """End a device's token; raises NOT_FOUND. Ending it twice changes nothing."""
    found = store.device(session, device)
    if found is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such device.")
    found.revoked_at = found.revoked_at or now


def revoke_token(session: Session, digest: str, now: int) -> None:
    """End the token with this SHA-256, if there is one: who knows no more can only end it."""
    found = store.device_of_token(session, digest)
    if found is not None:
        found.revoked_at = found.revoked_at or now


def disable_device(session: Session, device: str, now: int) -> None:
    """Take a lost phone out of use: told so, it clears what came to it from here.

    Raises NOT_FOUND. Doing it twice changes nothing.
    """
    revoke_device(session, device, now)
    found = store.device(session, device)
    if found is not None:
        found.disabled_at = found.disabled_at or now


def disable(session: Session, account: str, now: int) -> None:
    """Close an account on all its devices; raises NOT_FOUND."""
    found = store.account(session, account)
    if found is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such account.")
    found.disabled_at = found.disabled_at or now


def set_password(session: Session, account: str, password_hash: str) -> None:
    """Give an account a password by its hash; raises NOT_FOUND."""
    found = store.account(session, account)
    if found is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such account.")
    found.password_hash = password_hash


def devices_of(session: Session, account: str) -> Sequence[Device]:
    """The devices of an account, oldest first."""
    return store.devices_of(session, account)


def login_of(session: Session, account: str) -> str:
    """The login of an account; raises NOT_FOUND."""
    found = store.account(session, account)
    if found is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such account.")
    return found.login


def last_heard(session: Session, users: Collection[str]) -> dict[str, int]:
    """When any device of each of some people was last heard (ms); who never was is left out."""
    return store.last_heard(session, users)


def names(session: Session, users: Collection[str]) -> dict[str, str]:
    """The names of some people, by account."""
    return store.names(session, users)


def _zone() -> str:
    settings: Settings = current_app.extensions["daybook.settings"]
    return settings.time_zone
