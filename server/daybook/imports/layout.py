"""How a sheet is laid out: the rows it hides, and columns whose cells are merged downwards."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from openpyxl.utils import column_index_from_string

MOST_ROWS: Final = 6000
"""Rows of a sheet that are looked at for what is merged."""

_MOST_MERGED: Final = 30_000
_ROW: Final = re.compile(rb"<(?:\w+:)?row\s[^>]*>")
_NUMBER: Final = re.compile(rb"""\sr=["'](\d{1,7})["']""")
_HIDDEN: Final = re.compile(rb"""\shidden=["'](?:1|true)["']""")
_MERGED: Final = re.compile(
    rb"""<(?:\w+:)?mergeCell\s+ref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']"""
)


@dataclass(frozen=True)
class Layout:
    """Hidden rows, and by row the columns that a merged range covers there: (column, first row)."""

    hidden: frozenset[int]
    merged: Mapping[int, list[tuple[int, int]]]


def of_sheet(data: bytes, page: Any) -> Layout:
    """The layout of a sheet that was opened for reading, from the part of the archive it is in."""
    # The library knows where the part is, but tells of it only what it reads of the cells.
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.read(page._worksheet_path).replace(b"\0", b"")
    merged: dict[int, list[tuple[int, int]]] = {}
    for n, column, first in _covered(part):
        merged.setdefault(n, []).append((column, first))
    return Layout(frozenset(_hidden(part)), merged)


def _hidden(part: bytes) -> Iterator[int]:
    for row in _ROW.finditer(part):
        number = _NUMBER.search(row[0])
        if number is not None and _HIDDEN.search(row[0]):
            yield int(number[1])


def _covered(part: bytes) -> Iterator[tuple[int, int, int]]:
    """`(row, column, first row)` of each cell of a range that is merged in one column."""
    cells = 0
    for found in _MERGED.finditer(part):
        left, first, right, last = found[1], int(found[2]), found[3], int(found[4])
        bottom = min(last, MOST_ROWS)
        cells += max(0, bottom - first + 1)
        if cells > _MOST_MERGED:
            return
        if left == right:
            column = column_index_from_string(left.decode())
            for n in range(first, bottom + 1):
                yield n, column, first
