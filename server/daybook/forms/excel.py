"""The cells of an Excel workbook as text; whatever the file is made of, time and memory are bound.

Macros, pictures and formats are not read. Of a cell that holds a formula, the text that it showed
when it was saved is taken; nothing is worked out here.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any, Final

import xlrd  # type: ignore[import-untyped]
from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from daybook.forms.errors import FormProblem, InvalidFormError

MAX_BYTES: Final = 2 * 1024 * 1024
MAX_ROWS: Final = 5000
MAX_COLUMNS: Final = 200
"""Bounds of a workbook, whatever it is written in."""

MAX_UNPACKED: Final = 32 * 1024 * 1024
MAX_RATIO: Final = 200
MAX_PARTS: Final = 500
MAX_CELLS: Final = 8_000_000
"""Bounds of what a workbook is unpacked to: bytes, how tightly it is packed, files, cells."""

_SMALL: Final = 1024 * 1024
_UNREADABLE: Final = "The file cannot be read as an Excel workbook."
_BOMB: Final = "The workbook unpacks to far more than a form holds."
_LOCKED: Final = "The workbook is locked with a password; please save it without one."

_FORMULA: Final = "A formula that was never worked out; please write the text itself."
_ERROR: Final = "The spreadsheet shows an error here; please write the text itself."

_BROKEN: Final = (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError)
_DEFINITION: Final = re.compile(rb"<!(?!--|\[CDATA\[)")
_FORMULA_TAG: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")
"""Looked for with every NUL taken out, so that UTF-16 hides nothing."""

Rows = list[list[str]]


def read_xlsx(data: bytes) -> dict[str, Rows]:
    """The sheets of an .xlsx or .xlsm workbook; raises `InvalidFormError`."""
    has_formulas = _check_archive(data)
    try:
        if has_formulas:
            _check_formulas(data)
        return {page.title: _rows(page.title, _xlsx_cells(page)) for page in _pages(data, True)}
    except InvalidFormError:
        raise
    except Exception as error:
        # A file made by hand can fail in the library in any way; it is all the same to a person.
        raise _refused(_UNREADABLE) from error


def read_xls(data: bytes) -> dict[str, Rows]:
    """The sheets of an .xls workbook of Excel 97; raises `InvalidFormError`."""
    try:
        book = xlrd.open_workbook(file_contents=data, logfile=StringIO(), on_demand=True)
        return {
            name: _rows(name, _xls_cells(book.sheet_by_name(name), book.datemode))
            for name in book.sheet_names()
        }
    except InvalidFormError:
        raise
    except Exception as error:
        locked = b"E\0n\0c\0r\0y\0p\0t\0i\0o\0n" in data
        raise _refused(_LOCKED if locked else _UNREADABLE) from error


def _pages(data: bytes, shown: bool) -> list[Any]:
    """The sheets; where `shown`, a formula's cell holds what it showed, else the formula."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(BytesIO(data), read_only=True, keep_links=False, data_only=shown)
    return list(book.worksheets)


def _check_formulas(data: bytes) -> None:
    """Refuse formulas that were never worked out: nobody knows what they show."""
    shown = {page.title: _rows(page.title, _xlsx_cells(page)) for page in _pages(data, True)}
    for page in _pages(data, False):
        rows = shown[page.title]
        for number, cells in enumerate(_typed_cells(page), 1):
            for cell in cells:
                row = rows[number - 1] if number <= len(rows) else []
                if cell.data_type == "f" and not "".join(row[cell.column - 1 : cell.column]):
                    raise _cell_refused(page.title, number, cell.column, _FORMULA)


def _check_archive(data: bytes) -> bool:
    """Refuse a bomb by what its directory says, and entities by looking, before it is read.

    Returns whether a sheet may hold formulas.
    """
    has_formulas = False
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        parts = archive.infolist()
        if len(parts) > MAX_PARTS or any(map(_is_bomb, parts)):
            raise _refused(_BOMB)
        if sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise _refused(_BOMB)
        for part in parts:
            xml = archive.read(part).replace(b"\0", b"") if _is_xml(part.filename) else b""
            if _DEFINITION.search(xml):
                raise _refused("The workbook holds definitions that no spreadsheet writes.")
            has_formulas = has_formulas or _FORMULA_TAG.search(xml) is not None
    except (*_BROKEN, zlib.error) as error:
        raise _refused(_UNREADABLE) from error
    return has_formulas


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > max(_SMALL, MAX_RATIO * part.compress_size)


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _rows(sheet: str, rows: Iterable[list[tuple[int, str]]]) -> Rows:
    """The rows of a sheet from `(column, text)` of the cells that hold something."""
    found: Rows = []
    for number, cells in enumerate(rows, 1):
        if not cells:
            continue
        if number > MAX_ROWS:
            raise _refused(f"The sheet “{sheet[:40]}” has more than {MAX_ROWS} rows.")
        found.extend([] for _ in range(number - 1 - len(found)))
        row = [""] * min(cells[-1][0], MAX_COLUMNS + 1)
        for column, text in cells[: MAX_COLUMNS + 1]:
            row[min(column, len(row)) - 1] = text
        found.append(row)
    return found


def _xlsx_cells(page: Any) -> Iterator[list[tuple[int, str]]]:
    for row in _typed_cells(page):
        yield [(cell.column, _text(cell.value, _place(page, cell))) for cell in row]


def _typed_cells(page: Any) -> Iterator[list[Any]]:
    """The cells of each row that hold something."""
    page.reset_dimensions()
    seen = 0
    for row in page.iter_rows():
        seen += len(row) + 1
        if seen > MAX_CELLS:
            raise _refused(f"The sheet “{page.title[:40]}” is too large for a form.")
        yield [cell for cell in row if cell.value is not None]


def _xls_cells(page: Any, datemode: int) -> Iterator[list[tuple[int, str]]]:
    for number in range(page.nrows):
        yield [
            (column + 1, _xls_text(cell, datemode, page.name, number + 1, column + 1))
            for column, cell in enumerate(page.row(number))
            if cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
        ]


def _xls_text(cell: Any, datemode: int, sheet: str, row: int, column: int) -> str:
    if cell.ctype == xlrd.XL_CELL_DATE:
        at = xlrd.xldate_as_datetime(cell.value, datemode)
        return _text(at.time() if cell.value < 1 else at, "d", sheet, row, column)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return _text(bool(cell.value), "b", sheet, row, column)
    return _text(cell.value, "e" if cell.ctype == xlrd.XL_CELL_ERROR else "", sheet, row, column)


def _text(value: object, kind: str, sheet: str, row: int, column: int) -> str:
    """A cell as it would be typed."""
    if kind in _REFUSED:
        problem = FormProblem(sheet, row, get_column_letter(column), _REFUSED[kind])
        raise InvalidFormError([problem])
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _refused(sentence: str) -> InvalidFormError:
    return InvalidFormError([FormProblem("workbook", None, None, sentence)])
