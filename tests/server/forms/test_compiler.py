"""A workbook compiles to the same bytes every time."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from daybook.forms.compiled import CompiledForm
from daybook.forms.xlsform.compiler import compile_form
from tests.server.forms.tables import CHOICES, HOW, NAME, SETTINGS, compiled, table

CATALOGUE = Path(__file__).parents[3] / "server" / "daybook" / "forms" / "catalogue"


def test_a_small_form_leaves_out_what_is_not_said() -> None:
    assert compiled(NAME) == [
        {"name": "name", "type": "text", "label": {"zh": "姓名", "en": "Name"}}
    ]


@pytest.mark.parametrize("name", ["lesson", "parent", "env"])
def test_compiling_twice_gives_the_same(name: str) -> None:
    file = CATALOGUE / f"{name}.md"

    assert compile_form(file) == compile_form(file.read_text("utf-8"))


def test_a_change_of_one_word_changes_the_digest() -> None:
    ours = compile_form(table(NAME))
    other = compile_form(table({**NAME, "label::en": "Name?"}))

    assert ours["digest"] != other["digest"]
    assert len(ours["digest"]) == 43


def test_languages_may_be_named_as_in_xlsform() -> None:
    row = {"type": "text", "name": "a", "label::中文 (zh)": "甲", "label::English (en)": "A"}

    assert compiled(row)[0]["label"] == {"zh": "甲", "en": "A"}


def test_limits_become_a_stepper_and_other_constraints_stay() -> None:
    number = {**NAME, "type": "integer"}

    limited = compiled({**number, "constraint": ". >= 1 and . <= 120"})[0]
    other = compiled({**number, "constraint": ". != 5"})[0]

    assert (limited.get("min"), limited.get("max")) == (1, 120)
    assert "constraint" not in limited
    assert other.get("constraint") == ["!=", ["self"], 5]


def test_limits_may_be_followed_by_what_else_must_hold() -> None:
    number = {**NAME, "type": "integer", "constraint": ". >= 1 and . <= 9 and . != 5 and . != 7"}

    (field,) = compiled(number)

    assert (field.get("min"), field.get("max")) == (1, 9)
    assert field.get("constraint") == ["and", ["!=", ["self"], 5], ["!=", ["self"], 7]]


def test_choices_keep_their_columns_for_filters() -> None:
    form = compile_form(table({**HOW, "choice_filter": "of = 'a'"}))

    assert form["choices"]["how"][0].get("columns") == {"of": "a"}
    assert form["fields"][0].get("filter") == ["=", ["column", "of"], "a"]


def test_lists_that_no_question_uses_are_left_out() -> None:
    assert compile_form(table(NAME))["choices"] == {}


def test_a_question_of_another_repeat_means_all_its_rows() -> None:
    rows = [
        {"type": "begin_repeat", "name": "r", "label::zh": "行", "label::en": "Row"},
        {**NAME, "type": "integer"},
        {**NAME, "name": "twice", "type": "calculate", "calculation": "${name} * 2"},
        {"type": "end_repeat"},
        {**NAME, "name": "all", "type": "calculate", "calculation": "sum(${name}) + count(${r})"},
    ]

    repeat, total = compiled(*rows)

    assert repeat.get("fields", [])[1].get("calculate") == ["*", ["ref", "name"], 2]
    assert total.get("calculate") == ["+", ["sum", ["rows", "r", "name"]], ["count", ["rows", "r"]]]


def test_the_helper_that_pyxform_adds_for_a_count_is_left_out() -> None:
    rows = [
        {
            "type": "begin_repeat",
            "name": "r",
            "repeat_count": "3",
            "label::zh": "行",
            "label::en": "R",
        },
        NAME,
        {"type": "end_repeat"},
    ]

    (repeat,) = compiled(*rows)

    assert repeat.get("count") == 3


def xlsx(form: Sequence[tuple[str, Sequence[Mapping[str, str]]]], file: Path) -> Path:
    book = Workbook()
    for name, rows in form:
        page = book.create_sheet(name)
        columns = list(dict.fromkeys(column for row in rows for column in row))
        page.append(columns)
        for row in rows:
            page.append([row.get(column) for column in columns])
    book.remove(book.worksheets[0])
    book.save(file)
    return file


def test_the_same_form_in_excel_compiles_to_the_same(tmp_path: Path) -> None:
    sheets = (("survey", (HOW, NAME)), ("choices", CHOICES), ("settings", (SETTINGS,)))

    form: CompiledForm = compile_form(xlsx(sheets, tmp_path / "tried.xlsx"))

    assert form == compile_form(table(HOW, NAME))
