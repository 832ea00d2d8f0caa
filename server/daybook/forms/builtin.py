"""The forms that come with the program, with the cells they were made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from daybook.forms.compiled import CompiledForm
from daybook.forms.xlsform.compiler import compile_form
from daybook.forms.xlsform.sheets import Sheets, sheets_of


@dataclass(frozen=True)
class BuiltIn:
    """A form and the cells of its workbook."""

    form: CompiledForm
    sheets: Sheets


@cache
def built_in() -> Sequence[BuiltIn]:
    """Every built-in form, by id."""
    folder = resources.files("daybook.forms") / "catalogue"
    files = sorted(file.name for file in folder.iterdir() if file.name.endswith(".md"))
    sources = [(folder / name).read_text(encoding="utf-8") for name in files]
    return [BuiltIn(compile_form(source), sheets_of(source)) for source in sources]


def find(form_id: str) -> BuiltIn | None:
    """The built-in form of that id."""
    return next((one for one in built_in() if one.form["id"] == form_id), None)
