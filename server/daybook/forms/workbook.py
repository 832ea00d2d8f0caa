"""A workbook (Markdown, xlsx or csv) as pyxform reads it, with the row of every question."""

import re
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyxform.errors import PyXFormError
from pyxform.xls2json import workbook_to_json
from pyxform.xls2json_backends import get_xlsform

from daybook.forms.errors import FormProblem, InvalidFormError

FIRST_ROW = 2
"""The header is row 1."""

SURVEY_COLUMNS = {
    "type",
    "name",
    "label",
    "hint",
    "required",
    "required_message",
    "relevant",
    "constraint",
    "constraint_message",
    "default",
    "appearance",
    "calculation",
    "choice_filter",
    "parameters",
    "repeat_count",
    "readonly",
    "last_by",
    "max_count",
    "max_length",
    "phrases",
    "off",
    "batch",
}
SETTINGS_COLUMNS = {
    "form_id",
    "form_title",
    "title",
    "version",
    "default_language",
    "audience",
    "icon",
    "visibility",
    "layer",
    "home",
    "per_week",
    "budget",
    "batch",
    "off_reason",
}
_CANONICAL = {"relevance": "relevant", "calculate": "calculation", "read_only": "readonly"}
_ROW = re.compile(r"\[row\s*:\s*(\d+)\]\s*")
_SHEET = re.compile(r"[Oo]n the '(survey|choices|settings)' sheet")
_COLUMN = re.compile(r"the '([^']+)' value is invalid")


@dataclass(frozen=True)
class Workbook:
    """`tree` is pyxform's survey; the rest is as written, to say where something stands."""

    tree: Mapping[str, Any]
    survey: list[Mapping[str, str]]
    choices: list[Mapping[str, str]]
    settings: Mapping[str, str]

    def row(self, name: str) -> int | None:
        """The row of a question in the survey sheet; None for what pyxform added itself."""
        for number, row in enumerate(self.survey, FIRST_ROW):
            if row.get("name") == name:
                return number
        return None

    def cell(self, name: str, column: str) -> str:
        """A cell of the survey sheet; "" when empty."""
        row = self.row(name)
        return "" if row is None else str(self.survey[row - FIRST_ROW].get(column, "")).strip()


def read(source: Path | str) -> Workbook:
    """Read a file, or Markdown given as text; raises `InvalidFormError`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if isinstance(source, Path):
                definition = get_xlsform(str(source))
            else:
                definition = get_xlsform(source, file_type=".md")
            tree = workbook_to_json(definition, form_name="data", warnings=[])
    except PyXFormError as error:
        raise InvalidFormError([_problem(str(error))]) from error
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        sentence = "The file cannot be read as a form in Excel, CSV or Markdown."
        raise InvalidFormError([FormProblem("workbook", None, None, sentence)]) from error
    book = Workbook(
        tree,
        [_canonical(row) for row in definition.survey or ()],
        [_canonical(row) for row in definition.choices or ()],
        _canonical((definition.settings or [{}])[0]),
    )
    problems = _unknown_columns(book)
    if problems:
        raise InvalidFormError(problems)
    return book


def _canonical(row: Mapping[str, Any]) -> dict[str, str]:
    cells = {}
    for header, value in row.items():
        name, mark, language = str(header).strip().partition("::")
        name = name.strip().lower()
        cells[_CANONICAL.get(name, name) + mark + language.strip()] = str(value)
    return cells


def _problem(message: str) -> FormProblem:
    """One of pyxform's sentences, which name row, sheet and column in their own way."""
    row = _ROW.search(message)
    sheet = _SHEET.search(message)
    column = _COLUMN.search(message)
    return FormProblem(
        sheet[1] if sheet else "survey",
        int(row[1]) if row else None,
        column[1] if column else None,
        " ".join(_ROW.sub("", message).split()),
    )


def _unknown_columns(book: Workbook) -> list[FormProblem]:
    found = []
    sheets = (
        ("survey", book.survey, SURVEY_COLUMNS),
        ("settings", [book.settings], SETTINGS_COLUMNS),
    )
    for sheet, rows, known in sheets:
        for number, row in enumerate(rows, FIRST_ROW):
            for header in row:
                if header.partition("::")[0] not in known:
                    sentence = f"The column “{header}” is not supported."
                    found.append(FormProblem(sheet, number, header, sentence))
    for number, row in enumerate(book.choices, FIRST_ROW):
        for header in row:
            if "::" in header and header.partition("::")[0] != "label":
                sentence = f"The column “{header}” is not supported."
                found.append(FormProblem("choices", number, header, sentence))
    return found
