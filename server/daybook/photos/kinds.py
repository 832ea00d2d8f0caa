"""What a file is by its own bytes: a picture, a voice note, or a document."""

import zipfile
from collections.abc import Callable
from typing import BinaryIO, Final

PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
SOUNDS: Final = frozenset({"audio/webm", "audio/ogg", "audio/mp4"})
_OFFICE = "application/vnd.openxmlformats-officedocument"
_PARTS: Final = {
    "word/document.xml": f"{_OFFICE}.wordprocessingml.document",
    "xl/workbook.xml": f"{_OFFICE}.spreadsheetml.sheet",
    "ppt/presentation.xml": f"{_OFFICE}.presentationml.presentation",
}
"""The part that makes a ZIP archive a document of each kind."""

DOCUMENTS: Final = frozenset({"application/pdf", *_PARTS.values()})
KNOWN: Final = PICTURES | SOUNDS | DOCUMENTS

KEPT: Final = "Kept are pictures (JPEG, PNG, WebP), voice notes, PDF, Word, Excel and PowerPoint."

LARGEST_OTHER: Final = 2 * 1024 * 1024
"""Most bytes of what is no picture."""

_MOVING: Final = (b"qt  ", b"heic", b"heix", b"mif1", b"avif")
"""Brands of the container of M4A that hold films and pictures."""

_BEGINNING = 64
_MOST_PARTS = 5000

_SIGNS: Final[tuple[tuple[str, Callable[[bytes], bool]], ...]] = (
    ("image/jpeg", lambda head: head.startswith(b"\xff\xd8\xff")),
    ("image/png", lambda head: head.startswith(b"\x89PNG\r\n\x1a\n")),
    ("image/webp", lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP"),
    ("audio/webm", lambda head: head.startswith(b"\x1aE\xdf\xa3") and b"webm" in head),
    ("audio/ogg", lambda head: head.startswith(b"OggS")),
    ("audio/mp4", lambda head: head[4:8] == b"ftyp" and head[8:12] not in _MOVING),
    ("application/pdf", lambda head: head.startswith(b"%PDF-")),
)


def kind_of(file: BinaryIO) -> str | None:
    """The media type of a file by its content; None for anything that is not kept."""
    file.seek(0)
    head = file.read(_BEGINNING)
    for kind, matches in _SIGNS:
        if matches(head):
            return kind
    return _document(file) if head.startswith(b"PK\x03\x04") else None


def _document(file: BinaryIO) -> str | None:
    """The kind of a ZIP archive by its table of contents alone; nothing of it is unpacked."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return None
    if len(names) > _MOST_PARTS or any(name.endswith("vbaProject.bin") for name in names):
        return None
    return next((kind for part, kind in _PARTS.items() if part in names), None)
