"""A small server of tus in memory, written from the specification, to compare ours with.

Beyond the specification it knows three rules of ours: the same file begun again by the same person
is the same upload; a complete file must have the announced SHA-256; a file that was once sent is
complete when it is begun again.
"""

import hashlib
from dataclasses import dataclass, field

VERSION = "1.0.0"
CHUNK = "application/offset+octet-stream"
ALGORITHMS = ("sha1", "sha256")


@dataclass(frozen=True)
class Request:
    """One request: `target` is None for a creation, else the number of the upload."""

    method: str
    target: int | None = None
    version: str = VERSION
    offset: int | None = None
    body: bytes | None = None
    content_type: str = CHUNK
    algorithm: str | None = None
    digest: bytes = b""
    file: bytes = b""
    length: int | None = None


@dataclass(frozen=True)
class Answer:
    """The statuses that are right, the offset that must be told, and the upload it is about."""

    statuses: frozenset[int]
    offset: int | None = None
    upload: int | None = None


@dataclass
class Upload:
    """A file under way: what has arrived, and what it must be in the end."""

    file: bytes
    arrived: bytearray = field(default_factory=bytearray)
    done: bool = False

    @property
    def offset(self) -> int:
        """How much has arrived."""
        return len(self.file) if self.done else len(self.arrived)


class Reference:
    """The uploads of one person, numbered as they were made."""

    def __init__(self, largest: int) -> None:
        self.uploads: dict[int, Upload] = {}
        self._largest = largest
        self._sent: set[bytes] = set()
        self._numbers = 0

    def answer(self, request: Request) -> Answer:
        """What a request must be answered, and what follows from it."""
        if request.method == "OPTIONS":
            return Answer(frozenset({200, 204}))
        faults = self._faults(request)
        if faults:
            return Answer(frozenset(faults))
        if request.method == "POST":
            return self._create(request)
        target = request.target if request.target is not None else -1
        upload = self.uploads[target]
        if request.method == "HEAD":
            return Answer(frozenset({200, 204}), upload.offset)
        if request.method == "DELETE":
            del self.uploads[target]
            return Answer(frozenset({204}))
        return self._append(request, target)

    def _faults(self, request: Request) -> set[int]:
        """The statuses of everything that is wrong with a request before its body is looked at."""
        faults: set[int] = set()
        if request.version != VERSION:
            faults.add(412)
        if request.target is not None and request.target not in self.uploads:
            faults.add(404)
        if request.method == "POST" and request.length is None:
            faults.add(400)
        if request.length is not None and request.length > self._largest:
            faults.add(413)
        if request.body is not None and request.content_type != CHUNK:
            faults.add(415)
        if request.algorithm is not None and request.algorithm not in ALGORITHMS:
            faults.add(400)
        upload = self.uploads.get(request.target) if request.target is not None else None
        if upload and request.method == "PATCH" and request.offset != upload.offset:
            faults.add(409)
        return faults

    def _create(self, request: Request) -> Answer:
        number = next(
            (n for n, upload in self.uploads.items() if upload.file == request.file), None
        )
        if number is None:
            number, self._numbers = self._numbers, self._numbers + 1
            self.uploads[number] = Upload(request.file, done=request.file in self._sent)
        upload = self.uploads[number]
        if not upload.done and request.body is not None:
            return self._receive(request, number, 0, 201)
        return Answer(frozenset({201}), upload.offset, number)

    def _append(self, request: Request, number: int) -> Answer:
        upload = self.uploads[number]
        if upload.done:
            return Answer(frozenset({204}), upload.offset, number)
        return self._receive(request, number, request.offset or 0, 204)

    def _receive(self, request: Request, number: int, start: int, status: int) -> Answer:
        upload, body = self.uploads[number], request.body or b""
        digest = hashlib.new(request.algorithm, body).digest() if request.algorithm else b""
        if digest != request.digest:
            return Answer(frozenset({460}), upload=number)
        upload.arrived[start : start + len(body)] = body
        if len(upload.arrived) < len(upload.file):
            return Answer(frozenset({status}), upload.offset, number)
        if bytes(upload.arrived) != upload.file:
            del self.uploads[number]
            return Answer(frozenset({460}))
        upload.done = True
        self._sent.add(upload.file)
        return Answer(frozenset({status}), upload.offset, number)
