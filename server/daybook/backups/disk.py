"""Bytes that reach the disk: copied, hashed and made durable before anybody counts on them."""

import hashlib
import os
from pathlib import Path
from typing import BinaryIO


def copy(source: Path, target: Path) -> str:
    """Copy a file to where none is half written; the SHA-256 of what was copied, in hex."""
    target.parent.mkdir(parents=True, exist_ok=True)
    arriving = target.with_name(f".{target.name}.arriving")
    found = hashlib.sha256()
    with source.open("rb") as reader, _new(arriving) as writer:
        while piece := reader.read(1 << 20):
            found.update(piece)
            writer.write(piece)
        writer.flush()
        os.fsync(writer.fileno())
    arriving.replace(target)
    sync(target.parent)
    return found.hexdigest()


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(path: Path, data: bytes) -> None:
    """Write a small file durably."""
    with _new(path) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    sync(path.parent)


def _new(path: Path) -> BinaryIO:
    """A file for writing that only its owner may read: it is of children."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
