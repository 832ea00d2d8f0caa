"""Ids that are the same in every demo of the same day, in the order in which they were made."""

from base64 import urlsafe_b64encode
from hashlib import sha256


class Ids:
    """Makes ids of the usual shape from a counter and a name."""

    def __init__(self, start: int) -> None:
        self._next = start

    def next(self, name: str) -> str:
        """The next id; the same name and place in the order give the same one."""
        self._next += 1
        tail = bytearray(sha256(f"{name} {self._next}".encode()).digest()[:10])
        tail[0] = 0x70 | tail[0] & 0x0F
        tail[2] = 0x80 | tail[2] & 0x3F
        raw = self._next.to_bytes(6, "big") + bytes(tail)
        return urlsafe_b64encode(raw).decode().rstrip("=")
