"""A workbook as pyxform reads it, with its rows as written to say where something stands."""

import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from pyxform.errors import PyXFormError
from pyxform.xls2json import workbook_to_json
from pyxform.xls2json_backends import get_xlsform

from daybook.forms.errors import MOST_TOLD, FormProblem, InvalidFormError
from daybook.forms.xlsform.cells import refused
from daybook.forms.xlsform.columns import FIRST_ROW, Row, headers_of
from daybook.forms.xlsform.sheets import FORM_SHEETS, Sheets
from daybook.forms.xlsform.structure import faults

_MARK: Final = "_row"
"""A column that pyxform carries along to the questions: the number of their row."""

_NO_FORM: Final = (
    ("entities", "Lists of entities are not supported; registers are forms of their own here."),
    ("external_choices", "Lists of choices stand in the sheet “choices”."),
    ("osm", "Maps are not supported."),
    ("cascades", "A list is made shorter by choice_filter; this older way is not supported."),
)
_PLACED = re.compile(r"\[row\s*:\s*(\d+)\]\s*")
_SHEET = re.compile(r"[Oo]n the '(survey|choices|settings)' sheet")
_AROUND = re.compile(r"^On the '\w+' sheet, the '[^']+' value is invalid\. | Learn more: \S+")
_COLUMN = re.compile(r"the '([^']+)' value is invalid")


@dataclass(frozen=True)
class Workbook:
    """`tree` is pyxform's survey; `headers` are the canonical headers of each sheet."""

    tree: Mapping[str, Any]
    survey: Sequence[Row]
    choices: Sequence[Row]
    settings_rows: Sequence[Row]
    headers: Mapping[str, Sequence[str]]
    others: Sequence[str]

    @property
    def settings(self) -> Row:
        """The one row of the settings sheet; empty where there is none."""
        return self.settings_rows[0] if self.settings_rows else {}

    def row_of(self, node: Mapping[str, Any]) -> int | None:
        """The row of one of pyxform's nodes; None for what it added itself."""
        return int(node[_MARK]) if _MARK in node else None

    def cells(self, row: int) -> Row:
        """The cells of a row of the survey sheet."""
        return self.survey[row - FIRST_ROW]


def read(sheets: Sheets) -> Workbook:
    """The workbook of these cells; raises `InvalidFormError`."""
    problems = [FormProblem(name, None, None, said) for name, said in _NO_FORM if name in sheets]
    if problems:
        raise InvalidFormError(problems)
    headers = {name: _headers(name, sheets.get(name, ())) for name in FORM_SHEETS}
    rows = {name: _rows(headers[name], sheets.get(name, ())) for name in FORM_SHEETS}
    others = [name for name in sheets if name not in FORM_SHEETS]
    if not rows["survey"]:
        raise refused("The workbook has no sheet “survey” with questions in it.")
    if "type" not in headers["survey"]:
        sentence = "The sheet “survey” has no column “type”."
        raise InvalidFormError([FormProblem("survey", 1, "type", sentence)])
    settings = next(iter(rows["settings"]), {})
    twins = settings.get("allow_choice_duplicates", "").lower() in ("yes", "true", "true()")
    wrong = list(islice(faults(rows["survey"], rows["choices"], twins=twins), MOST_TOLD))
    if wrong:
        raise InvalidFormError(
            sorted(wrong, key=lambda fault: (fault.sheet == "choices", fault.row or 0))
        )
    tree = _tree(headers, rows)
    return Workbook(tree, rows["survey"], rows["choices"], rows["settings"], headers, others)


def _headers(sheet: str, rows: Sequence[Sequence[str]]) -> list[str]:
    found = headers_of(rows[0], sheet) if rows else []
    for number, header in enumerate(found):
        if header and header in found[:number]:
            sentence = f"The sheet has two columns “{header}”."
            raise InvalidFormError([FormProblem(sheet, 1, header, sentence)])
    return found


def _rows(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Row]:
    return [
        {header: text for header, text in zip(headers, row, strict=False) if header and text}
        for row in rows[1:]
    ]


def _tree(headers: Mapping[str, Sequence[str]], rows: Mapping[str, Sequence[Row]]) -> Any:
    definition: dict[str, Any] = {"sheet_names": list(FORM_SHEETS)}
    for name in FORM_SHEETS:
        definition[f"{name}_header"] = [dict.fromkeys(filter(None, headers[name]))]
        definition[name] = [dict(row) for row in rows[name]]
    definition["survey_header"][0][_MARK] = None
    for number, row in enumerate(definition["survey"], FIRST_ROW):
        if row:
            row[_MARK] = str(number)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return workbook_to_json(get_xlsform(definition), form_name="data", warnings=[])
    except PyXFormError as error:
        raise InvalidFormError([_problem(str(error))]) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise refused("The workbook cannot be read as a form.") from error


def _problem(message: str) -> FormProblem:
    """One of pyxform's sentences, which name row, sheet and column in their own way."""
    row = _PLACED.search(message)
    sheet = _SHEET.search(message)
    column = _COLUMN.search(message)
    return FormProblem(
        sheet[1] if sheet else "survey",
        int(row[1]) if row else None,
        column[1] if column else None,
        _AROUND.sub("", " ".join(_PLACED.sub("", message).split())).strip(),
    )
