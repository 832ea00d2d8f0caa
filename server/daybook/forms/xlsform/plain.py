"""Sheets written as plain text: Markdown tables, and CSV with the sheet's name before its rows."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO

from daybook.forms.xlsform.cells import Rows, refused, rows_of

_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"(?::?-+:?)?")


def read_markdown(data: bytes) -> dict[str, Rows]:
    """The sheets of Markdown tables: `| survey |`, then rows that begin with an empty cell."""
    return _sheets(_markdown_rows(_text(data)), "Markdown")


def read_csv(data: bytes) -> dict[str, Rows]:
    """The sheets of a CSV file whose first column names the sheet."""
    try:
        return _sheets(csv.reader(StringIO(_text(data), newline="")), "CSV")
    except csv.Error as error:
        raise refused("The file cannot be read as CSV.") from error


def _markdown_rows(text: str) -> Iterator[list[str]]:
    for line in text.split("\n"):
        start, end = line.find("|"), line.rfind("|")
        if line[:start].strip() or start == end:
            continue
        cells = [cell.strip() for cell in _PIPE.split(line[start + 1 : end])]
        if not all(map(_RULE.fullmatch, cells)):
            yield [cell.replace("\\|", "|") for cell in cells]


def _sheets(rows: Iterable[list[str]], kind: str) -> dict[str, Rows]:
    sheets: dict[str, Rows] = {}
    name = ""
    for row in rows:
        first, *cells = [cell.strip() for cell in row] or [""]
        if first:
            name = first
            if name in sheets:
                raise refused(f"Two sheets are called “{name[:40]}”.")
            sheets[name] = []
        if any(cells):
            if not name:
                raise refused(f"In {kind}, a sheet begins with its name in the first column.")
            sheets[name].append(cells)
    if not sheets:
        raise refused(f"The file holds no sheets in {kind}.")
    return {name: rows_of(name, map(_numbered, found)) for name, found in sheets.items()}


def _numbered(row: list[str]) -> Iterable[tuple[int, str]]:
    return enumerate(row, 1)


def _text(data: bytes) -> str:
    """Excel in China writes CSV in GB 18030."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refused("The file is not text in UTF-8.")
