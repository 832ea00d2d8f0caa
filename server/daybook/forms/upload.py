"""An uploaded workbook: read from its bytes, or refused with a sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from daybook.forms.compiled import CompiledForm
from daybook.forms.compiler import compile_form
from daybook.forms.errors import FormProblem, InvalidFormError
from daybook.forms.sheets import Sheets, sheets_of

LARGEST: Final = 2 * 1024 * 1024
"""Bytes of a workbook; the pictures beside it have their own bound."""

_SUFFIX: Final = re.compile(r"\.[a-z]{2,4}$")
_SETTINGS: Final = "settings"
_VERSION: Final = "version"


@dataclass(frozen=True)
class Workbook:
    """What somebody uploaded: the form, what they should know of it, and its cells."""

    form: CompiledForm
    notes: Sequence[FormProblem]
    sheets: Sheets


def read(name: str, data: bytes) -> Workbook:
    """Compile the workbook of that file name; raises `InvalidFormError` with every problem."""
    if not data:
        raise _refused("The file is empty.")
    if len(data) > LARGEST:
        raise _refused("A workbook has at most 2 MB; this one has more.")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"form{_suffix(name)}"
        path.write_bytes(data)
        # The bounds of a workbook are checked here, before anything else opens it.
        sheets = sheets_of(path)
        return Workbook(compile_form(path), (), sheets)


def renumbered(sheets: Sheets, version: int) -> Sheets:
    """The same cells with this version in the settings: compiling them gives the same form."""
    header, *rows = [list(row) for row in sheets.get(_SETTINGS, ())] or [[]]
    names = [cell.strip().lower() for cell in header]
    if _VERSION not in names:
        header, names = [*header, _VERSION], [*names, _VERSION]
    row = [*(rows[0] if rows else ()), *[""] * len(header)][: len(header)]
    row[names.index(_VERSION)] = str(version)
    return {**sheets, _SETTINGS: [header, row, *rows[1:]]}


def _suffix(name: str) -> str:
    """How a file name ends, where that could be the type of a workbook."""
    found = _SUFFIX.search(name.lower())
    return found[0] if found else ""


def _refused(sentence: str) -> InvalidFormError:
    return InvalidFormError([FormProblem("workbook", None, None, sentence)])
