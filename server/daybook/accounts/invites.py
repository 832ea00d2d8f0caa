"""Joining codes of accounts: made, looked up, spent once."""

from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import codes, store
from daybook.accounts.models import Invite

LIFE = 14 * clock.DAY


def create(session: Session, account: str, now: int) -> str:
    """A new joining code of `account`, as it is shown; only its digest is kept."""
    code = codes.new_code()
    add(session, account, code, now)
    return code


def add(session: Session, account: str, code: str, now: int) -> None:
    """Make `code`, as it is shown, a joining code of `account`."""
    digest = codes.digest(codes.plain(code))
    session.add(Invite(code_hash=digest, account=account, created_at=now, expires_at=now + LIFE))
    session.flush()


def spend(session: Session, typed: str, now: int) -> str | None:
    """Use a code up; whose it was, or None where it is unknown, used or expired."""
    plain = codes.read(typed)
    return store.use_invite(session, codes.digest(plain), now) if plain else None


def usable(session: Session, code: str, now: int) -> bool | None:
    """Whether a code would still let somebody in; None when it was never made."""
    found = store.invite(session, codes.digest(codes.plain(code)))
    return None if found is None else found.used_at is None and found.expires_at > now
