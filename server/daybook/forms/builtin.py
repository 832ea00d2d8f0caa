"""The forms that come with the program, with the cells they were made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from daybook.forms.compiled import CompiledForm
from daybook.forms.compiler import compile_form


@dataclass(frozen=True)
class BuiltIn:
    """A form and the cells of its workbook."""

    form: CompiledForm
    sheets: Mapping[str, Any] | None


@cache
def built_in() -> Sequence[BuiltIn]:
    """Every built-in form, by id."""
    folder = resources.files("daybook.forms") / "catalogue"
    files = sorted(file.name for file in folder.iterdir() if file.name.endswith(".md"))
    sources = [(folder / name).read_text(encoding="utf-8") for name in files]
    return [BuiltIn(compile_form(source), None) for source in sources]


def find(form_id: str) -> BuiltIn | None:
    """The built-in form of that id."""
    return next((one for one in built_in() if one.form["id"] == form_id), None)
