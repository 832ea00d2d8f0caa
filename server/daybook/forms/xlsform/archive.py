"""Looks into an Excel workbook, which is a ZIP archive, before anything reads it."""

import re
import zipfile
import zlib
from io import BytesIO
from typing import Final

from daybook.forms.xlsform.cells import refused

MAX_UNPACKED: Final = 32 * 1024 * 1024
MAX_RATIO: Final = 200
MAX_PARTS: Final = 500
"""Bounds of what an archive holds: bytes, how tightly a large part is packed, parts."""

_SMALL: Final = 1024 * 1024
_BOMB: Final = "The workbook unpacks to far more than a form holds."
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError
)  # fmt: skip
_DEFINITION: Final = re.compile(rb"<!(?!--|\[CDATA\[)")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")
"""Looked for with every NUL taken out, so that UTF-16 hides nothing."""


def check_archive(data: bytes) -> bool:
    """Refuse bombs by what the directory says, and entities; returns whether formulas may stand in.

    Raises `InvalidFormError`.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        parts = archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or any(map(_is_bomb, parts)):
            raise refused(_BOMB)
        texts = [archive.read(part).replace(b"\0", b"") for part in parts if _is_xml(part)]
    except _BROKEN as error:
        raise refused("The file cannot be read as an Excel workbook.") from error
    if any(map(_DEFINITION.search, texts)):
        raise refused("The workbook holds definitions that no spreadsheet writes.")
    return any(map(_FORMULA.search, texts))


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > max(_SMALL, MAX_RATIO * part.compress_size)


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels"))
