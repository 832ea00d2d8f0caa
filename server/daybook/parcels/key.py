"""The server's key: phones seal files to its public half, and only its private half opens them."""

import os
import secrets
from base64 import urlsafe_b64encode
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from daybook_sync.ids import stable_id

CURVE = ec.SECP256R1()
PrivateKey = ec.EllipticCurvePrivateKey


class KeyFileError(OSError):
    """The file of the key holds no key of the right kind."""


def load(path: Path) -> PrivateKey:
    """The key in `path`; the first who asks makes it. Raises `KeyFileError`."""
    if not path.exists():
        _make(path)
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise KeyFileError(f"{path} holds no key; restore it from a backup") from error
    if not isinstance(key, PrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise KeyFileError(f"{path} holds a key of another kind; restore it from a backup")
    return key


def point(key: PrivateKey) -> bytes:
    """The public half as 65 bytes: 4, then both coordinates."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def point_text(key: PrivateKey) -> str:
    """The public half as base64url, as phones are told it."""
    return urlsafe_b64encode(point(key)).rstrip(b"=").decode()


def name(key: PrivateKey) -> str:
    """The id of a key: every file says for which it was sealed."""
    return stable_id(f"parcel key {point_text(key)}")


def _make(path: Path) -> None:
    """Write a new key where there is none; of several processes the first wins."""
    pem = ec.generate_private_key(CURVE).private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    fresh = path.with_name(f"{path.name}-{secrets.token_hex(8)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
        # Unlike a renaming, a link never takes the place of a key that phones have been told.
        with suppress(FileExistsError):
            path.hardlink_to(fresh)
    finally:
        fresh.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
