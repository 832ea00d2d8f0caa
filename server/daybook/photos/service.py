"""Rules of files: what may be sent, when it is complete, who is told that it is missing."""

import hashlib
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from daybook_sync.errors import ErrorCode
from daybook_sync.ids import new_id
from flask import current_app
from sqlalchemy import Select, event
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from daybook import clock, metrics
from daybook.errors import Problem
from daybook.photos import kinds
from daybook.photos import store as rows
from daybook.photos.folder import Folder, sha256_text
from daybook.photos.models import Blob, Upload
from daybook.settings import Settings

LARGEST = 8 * 1024 * 1024
MOST_OPEN = 64
MOST_OPEN_BYTES = 128 * 1024 * 1024
KEPT = 90 * clock.DAY
_SWEEP = 20
_AT_ONCE = 500
_HASH = re.compile(r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]")


@dataclass(frozen=True)
class Arriving:
    """An upload as one request holds it: `offset` bytes are on disk, `done` when it is kept."""

    id: str
    user: str
    sha256: str
    length: int
    metadata_text: str
    expires: int
    lease_no: int
    offset: int
    done: bool

    @property
    def arrived(self) -> bool:
        """Whether all bytes are here but the file is not kept yet."""
        return self.offset == self.length and not self.done


@dataclass(frozen=True)
class Content:
    """A complete file: where it lies and what it is."""

    path: str
    type: str
    length: int


def is_hash(text: str) -> bool:
    """Whether `text` is a SHA-256 as it stands on the wire."""
    return _HASH.fullmatch(text) is not None


def begin(
    session: Session, user: str, sha256: str, length: int, metadata_text: str = ""
) -> Arriving:
    """The upload of this very file by this user: the one begun before, or a new one."""
    _sweep(session)
    found = rows.same_upload(session, user, sha256, length)
    if found is not None and found.expires < clock.now():
        _forget(session, [found.id])
        found = None
    if found is None:
        found = _begin_new(session, user, sha256, length, metadata_text)
    taken = rows.take_lease(session, user, found.id)
    return _arriving(taken or found)


def _begin_new(session: Session, user: str, sha256: str, length: int, metadata_text: str) -> Upload:
    number, size = rows.open_uploads(session, user)
    if number >= MOST_OPEN or size + length > MOST_OPEN_BYTES:
        raise Problem(
            ErrorCode.TOO_MANY_REQUESTS,
            f"{number} files of {size} bytes have been begun and not finished: send those first.",
            headers={"Retry-After": "60"},
        )
    upload = Upload(
        id=new_id(),
        user=user,
        sha256=sha256,
        length=length,
        metadata_text=metadata_text,
        expires=clock.now() + KEPT,
        lease_no=0,
        done=rows.sent_by(session, user, sha256),
    )
    try:
        with session.begin_nested():
            session.add(upload)
    except IntegrityError:
        same = rows.same_upload(session, user, sha256, length)
        if same is None:
            raise
        return same
    return upload


def take(session: Session, user: str, upload_id: str) -> Arriving:
    """Take an upload over from any older request; raises `Problem` when there is none."""
    taken = rows.take_lease(session, user, upload_id)
    if taken is None or taken.expires < clock.now():
        raise Problem(ErrorCode.NOT_FOUND, "There is no such upload, or its time is over.")
    return _arriving(taken)


def mine(session: Session, upload: Arriving) -> bool:
    """Whether no newer request has taken the upload over."""
    return rows.lease(session, upload.id) == upload.lease_no


def is_gone(session: Session, upload: Arriving) -> bool:
    """Whether the upload was given up while a request still wrote to it."""
    return rows.lease(session, upload.id) is None


def complete(session: Session, upload: Arriving) -> Problem | None:
    """Check a wholly arrived upload and keep it; a wrong one is discarded, and why is returned.

    The work on disk comes first: it must not hold SQLite's write lock. `tidy` follows the commit.
    """
    folder = files()
    type_ = ""
    try:
        wrong = _fault(folder, upload)
        if wrong is None:
            type_ = _type_of(folder, upload) or ""
            folder.keep(upload.id, upload.sha256)
    except FileNotFoundError:
        return Problem(ErrorCode.OFFSET_MISMATCH, "Another request has dealt with this file.")
    if wrong is not None:
        folder.discard(upload.id)
        rows.remove(session, [upload.id])
        metrics.count_upload(wrong.code.value)
        return wrong
    blob = Blob(sha256=upload.sha256, length=upload.length, type=type_, created=clock.now())
    rows.keep(session, blob, upload.user)
    rows.finish(session, upload.id)
    metrics.count_upload("stored")
    return None


