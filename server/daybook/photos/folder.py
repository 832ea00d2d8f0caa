"""Files on disk: uploads by id, complete files by hash, every step durable before it is told."""

import base64
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

_BESIDE = ".kept"


def sha256_text(digest: bytes) -> str:
    """A digest as 43 characters of base64url, its form on the wire."""
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class Folder:
    """The folder of files: `uploads/<id>` while they arrive, `ab/cd/<hex hash>` when complete."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def arrived(self, upload: str) -> int:
        """How many bytes of an upload are safely on disk; 0 when there is no file."""
        try:
            handle = os.open(self._upload(upload), os.O_RDWR)
        except FileNotFoundError:
            return 0
        try:
            os.fsync(handle)
            return os.fstat(handle).st_size
        finally:
            os.close(handle)

    def write(
        self, upload: str, offset: int, pieces: Iterator[bytes], mine: Callable[[], bool]
    ) -> int:
        """Write `pieces` from `offset` on while `mine()`; return the length that is then on disk.

        Pieces are written at their own place, never appended: should two requests write at once,
        both write the same bytes to the same place. What came before a broken connection stays.
        """
        path = self._upload(upload)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            for piece in pieces:
                if not mine():
                    break
                _write_all(handle, piece, offset)
                offset += len(piece)
        finally:
            os.fsync(handle)
            length = os.fstat(handle).st_size
            os.close(handle)
        _sync_folder(path.parent)
        return length

    def digest(self, upload: str) -> str:
        """The SHA-256 of what has arrived."""
        with self._upload(upload).open("rb") as file:
            return sha256_text(hashlib.file_digest(file, "sha256").digest())

    def opened(self, upload: str) -> BinaryIO:
        """What has arrived, open for reading; to be closed by whoever asked."""
        return self._upload(upload).open("rb")

    def discard(self, upload: str) -> None:
        """Remove what has arrived of an upload, if anything."""
        for name in (upload, f"{upload}{_BESIDE}"):
            self._upload(name).unlink(missing_ok=True)

    def keep(self, upload: str, sha256: str) -> None:
        """Put a complete upload in its place; what is already there is the same file.

        It also stays where it arrived until `discard`, so that whoever is cut off before the
        database knows of the file finds it whole and does this again.
        """
        place, beside = self.place(sha256), self._upload(f"{upload}{_BESIDE}")
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        try:
            os.link(self._upload(upload), beside)
        except FileNotFoundError:
            if not place.exists():
                raise
        except OSError:
            # A file system without links.
            self._upload(upload).replace(place)
        else:
            beside.replace(place)
            # Of two names of one file already, a replacement leaves both.
            beside.unlink(missing_ok=True)
        for folder in (place.parent, place.parent.parent, self.root):
            _sync_folder(folder)

    def put(self, sha256: str, data: bytes, name: str) -> None:
        """Keep `data`; `name` is a new id for the file while it is being written."""
        self.write(name, 0, iter((data,)), lambda: True)
        self.keep(name, sha256)
        self.discard(name)

    def place(self, sha256: str) -> Path:
        """Where the file with this hash is kept."""
        name = base64.urlsafe_b64decode(sha256 + "=").hex()
        return self.root / name[:2] / name[2:4] / name

    def _upload(self, upload: str) -> Path:
        return self.root / "uploads" / upload


def _write_all(handle: int, piece: bytes, offset: int) -> None:
    view = memoryview(piece)
    while view:
        written = os.pwrite(handle, view, offset)
        offset += written
        view = view[written:]


def _sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
