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


def test_a_roving_lesson_that_was_not_given_takes_two_taps() -> None:
    given: dict[str, Any] = {
        "kind": "roving",
        "subject": "maths",
        "class_ref": "c1",
        "school_of_lesson": "s",
    }

    assert wrong("lesson", **given, not_given="weather") == set()
    assert wrong("lesson", **given) == {"topic", "pupils"}
