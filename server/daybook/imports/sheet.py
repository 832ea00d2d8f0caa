"""The cells of a list, read from an Excel workbook or from text; formulas are never worked out."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from openpyxl import load_workbook

from daybook.errors import Problem
from daybook.forms.errors import InvalidFormError
from daybook.forms.xlsform.archive import check_archive
from daybook.forms.xlsform.cells import text_of
from daybook.forms.xlsform.excel import read_xls
from daybook.imports import layout
from daybook.imports.layout import Layout
from daybook.imports.refusal import refused

LARGEST: Final = 2 * 1024 * 1024
"""Bytes of a file."""

MOST_LINES: Final = 3000
MOST_COLUMNS: Final = 60
_MOST_UNPACKED: Final = 12 * 1024 * 1024
_MOST_CELLS: Final = 9_000_000
_ROW_COSTS: Final = 8
"""An empty row counts as so many cells."""

_LONGEST_CELL: Final = 500
_LEGACY: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK\x03\x04"


@dataclass(frozen=True)
class Row:
    """A row of a sheet: its number from 1, its cells as text, whether the sheet hides it."""

    n: int
    cells: list[str]
    hidden: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet by its name, without its empty rows; text files have one without a name."""

    name: str
    rows: list[Row]


def read(data: bytes) -> list[Sheet]:
    """The visible sheets of an .xlsx, .xls, .csv or tab-separated file.

    Raises INVALID, with the sentence that people read.
    """
    if not data.strip():
        raise refused("empty")
    if len(data) > LARGEST:
        raise refused("too-large")
    if data.startswith(_ZIP):
        return list(_workbook(data))
    if data.startswith(_LEGACY):
        return list(_old_workbook(data))
    return [_sheet("", enumerate(_text_rows(data), 1))]


def _workbook(data: bytes) -> Iterator[Sheet]:
    _check(data)
    try:
        for page in _pages(data):
            if page.sheet_state == "visible":
                about = layout.of_sheet(data, page)
                yield _sheet(page.title, _filled_rows(page, about), about.hidden)
    except Problem:
        raise
    except Exception as error:
        # A file made by hand can fail in the library in any way; it is all the same to a person.
        raise refused("unreadable") from error


def _pages(data: bytes) -> list[Any]:
    """The sheets, read as they come: in the library's other way a merged range costs its area."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False, data_only=True)
    return list(book.worksheets)


def _check(data: bytes) -> None:
    """Refuse an archive that unpacks to more than a list, before anything reads it."""
    try:
        unpacked = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist())
        if unpacked > _MOST_UNPACKED:
            raise refused("too-long", n=MOST_LINES)
        check_archive(data)
    except (zipfile.BadZipFile, OSError, InvalidFormError) as error:
        raise refused("unreadable") from error


def _filled_rows(page: Any, about: Layout) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers; what is merged over several rows stands in each of them."""
    # What a sheet says of its own size may be wrong, or meant to do harm.
    page.reset_dimensions()
    merged: dict[int, str] = {}
    seen = 0
    for n, row in enumerate(page.iter_rows(values_only=True), 1):
        seen += len(row) + _ROW_COSTS
        if seen > _MOST_CELLS:
            raise refused("too-long", n=MOST_LINES)
        cells = ["" if value is None else text_of(value) for value in row]
        for column, first in about.merged.get(n, ()) if any(cells) else ():
            cells.extend([""] * (column - len(cells)))
            if first == n:
                merged[column] = cells[column - 1]
            cells[column - 1] = merged.get(column, "")
        yield n, cells


def _old_workbook(data: bytes) -> Iterator[Sheet]:
    try:
        sheets = read_xls(data)
    except InvalidFormError as error:
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise refused("locked" if locked else "unreadable") from error
    for name, rows in sheets.items():
        yield _sheet(name, enumerate(rows, 1))


def _text_rows(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data)
    head = text[:2000]
    separator = "\t" if head.count("\t") > head.count(",") else ","
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        raise refused("unreadable") from error


def _decoded(data: bytes) -> str:
    """UTF-8, the GB 18030 of Chinese spreadsheets, or Excel's “Unicode text”."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise refused("unreadable")


def _sheet(name: str, rows: Iterable[tuple[int, list[str]]], hidden: Iterable[int] = ()) -> Sheet:
    found = []
    unseen = set(hidden)
    for n, cells in rows:
        plain = [" ".join(cell.split())[:_LONGEST_CELL] for cell in cells]
        while plain and not plain[-1]:
            plain.pop()
        if len(plain) > MOST_COLUMNS:
            raise refused("too-wide", n=MOST_COLUMNS)
        if plain:
            found.append(Row(n, plain, n in unseen))
        if len(found) > MOST_LINES:
            raise refused("too-long", n=MOST_LINES)
    return Sheet(" ".join(name.split()), found)
