"""An uploaded workbook: read from its bytes, or refused with a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from daybook.forms.compiled import CompiledForm
from daybook.forms.compiler import compile_form
from daybook.forms.errors import FormProblem, InvalidFormError

LARGEST: Final = 2 * 1024 * 1024
"""Bytes of a workbook; the pictures beside it have their own bound."""

_TYPES: Final = (".xlsx", ".csv", ".md")


@dataclass(frozen=True)
class Workbook:
    """What somebody uploaded: the form, what they should know of it, and its cells."""

    form: CompiledForm
    notes: Sequence[FormProblem]
    sheets: Mapping[str, Any] | None


def read(name: str, data: bytes) -> Workbook:
    """Compile the workbook of that file name; raises `InvalidFormError` with every problem."""
    suffix = Path(name).suffix.lower()
    if suffix not in _TYPES:
        raise _refused("Please choose an Excel workbook (.xlsx).")
    if not data:
        raise _refused("The file is empty.")
    if len(data) > LARGEST:
        raise _refused("A workbook has at most 2 MB.")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"form{suffix}"
        path.write_bytes(data)
        return Workbook(compile_form(path), (), None)


def _refused(sentence: str) -> InvalidFormError:
    return InvalidFormError([FormProblem("workbook", None, None, sentence)])
