"""What the agreement of a pair asks for, and each entry of its file."""

from typing import Any

from daybook.forms.compiled import FormContext
from daybook.forms.engine.rules import evaluate_form, start_answers
from tests.server.forms.builtin import FORMS, TODAY, wrong

PAIR: dict[str, Any] = {
    "kind": "teacher",
    "supporter": "t1",
    "supported": "t2",
    "supporter_school": "s1",
    "supported_school": "s2",
    "start": "2026-09-10",
    "frequency": "twice",
    "goal": "学期末能独立上一节公开课",
}
ENTRY: dict[str, Any] = {
    "pair": "p1",
    "how": "class",
    "topics": ["teaching"],
    "what": "听了一节课，课后谈了半小时",
}


def test_an_agreement_names_both_sides_and_a_goal() -> None:
    assert wrong("pair", PAIR) == set()
    assert wrong("pair", kind="teacher") == set(PAIR) - {"kind"}


def test_a_pair_of_schools_names_two_schools_and_nobody() -> None:
    named = ("supporter", "supported")
    schools = {name: value for name, value in PAIR.items() if name not in named}

    assert wrong("pair", {**schools, "kind": "school"}) == set()
    assert wrong("pair", {**schools, "kind": "school", "supported_school": "s1"}) == {
        "supported_school"
    }


def test_a_child_of_a_pair_is_a_code() -> None:
    child = {**PAIR, "kind": "child"}

    assert wrong("pair", child) == {"child_code"}
    assert wrong("pair", child, child_code="3号") == set()


def test_an_agreement_ends_after_it_began() -> None:
    assert wrong("pair", PAIR, end="2026-09-09") == {"end"}
    assert wrong("pair", PAIR, end="2027-01-20") == set()


def test_an_entry_needs_the_pair_how_about_what_and_one_sentence() -> None:
    assert wrong("pairing", ENTRY) == set()
    assert wrong("pairing") == set(ENTRY)


def test_an_entry_takes_half_an_hour_unless_it_is_said_otherwise() -> None:
    assert start_answers(FORMS["pairing"], FormContext(today=TODAY))["minutes"] == 30
    assert wrong("pairing", ENTRY, minutes=481) == {"minutes"}


def test_the_next_time_is_not_before_the_entry() -> None:
    def invalid(day: str) -> list[str]:
        answers = {**ENTRY, "next_date": day}
        return list(evaluate_form(FORMS["pairing"], answers, FormContext(today=TODAY)).invalid)

    assert invalid("2026-10-11") == ["next_date"]
    assert invalid(TODAY) == []


def test_a_correction_weeks_later_keeps_the_next_time() -> None:
    answers = {**ENTRY, "next_date": "2026-10-20", "begun": TODAY}

    state = evaluate_form(FORMS["pairing"], answers, FormContext(today="2026-11-20"))

    assert list(state.invalid) == []
