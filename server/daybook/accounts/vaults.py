"""What opens sealed phones again: laid down by a phone, given back to the same person only."""

import hmac

from daybook_sync.errors import ErrorCode
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import store
from daybook.accounts.models import Vault
from daybook.accounts.store import TokenHolder
from daybook.audit import service as audit
from daybook.errors import Problem

FRESH = 600 * clock.SECOND
"""A key is given back only so long after its person signed in or used a code."""


def lay_down(session: Session, who: TokenHolder, vault: str, key: str, now: int) -> None:
    """Keep the key of a phone's vault; the same again changes nothing.

    Raises CONFLICT where another key, or somebody else's, is kept under this id.
    """
    kept = store.vault(session, vault)
    if kept is None:
        fresh = Vault(id=vault, account=who.account, device=who.device, key=key, created_at=now)
        session.add(fresh)
        session.flush()
    elif kept.account != who.account or not hmac.compare_digest(kept.key, key):
        raise Problem(ErrorCode.CONFLICT, "Another key is kept for this vault.")


def give_back(session: Session, who: TokenHolder, vault: str, now: int) -> str:
    """The key of one's own vault, soon after signing in, and written down.

    Raises FORBIDDEN when the sign-in is too old, NOT_FOUND when no key of this person is kept.
    """
    device = store.device(session, who.device)
    if device is None or now - device.created_at > FRESH:
        raise Problem(ErrorCode.FORBIDDEN, "Sign in again; the key is given right after that.")
    kept = store.vault(session, vault)
    if kept is None or kept.account != who.account:
        raise Problem(ErrorCode.NOT_FOUND, "No key of yours is kept for this vault.")
    kept.given_at = now
    audit.note(session, who.account, "vault-opened", vault, device=who.device)
    return kept.key
