"""The cells of a workbook as text: read from any file that holds one, and written as Excel."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]

from daybook.forms.errors import FormProblem, InvalidFormError
from daybook.forms.excel import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, read_xls, read_xlsx
from daybook.forms.plain import read_csv, read_markdown

Sheets = Mapping[str, Sequence[Sequence[str]]]
"""The rows of each sheet, the header first; a row ends with its last cell that is not empty."""

MAX_SHEETS: Final = 16
MAX_CELL: Final = 10_000
MAX_TEXT: Final = 3_000_000
"""Bounds of what is in a workbook; the last two count characters, of a cell and of all."""

FORM_SHEETS: Final = ("survey", "choices", "settings")

_READERS: Final = {
    ".xlsx": read_xlsx,
    ".xlsm": read_xlsx,
    ".xls": read_xls,
    ".csv": read_csv,
    ".md": read_markdown,
}


def sheets_of(source: Path | str | bytes) -> Sheets:
    """Every sheet by its name in small letters, from a file, its bytes, or Markdown as text.

    A workbook with one sheet of any name has a survey. Raises `InvalidFormError`.
    """
    if isinstance(source, str):
        data, suffix = source.encode(), ".md"
    elif isinstance(source, Path):
        data, suffix = _bytes_of(source), source.suffix.lower()
    else:
        data, suffix = source, _suffix_of(source)
    if len(data) > MAX_BYTES:
        raise _refused(f"A workbook has at most {MAX_BYTES // 2**20} MB; this one has more.")
    if suffix not in _READERS:
        raise _refused("A form is an Excel workbook (.xlsx), or a file in CSV or Markdown.")
    found = {name.strip().lower(): rows for name, rows in _READERS[suffix](data).items()}
    sheets = {"survey": next(iter(found.values()))} if len(found) == 1 else found
    return _bounded({name: _trimmed(rows) for name, rows in sheets.items()})


def export_xlsx(sheets: Sheets) -> bytes:
    """An Excel workbook of these cells, each as text; compiling it gives the same form."""
    book = Workbook(write_only=True)
    for name in [*FORM_SHEETS, *(name for name in sheets if name not in FORM_SHEETS)]:
        page = book.create_sheet(name)
        for row in sheets.get(name, ()):
            cells = [WriteOnlyCell(page, text or None) for text in row]
            for cell in cells:
                if cell.value is not None:
                    # A text that begins with = must not become a formula.
                    cell.data_type = "s"
            page.append(cells)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _bytes_of(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise _refused(f"The file cannot be opened: {error.strerror}.") from error


def _suffix_of(data: bytes) -> str:
    if data.startswith(b"PK"):
        return ".xlsx"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return ".xls"
    return ".md" if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"|", b"#")) else ".csv"


def _trimmed(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Without what is blank at the end of rows and below them."""
    kept = [_row(row) for row in rows]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _row(row: Sequence[str]) -> list[str]:
    cells = [text.replace("\u00a0", " ").strip() for text in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _bounded(sheets: Sheets) -> Sheets:
    total = 0
    if len(sheets) > MAX_SHEETS:
        raise _refused(f"A workbook has at most {MAX_SHEETS} sheets; this one has more.")
    for name, rows in sheets.items():
        if len(rows) > MAX_ROWS:
            raise _refused(f"The sheet “{name[:40]}” has more than {MAX_ROWS} rows.")
        for number, row in enumerate(rows, 1):
            if len(row) > MAX_COLUMNS:
                sentence = f"The sheet has more than {MAX_COLUMNS} columns."
                raise InvalidFormError([FormProblem(name[:40], number, None, sentence)])
            if any(len(text) > MAX_CELL for text in row):
                sentence = f"A cell has more than {MAX_CELL} characters."
                raise InvalidFormError([FormProblem(name[:40], number, None, sentence)])
            total += sum(map(len, row))
    if total > MAX_TEXT:
        raise _refused(f"The workbook has more than {MAX_TEXT} characters.")
    return sheets


def _refused(sentence: str) -> InvalidFormError:
    return InvalidFormError([FormProblem("workbook", None, None, sentence)])
