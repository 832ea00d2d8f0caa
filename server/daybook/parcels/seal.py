"""Sealing to the server's key and opening again, part by part; `parcel-seal.ts` is the twin.

A file is `DAYBOOK`, one byte for the version of this layout, two for the length of the header, the
header (JSON: `key`, the id of the server's key; `from`, the public half of a key made for this file
alone; `texts`, how many of the first parts are no pictures), then parts: four bytes for the length
and the sealed bytes. The last part is empty, so that a file that was cut off between two parts does
not look whole.

A bad line carries a file in pieces: each begins with everything before the parts and with the first
part, which says whose file it is, and goes on with the parts from some number on.

Every part is sealed with AES-256-GCM under one key, HKDF-SHA-256 of what ECDH on P-256 gives, and
with its number as nonce: no part can be left out, repeated or put elsewhere. The salt is the hash
of everything before the parts, so that nothing of the header can be changed either.
"""

import struct
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final, Protocol

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from daybook.parcels import key as keys
from daybook.parcels.errors import Fault, ParcelError
from daybook.parcels.key import PrivateKey

NAME: Final = b"DAYBOOK"
LAYOUT: Final = 1
INFO: Final = b"daybook parcel"

MOST_HEADER: Final = 1024
MOST_PART: Final = 8 * 1024 * 1024 + 64
"""Bytes of one part before sealing: the largest picture that is kept, and what stands before it."""

MOST_PARTS: Final = 2000
_TAG: Final = 16


class Readable(Protocol):
    """Where a file comes from; a read may give less than was asked, nothing means the end."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        ...


def seal(
    parts: Iterable[bytes], to: PrivateKey, own: PrivateKey, texts: int = 1
) -> Iterator[bytes]:
    """What comes before the parts of a file, then each of them; only `to` opens it.

    `own` is a fresh key, used for nothing else.
    """
    header = orjson.dumps({"key": keys.name(to), "from": keys.point_text(own), "texts": texts})
    front = NAME + bytes([LAYOUT]) + struct.pack(">H", len(header)) + header
    cipher = _cipher(own, to.public_key(), front)
    yield front
    for number, part in enumerate((*parts, b"")):
        sealed = cipher.encrypt(_nonce(number), part, None)
        yield struct.pack(">I", len(sealed)) + sealed


def unseal(
    stream: Readable, key: PrivateKey, second: int = 1, *, more: bool = False
) -> Iterator[bytes]:
    """The parts of a file, one at a time; raises `ParcelError` at the first that is not good.

    `second` is the number of the part that follows the first one; with `more` other pieces follow,
    and this one ends without the empty part.
    """
    front, header = _front(stream)
    if header.get("key") != keys.name(key):
        raise ParcelError(Fault.FOREIGN)
    cipher = _cipher(key, _public(header.get("from")), front)
    for number in (0, *range(second, MOST_PARTS + 1)):
        begin = _upto(stream, 4)
        if not begin and more and number:
            return
        if len(begin) < 4:
            raise ParcelError(Fault.DAMAGED)
        (length,) = struct.unpack(">I", begin)
        if not _TAG <= length <= MOST_PART + _TAG:
            raise ParcelError(Fault.DAMAGED)
        try:
            part = cipher.decrypt(_nonce(number), _exactly(stream, length), None)
        except InvalidTag as error:
            raise ParcelError(Fault.DAMAGED) from error
        if not part:
            return _end(stream, more=more)
        yield part
    raise ParcelError(Fault.TOO_LARGE)


def _front(stream: Readable) -> tuple[bytes, dict[str, object]]:
    """Everything before the parts, and its header."""
    begin = _exactly(stream, len(NAME) + 3, Fault.NOT_A_PARCEL)
    if not begin.startswith(NAME):
        raise ParcelError(Fault.NOT_A_PARCEL)
    if begin[len(NAME)] != LAYOUT:
        raise ParcelError(Fault.NEWER)
    (length,) = struct.unpack(">H", begin[-2:])
    if length > MOST_HEADER:
        raise ParcelError(Fault.DAMAGED)
    text = _exactly(stream, length)
    try:
        header = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ParcelError(Fault.DAMAGED) from error
    if not isinstance(header, dict):
        raise ParcelError(Fault.DAMAGED)
    return begin + text, header


def _public(text: object) -> ec.EllipticCurvePublicKey:
    try:
        raw = urlsafe_b64decode(str(text) + "==")
        return ec.EllipticCurvePublicKey.from_encoded_point(keys.CURVE, raw)
    except ValueError as error:
        raise ParcelError(Fault.DAMAGED) from error


def _cipher(mine: PrivateKey, theirs: ec.EllipticCurvePublicKey, front: bytes) -> AESGCM:
    shared = mine.exchange(ec.ECDH(), theirs)
    salt = sha256(front).digest()
    return AESGCM(HKDF(hashes.SHA256(), length=32, salt=salt, info=INFO).derive(shared))


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _exactly(stream: Readable, size: int, fault: Fault = Fault.DAMAGED) -> bytes:
    found = _upto(stream, size)
    if len(found) < size:
        raise ParcelError(fault)
    return found


def _upto(stream: Readable, size: int) -> bytes:
    """So many bytes, or fewer when the stream ends before."""
    found = bytearray()
    while len(found) < size and (some := stream.read(size - len(found))):
        found += some
    return bytes(found)


def _end(stream: Readable, *, more: bool) -> None:
    if more or stream.read(1):
        raise ParcelError(Fault.DAMAGED)
