"""What the record of teaching research asks for, and when."""

from typing import Any

from daybook.forms.compiled import FormContext
from daybook.forms.engine.rules import start_answers
from tests.server.forms.builtin import FORMS, PHOTO, wrong

MEETING: dict[str, Any] = {
    "kind": "research",
    "topic": "提问的设计",
    "host": "t1",
    "should": 8,
    "present": 7,
    "content": "先等三秒再请学生说",
}


def test_a_meeting_needs_six_answers() -> None:
    assert wrong("research", MEETING) == set()
    assert wrong("research") == set(MEETING)


def test_preparing_together_names_who_prepared() -> None:
    assert wrong("research", {**MEETING, "kind": "prep"}) == {"main_prep"}


def test_no_more_are_present_than_were_expected() -> None:
    assert wrong("research", {**MEETING, "present": 9}) == {"present"}
    assert wrong("research", {**MEETING, "present": 8}) == set()


def test_a_photo_of_the_page_stands_for_what_was_said() -> None:
    without = {name: value for name, value in MEETING.items() if name != "content"}

    assert wrong("research", without) == {"content"}
    assert wrong("research", without, content_page=[PHOTO]) == set()


def test_the_kind_is_that_of_the_same_day_of_the_week() -> None:
    """2026-10-12 is a Monday."""
    earlier = [{"weekday": 3, "kind": "prep"}, {"weekday": 1, "kind": "study"}]

    monday = start_answers(FORMS["research"], FormContext("2026-10-12", earlier=earlier))
    wednesday = start_answers(FORMS["research"], FormContext("2026-10-14", earlier=earlier))
    friday = start_answers(FORMS["research"], FormContext("2026-10-16", earlier=earlier))

    assert [each["kind"] for each in (monday, wednesday, friday)] == ["study", "prep", "research"]


def test_a_task_says_who_does_what() -> None:
    assert wrong("research", MEETING, tasks=[{}]) == {"tasks.0.task_person", "tasks.0.task"}
