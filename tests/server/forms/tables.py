"""Small workbooks to compile, and what is said of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from daybook.forms.compiled import Field
from daybook.forms.errors import FormProblem, InvalidFormError
from daybook.forms.xlsform.compiler import compile_form

SETTINGS = {
    "form_id": "tried",
    "form_title::zh": "试一试",
    "form_title::en": "Tried",
    "version": "1",
    "audience": "school",
}
NAME = {"type": "text", "name": "name", "label::zh": "姓名", "label::en": "Name"}
HOW = {"type": "select_one how", "name": "how", "label::zh": "方式", "label::en": "How"}
CHOICES = (
    {"list_name": "how", "name": "visit", "label::zh": "家访", "label::en": "Visit", "of": "a"},
    {"list_name": "how", "name": "call", "label::zh": "电话", "label::en": "Call", "of": "b"},
)


def sheet(name: str, rows: list[Mapping[str, str]]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [f"| {name} |", f"| | {' | '.join(columns)} |"]
    for row in rows:
        lines.append(f"| | {' | '.join(row.get(column, '') for column in columns)} |")
    return "\n".join(lines)


def table(*survey: Mapping[str, str], choices: Any = CHOICES, **settings: str) -> str:
    sheets = [sheet("survey", list(survey)), sheet("choices", list(choices))]
    return "\n\n".join([*sheets, sheet("settings", [{**SETTINGS, **settings}])])


def compiled(*survey: Mapping[str, str]) -> list[Field]:
    return list(compile_form(table(*survey))["fields"])


def problems(source: str | Path) -> list[FormProblem]:
    with pytest.raises(InvalidFormError) as caught:
        compile_form(source)
    return caught.value.problems


def place(source: str) -> tuple[str, int | None, str | None]:
    (problem,) = problems(source)
    return problem.sheet, problem.row, problem.column
