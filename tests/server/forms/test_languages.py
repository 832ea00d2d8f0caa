"""Words in the two languages of the page, and in others."""

from pathlib import Path
from typing import Any

import pytest

from daybook.forms.xlsform.compiler import Compilation, compile_workbook
from tests.server.forms.tables import CHOICES, HOW, NAME, sheet, table

CATALOGUE = Path(__file__).parents[3] / "server" / "daybook" / "forms" / "catalogue"
BARE = {"form_id": "tried", "form_title": "Tried"}


def said(*survey: dict[str, str], choices: Any = (), **settings: str) -> Compilation:
    sheets = [sheet("survey", list(survey)), sheet("choices", list(choices))]
    return compile_workbook("\n\n".join([*sheets, sheet("settings", [{**BARE, **settings}])]))


def test_words_without_a_language_stand_for_both() -> None:
    found = said({"type": "text", "name": "a", "label": "姓名"})

    assert found.form["fields"][0]["label"] == {"zh": "姓名", "en": "姓名"}
    assert found.form["title"] == {"zh": "Tried", "en": "Tried"}
    assert not found.notes


def test_words_without_a_language_are_in_the_default_language() -> None:
    row = {"type": "text", "name": "a", "label": "姓名", "label::en": "Name"}

    found = said(row, default_language="中文 (zh)")

    assert found.form["fields"][0]["label"] == {"zh": "姓名", "en": "Name"}


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("label::中文 (zh)", "zh"),
        ("label::Chinese", "zh"),
        ("label::zh-CN", "zh"),
        ("Label :: English (en)", "en"),
        ("label:english", "en"),
    ],
)
def test_a_language_may_be_named_as_people_name_it(header: str, language: str) -> None:
    found = said({"type": "text", "name": "a", header: "x", "label": "y"})

    label = dict(found.form["fields"][0]["label"])
    assert label == {"zh": "y", "en": "y", language: "x"}


def test_a_missing_translation_is_told_and_the_other_stands_for_it() -> None:
    found = compile_workbook(table({**NAME, "label::en": ""}, HOW))

    assert found.form["fields"][0]["label"] == {"zh": "姓名", "en": "姓名"}
    assert [str(note) for note in found.notes] == [
        "survey, row 2, column label::en: There are no English words; the others stand for them."
    ]


def test_a_missing_translation_of_a_choice_is_told() -> None:
    choices = (CHOICES[0], {**CHOICES[1], "label::zh": ""})

    (note,) = compile_workbook(table(HOW, choices=choices)).notes

    assert (note.sheet, note.row, note.column) == ("choices", 3, "label::zh")


def test_words_in_another_language_are_told_not_to_be_shown() -> None:
    found = compile_workbook(table({**NAME, "label::français (fr)": "Nom"}))

    assert [note.sentence for note in found.notes] == [
        "The words in “français (fr)” are not shown."
    ]


def test_a_workbook_in_neither_language_is_shown_as_it_is() -> None:
    found = said({"type": "text", "name": "a", "label::Français": "Nom", "label::Español": "N"})

    assert found.form["fields"][0]["label"] == {"zh": "Nom", "en": "Nom"}
    assert {note.sentence for note in found.notes} == {
        "The words in “Français” stand for Chinese and English.",
        "The words in “Español” are not shown.",
    }


def test_a_question_without_words_goes_by_its_name() -> None:
    found = said({"type": "text", "name": "a"})

    assert found.form["fields"][0]["label"] == {"zh": "a", "en": "a"}
    assert found.notes[0].sentence == "“a” has no label; its name stands for it."


def test_quotation_marks_stay_as_they_were_written() -> None:
    found = said({"type": "note", "name": "a", "label": "选“其他”"})

    assert found.form["fields"][0]["label"]["zh"] == "选“其他”"


def test_markup_in_words_is_kept_as_text() -> None:
    hostile = "<script>alert(1)</script>"

    assert said({"type": "note", "name": "a", "label": hostile}).form["fields"][0]["label"] == {
        "zh": hostile,
        "en": hostile,
    }


def test_guidance_stands_behind_the_hint() -> None:
    row = {"type": "text", "name": "a", "label": "A", "hint": "h", "guidance_hint": "g"}

    assert said(row).form["fields"][0].get("hint") == {"zh": "h\ng", "en": "h\ng"}


def test_a_workbook_without_a_name_goes_by_that_of_its_file() -> None:
    source = sheet("survey", [{"type": "text", "name": "a", "label": "A"}])

    found = compile_workbook(source, name="Home Visit-2")

    assert (found.form["id"], found.form["title"]["en"]) == ("home_visit_2", "Home Visit-2")
    assert (found.form["audience"], found.form["version"]) == ("school", 1)
    assert found.form.get("visibility") == "V1"
    assert found.notes[0].sentence == "The form has no form_id; it is kept as “home_visit_2”."


def test_a_form_about_a_class_stays_inside_the_school() -> None:
    found = compile_workbook(table(NAME, audience="class"))

    assert found.form.get("visibility") == "V2"


def test_the_built_in_forms_leave_nothing_to_note() -> None:
    for file in sorted(CATALOGUE.glob("*.md")):
        assert compile_workbook(file).notes == []
