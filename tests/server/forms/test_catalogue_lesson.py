"""What the record of a lesson asks for, and when."""

from typing import Any

from tests.server.forms.builtin import wrong

LESSON: dict[str, Any] = {
    "kind": "regular",
    "subject": "maths",
    "class_ref": "c1",
    "topic": "分数",
    "pupils": 32,
}


def test_a_lesson_needs_five_answers() -> None:
    assert wrong("lesson", **LESSON) == set()
    assert wrong("lesson") == set(LESSON)


def test_a_lesson_for_two_names_the_second_teacher() -> None:
    assert wrong("lesson", {**LESSON, "kind": "double"}) == {"partner"}


def test_a_sent_lesson_names_the_school() -> None:
    assert wrong("lesson", {**LESSON, "kind": "sent"}) == {"school_of_lesson"}


def test_a_roving_lesson_takes_what_the_timetable_tells_and_no_more() -> None:
    roving = {"kind": "roving", "subject": "maths", "class_ref": "c1", "school_of_lesson": "s"}

    assert wrong("lesson", roving) == set()
    assert wrong("lesson", roving, not_given="weather") == set()
    assert wrong("lesson", roving, not_given="other") == {"not_given_other"}


def test_a_class_has_between_1_and_120_pupils() -> None:
    assert wrong("lesson", {**LESSON, "pupils": 0}) == {"pupils"}
    assert wrong("lesson", {**LESSON, "pupils": 121}) == {"pupils"}


def test_another_subject_is_named() -> None:
    assert wrong("lesson", {**LESSON, "subject": "other"}) == {"subject_other"}
