"""The words of tus 1.0 (https://tus.io/protocols/resumable-upload): headers in, headers out."""

import base64
import binascii
import hashlib
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from daybook_sync.errors import ErrorCode
from flask import Request, Response
from werkzeug.exceptions import ClientDisconnected
from werkzeug.http import http_date

from daybook.errors import Problem
from daybook.photos import kinds, service

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,checksum,expiration,termination"
ALGORITHMS = ("sha1", "sha256")
CHUNK_TYPE = "application/offset+octet-stream"
PATIENCE = 30
"""Seconds without a byte after which a connection counts as dead."""

MOST_METADATA = 4096
_PIECE = 16 * 1024
_IN_MEMORY = 256 * 1024


class Hash(Protocol):
    """What is used of a hash of the standard library."""

    def update(self, data: bytes, /) -> None:
        """Add bytes."""

    def digest(self) -> bytes:
        """The hash of all bytes so far."""
        ...


@dataclass
class Checksum:
    """The hash that a chunk must have."""

    running: Hash
    expected: bytes

    @property
    def holds(self) -> bool:
        """Whether the bytes so far are the announced ones."""
        return self.running.digest() == self.expected


def check_version(request: Request) -> None:
    """Raise `Problem` when the client speaks another version of tus."""
    if request.headers.get("Tus-Resumable") != VERSION:
        raise Problem(ErrorCode.WRONG_VERSION, "Speak tus 1.0.0.", headers={"Tus-Version": VERSION})


def number(request: Request, header: str) -> int:
    """A header that holds a whole number; raises `Problem`."""
    text = request.headers.get(header, "")
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise Problem(ErrorCode.BAD_REQUEST, f"{header} must be a whole number.")
    return int(text)


def length(request: Request) -> int:
    """The length announced for a new file; raises `Problem` when it cannot be kept."""
    announced = number(request, "Upload-Length")
    if announced == 0:
        raise Problem(ErrorCode.BAD_REQUEST, "An empty file is no picture.")
    if announced > service.LARGEST:
        raise Problem(
            ErrorCode.TOO_LARGE,
            f"A file may have {service.LARGEST} bytes.",
            headers={"Tus-Max-Size": str(service.LARGEST)},
        )
    return announced


def metadata(request: Request) -> str:
    """What the client says of a new file, as it is to be told again; raises `Problem`."""
    text = request.headers.get("Upload-Metadata", "")
    if not text.isascii() or len(text) > MOST_METADATA:
        raise Problem(ErrorCode.BAD_REQUEST, "Upload-Metadata is too long, or is not ASCII.")
    return text


def sha256(metadata: str) -> str:
    """The hash announced for a new file, its type checked; raises `Problem`."""
    pairs = list(_metadata(metadata))
    words = dict(pairs)
    if len(words) < len(pairs):
        raise Problem(ErrorCode.BAD_REQUEST, "Upload-Metadata names a key twice.")
    if not service.is_hash(words.get("sha256", "")):
        raise Problem(ErrorCode.BAD_REQUEST, "Upload-Metadata must name the file's sha256.")
    if words.get("type", "image/jpeg").split(";")[0] not in kinds.KNOWN:
        raise Problem(ErrorCode.UNSUPPORTED_TYPE, kinds.KEPT)
    return words["sha256"]


def _metadata(text: str) -> Iterator[tuple[str, str]]:
    for pair in filter(None, (part.strip() for part in text.split(","))):
        key, _, value = pair.partition(" ")
        try:
            yield key, base64.b64decode(value, validate=True).decode(errors="replace")
        except (binascii.Error, ValueError) as error:
            raise Problem(ErrorCode.BAD_REQUEST, "Upload-Metadata is not base64.") from error


def checksum(request: Request) -> Checksum | None:
    """The hash announced for this chunk, if any; raises `Problem` for one we cannot compute."""
    header = request.headers.get("Upload-Checksum")
    if header is None:
        return None
    algorithm, _, value = header.partition(" ")
    if algorithm not in ALGORITHMS:
        raise Problem(ErrorCode.BAD_REQUEST, f"Checksums may be {' or '.join(ALGORITHMS)}.")
    try:
        expected = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Problem(ErrorCode.BAD_REQUEST, "Upload-Checksum is not base64.") from error
    return Checksum(hashlib.new(algorithm, usedforsecurity=False), expected)


def check_chunk(request: Request) -> None:
    """Raise `Problem` when a body is of any type but tus' own, or longer than any file."""
    if request.mimetype != CHUNK_TYPE:
        raise Problem(ErrorCode.UNSUPPORTED_TYPE, f"Send {CHUNK_TYPE}.")
    if (request.content_length or 0) > service.LARGEST:
        raise Problem(ErrorCode.TOO_LARGE, f"A file may have {service.LARGEST} bytes.")


def pieces(request: Request, most: int, running: Checksum | None = None) -> Iterator[bytes]:
    """The body bit by bit, `most` bytes at most; a broken connection ends it quietly.

    What arrived before the break is worth keeping, so a break is an end and not an error. Bits
    are small because those that the break cuts in two are lost.
    """
    request.max_content_length = service.LARGEST
    with _impatient(request.environ):
        left = most
        while left > 0:
            try:
                piece = request.stream.read(min(_PIECE, left))
            except (ClientDisconnected, OSError):
                return
            if not piece:
                return
            left -= len(piece)
            if running is not None:
                running.running.update(piece)
            yield piece


@contextmanager
def set_aside(pieces: Iterator[bytes]) -> Iterator[Iterator[bytes]]:
    """All the pieces, read to their end and kept until they are wanted."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
        for piece in pieces:
            file.write(piece)
        file.seek(0)
        yield iter(lambda: file.read(_PIECE), b"")


@contextmanager
def _impatient(environ: dict[str, Any]) -> Iterator[None]:
    """A dead connection must not hold a thread for ever."""
    socket = environ.get("gunicorn.socket") or environ.get("werkzeug.socket")
    if socket is None or isinstance(socket, io.IOBase):
        yield
        return
    before = socket.gettimeout()
    socket.settimeout(PATIENCE)
    try:
        yield
    finally:
        socket.settimeout(before)


def state(upload: service.Arriving) -> dict[str, str]:
    """The headers that tell where an upload stands: its offset and its last day."""
    return {
        "Upload-Offset": str(upload.offset),
        "Upload-Expires": http_date(upload.expires / 1000),
    }


def answer(status: int, upload: service.Arriving | None = None, **headers: str) -> Response:
    """A reply of tus, of an upload where it stands."""
    response = Response(status=status)
    response.headers["Cache-Control"] = "no-store"
    if upload is not None:
        response.headers.update(state(upload))
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return response
