"""The cells of a workbook as text: read from any file that holds one, and written as Excel."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from daybook.forms.xlsform.cells import MAX_BYTES, MAX_SHEETS, MAX_TEXT, refused
from daybook.forms.xlsform.excel import read_xls, read_xlsx
from daybook.forms.xlsform.plain import read_csv, read_markdown

Sheets = Mapping[str, Sequence[Sequence[str]]]
"""The rows of each sheet, the header first; a row ends with its last cell that is not empty."""

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
        data, suffix = source.encode("utf-8", "replace"), ".md"
    elif isinstance(source, Path):
        data, suffix = _bytes_of(source), source.suffix.lower()
    else:
        data, suffix = source, _suffix_of(source)
    if len(data) > MAX_BYTES:
        raise refused(f"A workbook has at most {MAX_BYTES // 2**20} MB; this one has more.")
    if suffix not in _READERS:
        raise refused("A form is an Excel workbook (.xlsx), or a file in CSV or Markdown.")
    return _bounded(_READERS[suffix](data))


def export_xlsx(sheets: Sheets) -> bytes:
    """An Excel workbook of these cells, each as text; compiling it gives the same form."""
    book = Workbook(write_only=True)
    for name in [*FORM_SHEETS, *(name for name in sheets if name not in FORM_SHEETS)]:
        page = book.create_sheet(name)
        for row in sheets.get(name, ()):
            page.append([_cell(page, text) for text in row])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _cell(page: Any, text: str) -> object:
    if not text:
        return None
    cell = WriteOnlyCell(page, text)
    # A text that begins with = must not become a formula.
    cell.data_type = "s"
    return cell


def _bytes_of(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise refused(f"The file cannot be opened: {error.strerror}.") from error


def _suffix_of(data: bytes) -> str:
    if data.startswith(b"PK"):
        return ".xlsx"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return ".xls"
    return ".md" if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"|", b"#")) else ".csv"


def _bounded(found: Mapping[str, Sequence[Sequence[str]]]) -> Sheets:
    if len(found) > MAX_SHEETS:
        raise refused(f"A workbook has at most {MAX_SHEETS} sheets; this one has more.")
    sheets = {name.strip().lower(): rows for name, rows in found.items()}
    if len(sheets) < len(found):
        raise refused("Two sheets of the workbook have the same name.")
    if sum(len(text) for rows in sheets.values() for row in rows for text in row) > MAX_TEXT:
        raise refused(f"A workbook holds at most {MAX_TEXT} characters; this one has more.")
    return {"survey": next(iter(sheets.values()))} if len(sheets) == 1 else sheets
