"""The built-in forms hold every question they should, in words and limits that suit a phone."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from daybook.forms import service
from daybook.forms.burden import first_screen_seconds
from daybook.forms.compiled import CompiledForm, Field
from daybook.forms.digest import digest
from daybook.forms.rules import check

TABLE = json.loads((Path(__file__).parent / "fields.json").read_text("utf-8"))
FORMS = {form["id"]: form for form in service.catalogue()}
TODAY = "2026-10-12"
PHOTO = {"$f": "a" * 43, "n": 1000, "t": "image/jpeg", "w": 1280, "h": 960}

KINDS = {
    "one": ("select_one", ""),
    "many": ("select_multiple", ""),
    "class": ("select_one", "classes"),
    "school": ("select_one", "places"),
    "person": ("select_one", "people"),
    "persons": ("select_multiple", "people"),
    "children": ("select_multiple", "children"),
    "ref": ("select_one", "lessons"),
    "text": ("text", ""),
    "long": ("text", ""),
    "int": ("integer", ""),
    "dec": ("decimal", ""),
    "date": ("date", ""),
    "photo": ("image", ""),
    "sign": ("image", ""),
    "tick": ("acknowledge", ""),
}


def walk(fields: Any, first: bool = True) -> Iterator[tuple[Field, bool]]:
    for field in fields:
        if field["type"] == "group":
            yield from walk(field["fields"], first=False)
        else:
            yield field, first


def every() -> Iterator[tuple[str, Field, bool]]:
    for form in FORMS.values():
        for field, first in walk(form["fields"]):
            yield form["id"], field, first


QUESTIONS = {(form, field["name"]): (field, first) for form, field, first in every()}


def label(row: Mapping[str, Any]) -> str:
    return f"{row['form']}.{row['name']}"


def test_the_forms_ask_what_the_table_lists_and_nothing_else() -> None:
    assert set(QUESTIONS) == {(row["form"], row["name"]) for row in TABLE}


@pytest.mark.parametrize("row", TABLE, ids=label)
def test_a_question_is_as_the_table_says(row: dict[str, Any]) -> None:
    field, first = QUESTIONS[row["form"], row["name"]]

    source = field.get("list")
    kind = field["type"], source["source"] if isinstance(source, dict) else ""
    assert field["label"]["zh"] == row["zh"]
    assert kind == KINDS[row["type"]]
    assert ("required" in field) is row["required"]
    assert first is row["first_screen"]
    assert ("multiline" in field.get("appearance", "")) is (row["type"] == "long")
    assert ("signature" in field.get("appearance", "")) is (row["type"] == "sign")


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
            assert 4 <= len(field.get("phrases", ())) <= 8
            assert page.get("appearance") == "page"


def test_every_required_question_says_what_to_do() -> None:
    for _, field, _ in every():
        assert ("required" in field) is ("requiredMessage" in field), field["name"]


def test_no_form_asks_where_somebody_is_or_lives() -> None:
    words = " ".join(field["label"]["zh"] for _, field, _ in every())

    assert not any(word in words for word in ("地址", "定位", "身份证"))


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_a_form_is_small(form: CompiledForm) -> None:
    assert len(json.dumps(form, ensure_ascii=False).encode()) < 12_000
    assert form["digest"] == digest(form)


@pytest.mark.parametrize(
    ("form", "answers", "budget"),
    [
        ("lesson", {"kind": "regular"}, 40),
        ("lesson", {"kind": "double"}, 40),
        ("lesson", {"kind": "roving"}, 40),
        ("parent", {"how": "door"}, 25),
        ("parent", {"how": "call"}, 25),
        ("parent", {"how": "visit"}, 60),
        ("env", {"kind": "theme", "stage": "done"}, 40),
        ("env", {"kind": "corner", "stage": "done"}, 40),
    ],
)
def test_the_first_screen_keeps_to_its_seconds(
    form: str, answers: dict[str, Any], budget: int
) -> None:
    assert 0 < first_screen_seconds(FORMS[form], answers) <= budget


def wrong(form: str, **answers: Any) -> set[str]:
    return set(check(FORMS[form], answers, TODAY))


LESSON: dict[str, Any] = {
    "kind": "regular",
    "subject": "maths",
    "class_ref": "c1",
    "topic": "分数",
    "pupils": 32,
}
TALK: dict[str, Any] = {"child": ["k1"], "how": "door", "with": "mother", "topics": ["study"]}
WALL: dict[str, Any] = {"kind": "theme", "class_ref": "c1", "theme": "秋天", "stage": "done"}


def test_a_lesson_needs_five_answers() -> None:
    assert wrong("lesson", **LESSON) == set()
    assert wrong("lesson") == set(LESSON)


def test_a_lesson_for_two_names_the_second_teacher() -> None:
    assert wrong("lesson", **{**LESSON, "kind": "double"}) == {"partner"}


def test_a_sent_lesson_names_the_school() -> None:
    assert wrong("lesson", **{**LESSON, "kind": "sent"}) == {"school_of_lesson"}


def test_a_roving_lesson_that_was_not_given_takes_two_taps() -> None:
    given = {"kind": "roving", "subject": "maths", "class_ref": "c1", "school_of_lesson": "s"}

    assert wrong("lesson", **given, not_given="weather") == set()
    assert wrong("lesson", **given) == {"topic", "pupils"}


def test_a_talk_at_the_gate_needs_four_taps() -> None:
    assert wrong("parent", **TALK) == set()
    assert wrong("parent") == set(TALK)


def test_a_visit_needs_a_note_or_a_photo_of_the_page() -> None:
    visit = {**TALK, "how": "visit"}

    assert wrong("parent", **visit) == {"note"}
    assert wrong("parent", **visit, note="孩子在家爱看书") == set()
    assert wrong("parent", **visit, note_page=[PHOTO]) == set()


def test_not_reached_is_the_child_and_how() -> None:
    assert wrong("parent", child=["k1"], how="call", attempt="OK") == set()


def test_a_child_without_consent_is_a_number() -> None:
    assert wrong("parent", **{**TALK, "child": []}, unnamed=1) == set()


def test_a_photo_of_the_family_is_off_and_would_ask_consent_each_time() -> None:
    consent, _ = QUESTIONS["parent", "photo_consent"]
    photo, _ = QUESTIONS["parent", "photo"]

    assert consent.get("off")
    assert photo.get("off")
    assert "default" not in consent
    assert "photo_consent" in json.dumps(photo.get("relevant"))


def test_nothing_learnt_at_home_excludes_the_rest() -> None:
    visit = {**TALK, "how": "visit", "note": "看到"}

    assert wrong("parent", **visit, home_env=["none"]) == set()
    assert wrong("parent", **visit, home_env=["none", "desk"]) == {"home_env"}


def test_a_finished_wall_needs_a_photo_or_a_reason() -> None:
    assert wrong("env", **WALL) == {"after"}
    assert wrong("env", **WALL, after=[PHOTO]) == set()
    assert wrong("env", **WALL, after_skip="no_camera") == set()
    assert wrong("env", **WALL, after_skip="other") == {"after_skip_other"}


def test_a_wall_in_the_making_needs_no_photo() -> None:
    assert wrong("env", **{**WALL, "stage": "doing"}) == set()


def test_a_corner_says_which() -> None:
    assert wrong("env", **{**WALL, "stage": "plan", "kind": "corner"}) == {"corner"}
