"""What a cell of a workbook holds, as text; how large a workbook may be."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final

from openpyxl.utils import get_column_letter

from daybook.forms.errors import FormProblem, InvalidFormError

MAX_BYTES: Final = 2 * 1024 * 1024
MAX_SHEETS: Final = 16
MAX_ROWS: Final = 5000
MAX_COLUMNS: Final = 200
MAX_CELL: Final = 10_000
MAX_TEXT: Final = 3_000_000
"""Bounds of a workbook; the last two count characters, of a cell and of all."""

Rows = list[list[str]]

_UNKEPT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that neither Excel nor a database keeps."""

SHOWS_AN_ERROR: Final = "The spreadsheet shows an error here; please write the text itself."


def refused(sentence: str) -> InvalidFormError:
    """That the whole file is no form."""
    return InvalidFormError([FormProblem("workbook", None, None, sentence)])


def fault(sheet: str, row: int, column: int | None, sentence: str) -> InvalidFormError:
    """That one cell cannot be read; rows and columns are counted from 1."""
    letter = None if column is None else get_column_letter(column)
    return InvalidFormError([FormProblem(sheet[:40], row, letter, sentence)])


def text_of(value: object) -> str:
    """A cell as it would be typed."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def rows_of(sheet: str, rows: Iterable[Iterable[tuple[int, str]]]) -> Rows:
    """The rows of a sheet from `(column, text)` of the cells that hold something, from the left.

    What is blank at the end of rows and below them is left out. Raises `InvalidFormError`.
    """
    found: Rows = []
    for number, cells in enumerate(rows, 1):
        row: list[str] = []
        for column, text in cells:
            written = text.replace("\u00a0", " ").strip()
            if not written:
                continue
            if column > MAX_COLUMNS:
                raise fault(sheet, number, column, f"A sheet has at most {MAX_COLUMNS} columns.")
            if _UNKEPT.search(written):
                raise fault(sheet, number, column, "The cell holds a sign that cannot be kept.")
            if len(written) > MAX_CELL:
                raise fault(sheet, number, column, f"A cell holds at most {MAX_CELL} characters.")
            row.extend([""] * (column - 1 - len(row)))
            row.append(written)
        if row:
            if number > MAX_ROWS:
                raise fault(sheet, number, None, f"A sheet has at most {MAX_ROWS} rows.")
            found.extend([] for _ in range(number - 1 - len(found)))
            found.append(row)
    return found