def tidy(upload: Arriving) -> None:
    """Remove what is left of an upload that the database knows to be kept."""
    files().discard(upload.id)


def _fault(folder: Folder, upload: Arriving) -> Problem | None:
    if folder.digest(upload.id) != upload.sha256:
        return Problem(ErrorCode.HASH_MISMATCH, "The file is not the one that was announced.")
    type_ = _type_of(folder, upload)
    if type_ is None:
        return Problem(ErrorCode.UNSUPPORTED_TYPE, kinds.KEPT)
    if not _fits(type_, upload.length):
        return Problem(ErrorCode.TOO_LARGE, f"Such a file may have {kinds.LARGEST_OTHER} bytes.")
    return None


def _type_of(folder: Folder, upload: Arriving) -> str | None:
    with folder.opened(upload.id) as file:
        return kinds.kind_of(file)


def end(session: Session, user: str, upload_id: str) -> None:
    """Forget an upload and what has arrived of it; a complete file stays."""
    upload = take(session, user, upload_id)
    rows.remove(session, [upload.id])
    files().discard(upload.id)
    metrics.count_upload("removed")


def store(session: Session, user: str, data: bytes, type: str) -> str:
    """Keep a file made by the server; return its SHA-256 as on the wire."""
    sha256 = sha256_text(hashlib.sha256(data).digest())
    if rows.blob(session, sha256) is None:
        files().put(sha256, data, new_id())
    rows.keep(session, Blob(sha256=sha256, length=len(data), type=type, created=clock.now()), user)
    return sha256


def missing(session: Session, hashes: Iterable[str]) -> list[str]:
    """Those of `hashes` that the server lacks, in order."""
    wanted = list(dict.fromkeys(hashes))
    have = rows.present(session, wanted)
    return [sha256 for sha256 in wanted if sha256 not in have]


def lacking(session: Session, hashes: Select[str]) -> list[str]:
    """Those of the hashes that a query gives which the server lacks."""
    return rows.absent(session, hashes)


def content(session: Session, sha256: str) -> Content | None:
    """The complete file with this hash."""
    blob = rows.blob(session, sha256)
    if blob is None:
        return None
    return Content(str(files().place(sha256).absolute()), blob.type, blob.length)


def complete_files(session: Session) -> list[tuple[str, int]]:
    """Every file that is complete, as (SHA-256, length)."""
    return rows.complete_files(session)


def forget(session: Session, hashes: Sequence[str]) -> None:
    """Forget files that are lost, and who sent them: phones that have them are asked again."""
    for start in range(0, len(hashes), _AT_ONCE):
        rows.forget(session, hashes[start : start + _AT_ONCE])


def remove(session: Session, hashes: Sequence[str]) -> None:
    """Let go files that nothing refers to any more, from the disk once this is committed."""
    forget(session, hashes)
    folder = files()

    def unlink(_session: Session) -> None:
        for sha256 in hashes:
            folder.place(sha256).unlink(missing_ok=True)

    event.listen(session, "after_commit", unlink, once=True)


def sent_by(session: Session, user: str, sha256: str) -> bool:
    """Whether this user has sent this file."""
    return rows.sent_by(session, user, sha256)


def sniff(data: bytes) -> str | None:
    """The type of a whole file by its content; None for what is not kept."""
    type_ = kinds.kind_of(io.BytesIO(data))
    return type_ if type_ is not None and _fits(type_, len(data)) else None


def _fits(type_: str, length: int) -> bool:
    return type_ in kinds.PICTURES or length <= kinds.LARGEST_OTHER


def files() -> Folder:
    """The folder of files of the running application."""
    settings: Settings = current_app.extensions["daybook.settings"]
    return Folder(settings.photos_dir)


def _arriving(row: Upload) -> Arriving:
    offset = row.length if row.done else files().arrived(row.id)
    return Arriving(
        id=row.id,
        user=row.user,
        sha256=row.sha256,
        length=row.length,
        metadata_text=row.metadata_text,
        expires=row.expires,
        lease_no=row.lease_no,
        offset=offset,
        done=row.done,
    )


def _sweep(session: Session) -> None:
    """Forget a few uploads whose time is over: each new one pays for that."""
    over = rows.expired(session, clock.now(), _SWEEP)
    if over:
        _forget(session, over)


def _forget(session: Session, uploads: Sequence[str]) -> None:
    rows.remove(session, uploads)
    for upload in uploads:
        files().discard(upload)
