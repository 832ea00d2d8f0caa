"""Class lists from a spreadsheet saved as CSV: four columns are read, all others are dropped."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from daybook_sync.errors import ErrorCode

from daybook.errors import Problem

_COLUMNS = {
    "name": "name",
    "姓名": "name",
    "sex": "sex",
    "性别": "sex",
    "birth_year": "birth_year",
    "出生年": "birth_year",
    "出生年份": "birth_year",
    "consent": "consent",
    "家长同意": "consent",
}
_SEXES = {"f": "f", "女": "f", "m": "m", "男": "m"}
_CONSENTS = {
    "": "none",
    "none": "none",
    "未问": "none",
    "paper": "paper",
    "书面": "paper",
    "screen": "screen",
    "当面": "screen",
    "refused": "refused",
    "不同意": "refused",
}


@dataclass(frozen=True)
class Listed:
    """A child as the list names it."""

    name: str
    sex: str
    birth_year: int
    consent: str


def read(data: bytes) -> tuple[list[Listed], list[str]]:
    """The children of a list, and the columns that were not read.

    UTF-8 or the GB 18030 of Chinese spreadsheets. Raises INVALID with the line that is wrong.
    """
    table = csv.DictReader(io.StringIO(_text(data)))
    known = {title: _COLUMNS.get(title.strip().lower()) for title in table.fieldnames or ()}
    if "name" not in known.values():
        raise Problem(ErrorCode.INVALID, "The list has no column 姓名 or name.")
    children = []
    for row in table:
        cells = {name: (row[title] or "").strip() for title, name in known.items() if name}
        if any(cells.values()):
            children.append(_child(cells, table.line_num))
    return children, [title for title, name in known.items() if name is None]


def is_name(text: str) -> bool:
    """Whether this can be a child's name."""
    return len(text.strip()) > 0 and len(text) <= 60 and "\x00" not in text


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise Problem(ErrorCode.INVALID, "The list is not text; save it as CSV.") from error


def _child(cells: Mapping[str, str], line: int) -> Listed:
    sex = _SEXES.get(cells.get("sex", "").lower())
    consent = _CONSENTS.get(cells.get("consent", "").lower())
    year = cells.get("birth_year", "")
    if not is_name(cells["name"]):
        raise Problem(ErrorCode.INVALID, f"Line {line}: the name is missing or too long.")
    if sex is None:
        raise Problem(ErrorCode.INVALID, f"Line {line}: sex is 女 or 男 (f or m).")
    if not (year.isascii() and year.isdigit() and 1990 <= int(year) <= 2100):
        raise Problem(ErrorCode.INVALID, f"Line {line}: the year of birth is four digits.")
    if consent is None:
        words = "、".join(word for word in _CONSENTS if word)
        raise Problem(ErrorCode.INVALID, f"Line {line}: consent is one of {words}, or empty.")
    return Listed(cells["name"], sex, int(year), consent)
