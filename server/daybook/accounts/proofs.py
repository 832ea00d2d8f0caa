"""Who wrote what others bring: proved by a device's token, which the carrier never sees."""

import hmac
from dataclasses import dataclass

from sqlalchemy.orm import Session

from daybook.accounts import service, store
from daybook.accounts.models import Account, Device


@dataclass(frozen=True)
class Writer:
    """A person of this server and the device they name; `proved` when it surely was that device.

    A device that was signed out, has been silent for too long, or belongs to a closed account
    proves nothing.
    """

    user: str
    name: str
    device: str
    proved: bool


def writer(
    session: Session, user: str, device: str, digest: bytes, proof: bytes, now: int
) -> Writer | None:
    """Who wrote the text with this SHA-256; None when nobody here is called that.

    `proof` is HMAC-SHA-256 over the digest with the SHA-256 of the device's token as its key.
    """
    account = store.account(session, user)
    if account is None:
        return None
    found = store.device(session, device)
    proved = found is not None and _good(found, account, now) and _proves(found, digest, proof)
    return Writer(account.id, account.name, device, proved)


def prove(token_hash: str, digest: bytes) -> bytes:
    """The proof that the holder of a token makes over a digest."""
    return hmac.digest(bytes.fromhex(token_hash), digest, "sha256")


def _good(device: Device, account: Account, now: int) -> bool:
    return (
        device.account == account.id
        and device.revoked_at is None
        and account.disabled_at is None
        and now - device.last_heard <= service.TOKEN_LIFE
    )


def _proves(device: Device, digest: bytes, proof: bytes) -> bool:
    return hmac.compare_digest(prove(device.token_hash, digest), proof)
