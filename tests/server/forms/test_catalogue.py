"""The built-in forms hold every question they should, in words and limits that suit a phone."""

import json
from typing import Any

import pytest

from daybook.forms.compiled import CompiledForm
from daybook.forms.digest import digest
from tests.server.forms.builtin import FORMS, QUESTIONS, every, tables

TABLE = [
    {"form": form, **row} for form, rows in tables().items() for row in rows if "later" not in row
]
SILENT = ("note", "calculate", "hidden")

KINDS = {
    "one": ("select_one", ""),
    "many": ("select_multiple", ""),
    "class": ("select_one", "classes"),
    "classes": ("select_multiple", "classes"),
    "school": ("select_one", "places"),
    "schools": ("select_multiple", "places"),
    "person": ("select_one", "people"),
    "persons": ("select_multiple", "people"),
    "child": ("select_one", "children"),
    "children": ("select_multiple", "children"),
    "faces": ("select_one", ""),
    "rate5": ("range", ""),
    "range": ("range", ""),
    "text": ("text", ""),
    "long": ("text", ""),
    "int": ("integer", ""),
    "dec": ("decimal", ""),
    "date": ("date", ""),
    "time": ("time", ""),
    "photo": ("image", ""),
    "sign": ("image", ""),
    "file": ("file", ""),
    "tick": ("acknowledge", ""),
    "rows": ("repeat", ""),
}
"""Kinds of the table: the type of the question, and the list it chooses from.

A `ref` names its list of records in the table.
"""

MOST_BYTES = {"observe": 18_000, "enveval": 14_500, "test": 13_000}
"""Forms that may be larger: an observation holds three rubrics of five lines, an evaluation four,
and the numbers of a test are a county's table, on no phone until an office wants it."""

APPEARANCES = {"long": "multiline", "sign": "signature", "faces": "faces", "rate5": "rating"}


def label(row: dict[str, Any]) -> str:
    return f"{row['form']}.{row['name']}"


def test_the_catalogue_holds_21_forms_and_three_registers() -> None:
    registers = {form["id"] for form in FORMS.values() if form.get("layer") == "register"}

    assert registers == {"pair", "focus", "timetable"}
    assert set(FORMS) - registers == {
        *("needs", "lesson", "observe", "training", "research", "pairing", "visit", "students"),
        *("parent", "parentmeet", "column", "child", "env", "enveval", "plan", "note", "daylog"),
        *("check", "test", "share", "summary"),
    }


def test_the_forms_ask_what_the_table_lists_and_nothing_else() -> None:
    asked = {key for key, (field, _) in QUESTIONS.items() if field["type"] not in SILENT}

    assert asked == {(row["form"], row["name"]) for row in TABLE}


def test_every_form_has_a_table_beside_it() -> None:
    assert set(FORMS) == {row["form"] for row in TABLE}


@pytest.mark.parametrize("row", TABLE, ids=label)
def test_a_question_is_as_the_table_says(row: dict[str, Any]) -> None:
    field, first = QUESTIONS[row["form"], row["name"]]

    source = field.get("list")
    kind = field["type"], source["source"] if isinstance(source, dict) else ""
    assert field["label"]["zh"] == row["zh"]
    assert kind == KINDS.get(row["type"], ("select_one", row.get("list")))
    assert ("required" in field) is row["required"]
    assert first is row["first_screen"]
    for asked, word in APPEARANCES.items():
        assert (word in field.get("appearance", "")) is (row["type"] == asked)


@pytest.mark.parametrize("row", [row for row in TABLE if "choices" in row], ids=label)
def test_a_question_has_the_choices_of_the_table_in_order(row: dict[str, Any]) -> None:
    field, _ = QUESTIONS[row["form"], row["name"]]

    choices = FORMS[row["form"]]["choices"][str(field.get("list"))]

    assert [choice["value"] for choice in choices] == row["choices"]


@pytest.mark.parametrize("row", [row for row in TABLE if "limits" in row], ids=label)
def test_numbers_and_photos_have_limits(row: dict[str, Any]) -> None:
    field, _ = QUESTIONS[row["form"], row["name"]]

    if row["type"] == "photo":
        assert [field.get("maxCount", 3)] == row["limits"]
    else:
        assert [field.get("min"), field.get("max")] == row["limits"]


def test_every_number_has_limits_and_words_for_them() -> None:
    for _, field, _ in every():
        if field["type"] in ("integer", "decimal"):
            assert {"min", "max", "message"} <= set(field), field["name"]


def test_every_choice_of_something_else_asks_what() -> None:
    for form, field, _ in every():
        choices = FORMS[form]["choices"].get(str(field.get("list")), ())
        if any(choice["value"] == "other" for choice in choices):
            asked, _ = QUESTIONS[form, f"{field['name']}_other"]
            assert asked["type"] == "text"
            assert asked.get("required") is True


def test_every_photo_asks_to_spare_childrens_faces() -> None:
    for _, field, _ in every():
        if field["type"] == "image" and field.get("appearance") != "signature":
            assert field.get("hint") == {
                "zh": "尽量不拍孩子正脸",
                "en": "Please avoid children's faces",
            }


def test_every_long_text_has_four_to_eight_phrases_and_takes_a_photo_of_a_page() -> None:
    for form, field, _ in every():
        if "multiline" in field.get("appearance", ""):
            page, _ = QUESTIONS[form, f"{field['name']}_page"]
            assert 4 <= len(field.get("phrases", ())) <= 8, (form, field["name"])
            assert page.get("appearance") == "page"


def test_every_required_question_says_what_to_do() -> None:
    for _, field, _ in every():
        assert ("required" in field) is ("requiredMessage" in field), field["name"]


def test_no_form_asks_where_somebody_is_or_lives() -> None:
    words = " ".join(field["label"]["zh"] for _, field, _ in every())

    assert not any(word in words for word in ("地址", "定位", "身份证"))
    assert not any(field["type"] == "geopoint" for _, field, _ in every())


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_a_form_is_small(form: CompiledForm) -> None:
    assert len(json.dumps(form, ensure_ascii=False).encode()) < MOST_BYTES.get(form["id"], 12_000)
    assert form["digest"] == digest(form)
