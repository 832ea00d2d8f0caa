"""The cells of an Excel workbook as text.

Macros, pictures and formats are not read. Of a cell that holds a formula, the text that it showed
when it was saved is taken; nothing is worked out here.
"""

import warnings
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any, Final

import xlrd
from openpyxl import load_workbook

from daybook.forms.errors import InvalidFormError
from daybook.forms.xlsform.archive import check_archive
from daybook.forms.xlsform.cells import SHOWS_AN_ERROR, Rows, fault, refused, rows_of, text_of

MAX_CELLS: Final = 8_000_000
"""Cells of a sheet, empty ones between and before others included."""

_ROW_COSTS: Final = 8
"""An empty row counts as so many cells."""

_UNREADABLE: Final = "The file cannot be read as an Excel workbook."
_LOCKED: Final = "The workbook is locked with a password; please save it without one."
_NEVER_WORKED_OUT: Final = "This formula was never worked out; please write the text itself."
_BLANK: Final = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)


def read_xlsx(data: bytes) -> dict[str, Rows]:
    """The sheets of an .xlsx or .xlsm workbook; raises `InvalidFormError`."""
    has_formulas = check_archive(data)
    try:
        pages = _pages(data, shown=True)
        sheets = {page.title: rows_of(page.title, _texts(page)) for page in pages}
        if has_formulas:
            _check_formulas(data, sheets)
    except InvalidFormError:
        raise
    except Exception as error:
        # A file made by hand can fail in the library in any way; it is all the same to a person.
        raise refused(_UNREADABLE) from error
    return sheets


def read_xls(data: bytes) -> dict[str, Rows]:
    """The sheets of an .xls workbook of Excel 97; raises `InvalidFormError`."""
    try:
        book = xlrd.open_workbook(file_contents=data, logfile=StringIO(), on_demand=True)
        return {
            name: rows_of(name, _old_texts(book.sheet_by_name(name), book.datemode))
            for name in book.sheet_names()
        }
    except InvalidFormError:
        raise
    except Exception as error:
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise refused(_LOCKED if locked else _UNREADABLE) from error


def _pages(data: bytes, *, shown: bool) -> list[Any]:
    """The sheets; where `shown`, a formula's cell holds what it showed, else the formula."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(BytesIO(data), read_only=True, keep_links=False, data_only=shown)
    return list(book.worksheets)


def _check_formulas(data: bytes, shown: dict[str, Rows]) -> None:
    for page in _pages(data, shown=False):
        rows = shown[page.title]
        for number, cells in enumerate(_cells(page), 1):
            row = rows[number - 1] if number <= len(rows) else []
            for cell in cells:
                if cell.data_type == "f" and not "".join(row[cell.column - 1 : cell.column]):
                    raise fault(page.title, number, cell.column, _NEVER_WORKED_OUT)


def _texts(page: Any) -> Iterator[list[tuple[int, str]]]:
    for number, cells in enumerate(_cells(page), 1):
        for cell in cells:
            if cell.data_type == "e":
                raise fault(page.title, number, cell.column, SHOWS_AN_ERROR)
        yield [(cell.column, text_of(cell.value)) for cell in cells]


def _cells(page: Any) -> Iterator[list[Any]]:
    """The cells of each row that hold something."""
    # What a sheet says of its own size may be wrong, or meant to do harm.
    page.reset_dimensions()
    seen = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for row in page.iter_rows():
            seen += len(row) + _ROW_COSTS
            if seen > MAX_CELLS:
                raise refused(f"The sheet “{page.title[:40]}” is too large for a form.")
            yield [cell for cell in row if cell.value is not None]


def _old_texts(page: Any, datemode: Any) -> Iterator[list[tuple[int, str]]]:
    for number in range(page.nrows):
        cells = [(at, cell) for at, cell in enumerate(page.row(number), 1)]
        for column, cell in cells:
            if cell.ctype == xlrd.XL_CELL_ERROR:
                raise fault(page.name, number + 1, column, SHOWS_AN_ERROR)
        yield [
            (column, text_of(_old_value(cell, datemode)))
            for column, cell in cells
            if cell.ctype not in _BLANK
        ]


def _old_value(cell: Any, datemode: Any) -> object:
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        at = xlrd.xldate_as_datetime(cell.value, datemode)
        return at.time() if cell.value < 1 else at
    return cell.value
