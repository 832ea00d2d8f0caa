"""What the parts of a file hold: changes with the proof of who wrote them, and pictures.

The first byte of a part says what it is. Changes: 32 bytes of proof, then the text of a sync
request without cursors, as it is (1) or as gzip (2). A photo (3) or the small picture of
one (4): its SHA-256, then its bytes.
"""

import gzip
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from daybook.errors import Problem
from daybook.parcels.errors import Fault, ParcelError
from daybook.photos.folder import sha256_text
from daybook.streams import transport

PLAIN: Final = 1
PACKED: Final = 2
PHOTO: Final = 3
SMALL: Final = 4
_HASH: Final = 32


@dataclass(frozen=True, slots=True)
class Changes:
    """The text of a request as it was signed, and the proof: an HMAC over its SHA-256."""

    text: bytes
    proof: bytes

    @property
    def digest(self) -> bytes:
        """What the proof is over."""
        return sha256(self.text).digest()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture whose bytes are those that were hashed; `small` is one shown in lists."""

    data: bytes
    small: bool = False

    @property
    def sha256(self) -> str:
        """The hash as it stands on the wire."""
        return sha256_text(sha256(self.data).digest())


def read(part: bytes) -> Changes | Picture:
    """What a part holds; raises `ParcelError`."""
    what, head, rest = part[0], part[1 : 1 + _HASH], part[1 + _HASH :]
    if len(head) < _HASH:
        raise ParcelError(Fault.DAMAGED)
    if what in {PLAIN, PACKED}:
        return Changes(rest if what == PLAIN else _inflated(rest), head)
    if what not in {PHOTO, SMALL}:
        raise ParcelError(Fault.NEWER)
    if sha256(rest).digest() != head:
        raise ParcelError(Fault.DAMAGED)
    return Picture(rest, small=what == SMALL)


def write(content: Changes | Picture) -> bytes:
    """The part that holds `content`."""
    if isinstance(content, Picture):
        return (
            bytes([SMALL if content.small else PHOTO])
            + sha256(content.data).digest()
            + content.data
        )
    return bytes([PACKED]) + content.proof + gzip.compress(content.text, mtime=0)


def _inflated(packed: bytes) -> bytes:
    try:
        return transport.inflate(packed)
    except Problem as error:
        too_large = error.code.status == 413
        raise ParcelError(Fault.TOO_LARGE if too_large else Fault.DAMAGED) from error
