"""An uploaded workbook with its pictures: read from the bytes, or refused with a sentence."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from daybook.forms.compiled import CompiledForm
from daybook.forms.errors import FormProblem, InvalidFormError
from daybook.forms.xlsform.compiler import compile_workbook
from daybook.forms.xlsform.sheets import Sheets, sheets_of
from daybook.photos import service as photos
from daybook.photos.folder import sha256_text

LARGEST: Final = 2 * 1024 * 1024
"""Bytes of a workbook; the pictures beside it have their own bound."""

LARGEST_PICTURE: Final = 300 * 1024
MOST_PICTURES: Final = 40
"""Every phone fetches the pictures of a form: they must stay few and small."""

_SUFFIX: Final = re.compile(r"\.[a-z]{2,4}$")
_SETTINGS: Final = "settings"
_VERSION: Final = "version"


@dataclass(frozen=True)
class Picture:
    """A picture that was given with a workbook, under the name by which the workbook calls it."""

    name: str
    data: bytes
    type: str

    @property
    def ref(self) -> dict[str, Any]:
        """How a form refers to it."""
        digest = sha256_text(hashlib.sha256(self.data).digest())
        return {"$f": digest, "n": len(self.data), "t": self.type}


@dataclass(frozen=True)
class Uploaded:
    """What somebody uploaded: the form, what they should know of it, its cells, its pictures."""

    form: CompiledForm
    notes: Sequence[FormProblem]
    sheets: Sheets
    pictures: Sequence[Picture] = ()


def read(name: str, data: bytes, files: Mapping[str, bytes] | None = None) -> Uploaded:
    """Compile the workbook of that file name; raises `InvalidFormError` with every problem.

    `files` are the bytes of the pictures beside it, by name.
    """
    if not data:
        raise _refused("The file is empty.")
    if len(data) > LARGEST:
        raise _refused("A workbook has at most 2 MB; this one has more.")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"form{_suffix(name)}"
        path.write_bytes(data)
        sheets = sheets_of(path)
    pictures = _pictures(files or {})
    refs = {picture.name: picture.ref for picture in pictures}
    made = compile_workbook(sheets, refs, Path(name).stem)
    used = {ref["$f"] for ref in files_of(made.form)}
    needed = [picture for picture in pictures if picture.ref["$f"] in used]
    return Uploaded(made.form, made.notes, made.sheets, needed)


def files_of(form: CompiledForm) -> list[Mapping[str, Any]]:
    """References to every picture that a form shows, beside questions and choices."""
    shown = [one for choices in form["choices"].values() for one in choices]
    found = [media for one in [*_all(form["fields"]), *shown] if (media := one.get("media"))]
    return [ref for media in found for kind in media.values() for ref in kind.values()]


def renumbered(sheets: Sheets, version: int) -> Sheets:
    """The same cells with this version in the settings: compiling them gives the same form."""
    header, *rows = [list(row) for row in sheets.get(_SETTINGS, ())] or [[]]
    names = [cell.strip().lower() for cell in header]
    if _VERSION not in names:
        header, names = [*header, _VERSION], [*names, _VERSION]
    row = [*(rows[0] if rows else ()), *[""] * len(header)][: len(header)]
    row[names.index(_VERSION)] = str(version)
    return {**sheets, _SETTINGS: [header, row, *rows[1:]]}


def _all(fields: Any) -> list[Any]:
    return [one for field in fields for one in (field, *_all(field.get("fields", ())))]


def _pictures(files: Mapping[str, bytes]) -> list[Picture]:
    if len(files) > MOST_PICTURES:
        raise _refused(f"A form has at most {MOST_PICTURES} pictures; these are more.")
    found = []
    for name, data in files.items():
        kind = photos.sniff(data[:16])
        if kind is None:
            raise _refused(f"“{name[:60]}” is no picture: JPEG, PNG and WebP are known.")
        if len(data) > LARGEST_PICTURE:
            raise _refused(f"The picture “{name[:60]}” has more than 300 KB; make it smaller.")
        found.append(Picture(name, data, kind))
    return found


def _suffix(name: str) -> str:
    """How a file name ends, where that could be the type of a workbook."""
    found = _SUFFIX.search(name.lower())
    return found[0] if found else ""


def _refused(sentence: str) -> InvalidFormError:
    return InvalidFormError([FormProblem("workbook", None, None, sentence)])
