"""What a meeting with parents asks for, and when."""

from typing import Any

from daybook.forms.compiled import FormContext
from daybook.forms.engine.rules import evaluate_form
from tests.server.forms.builtin import FORMS, TODAY, wrong

MEETING: dict[str, Any] = {
    "kind": "class",
    "classes": ["c1"],
    "should": 30,
    "present": 26,
    "topics": ["plan"],
}


def test_a_meeting_needs_five_answers() -> None:
    assert wrong("parentmeet", MEETING) == set()
    assert wrong("parentmeet") == set(MEETING)


def test_no_more_than_two_come_for_each_child() -> None:
    assert wrong("parentmeet", {**MEETING, "present": 60}) == set()
    assert wrong("parentmeet", {**MEETING, "present": 61}) == {"present"}


def test_those_who_were_absent_are_told_only_when_somebody_was() -> None:
    def asked(present: int) -> bool:
        answers = {**MEETING, "present": present}
        state = evaluate_form(FORMS["parentmeet"], answers, FormContext(today=TODAY))
        return state.fields["absent_plan"].relevant

    assert asked(26)
    assert not asked(30)


def test_other_contents_are_named() -> None:
    assert wrong("parentmeet", {**MEETING, "topics": ["other"]}) == {"topics_other"}
