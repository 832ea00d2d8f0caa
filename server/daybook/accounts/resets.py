"""A new password by a leader's slip: the code stands for the old password, once."""

from dataclasses import dataclass

from daybook_sync.errors import ErrorCode
from sqlalchemy.orm import Session

from daybook.accounts import invites, passwords, store
from daybook.accounts.models import Account
from daybook.audit import service as audit
from daybook.errors import Problem


@dataclass(frozen=True)
class Reset:
    """Whose password it is; `login` is what they sign in with."""

    user: str
    name: str
    login: str


def whose(session: Session, code: str, now: int) -> Reset:
    """Whose password a code would change; the code stays good. Raises CODE_UNUSABLE."""
    account_id = invites.holder(session, code, now, "password")
    return _shown(_account(session, account_id))


def set_password(
    session: Session, code: str, password_hash: str, now: int, *, sign_out: bool = False
) -> Reset:
    """Spend a code on a new password; phones stay signed in unless `sign_out`.

    Raises CODE_UNUSABLE, or ACCOUNT_DISABLED.
    """
    account = _account(session, invites.spend(session, code, now, "password"))
    account.password_hash = password_hash
    ended = 0
    for device in store.devices_of(session, account.id) if sign_out else ():
        ended += device.revoked_at is None
        device.revoked_at = device.revoked_at or now
    audit.note(session, account.id, "password-reset", account.id, signed_out=ended)
    return _shown(account)


def hashed(password: str) -> str:
    """The hash of a new password; slow, so it is made before anything is written.

    Raises INVALID for a password that is too short.
    """
    if len(password) < passwords.SHORTEST:
        sentence = f"A password has at least {passwords.SHORTEST} characters."
        raise Problem(ErrorCode.INVALID, sentence, fields={"json": {"password": [sentence]}})
    return passwords.hashed(password)


def _account(session: Session, account_id: str | None) -> Account:
    account = store.account(session, account_id) if account_id else None
    if account is None:
        raise Problem(ErrorCode.CODE_UNUSABLE, "This code is unknown, used or expired.")
    if account.disabled_at is not None:
        raise Problem(ErrorCode.ACCOUNT_DISABLED, "This account is closed.")
    return account


def _shown(account: Account) -> Reset:
    return Reset(account.id, account.name, account.login)
