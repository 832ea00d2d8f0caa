"""Ids: UUIDv7 in 22 characters of base64url, the same on the wire and in the database."""

import re
import secrets
import time
from base64 import urlsafe_b64encode
from hashlib import sha256

_SHAPE = re.compile(r"[A-Za-z0-9_-]{21}[AQgw]")


def new_id(now: int | None = None) -> str:
    """A fresh id; `now` is ms since 1970 and serves index locality only, it is never read back."""
    stamp = (time.time_ns() // 1_000_000 if now is None else now) & 0xFFFF_FFFF_FFFF
    number = (
        stamp << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    )
    return _text(number.to_bytes(16, "big"))


def stable_id(name: str) -> str:
    """The id that always belongs to `name`: the first half of its SHA-256."""
    return _text(sha256(name.encode()).digest()[:16])


def is_id(value: object) -> bool:
    """Whether `value` is the one canonical text of 16 bytes."""
    return isinstance(value, str) and _SHAPE.fullmatch(value) is not None


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw)[:22].decode("ascii")
