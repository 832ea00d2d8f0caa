"""What leaders write about materials and results, and how those stay with whom they are for."""

from typing import Any

import pytest

from daybook.forms.compiled import FormContext
from daybook.forms.engine.rules import change_answer, evaluate_form, start_answers
from tests.server.forms.builtin import FORMS, QUESTIONS, TODAY, wrong

RESULT: dict[str, Any] = {
    **{"basis": "县教字〔2026〕8 号", "name": "期中质量抽测", "held_on": "2026-10-10", "grade": 5},
    **{"subject": "maths", "scope": "class", "class_ref": "c1", "side": "own", "full": 100},
    **{"enrolled": 32, "sat": 30, "mean": 78.5},
}


def test_a_check_is_one_teacher_and_a_tap() -> None:
    start = start_answers(FORMS["check"], FormContext(today=TODAY))

    assert start == {"month": "10", "kind": "routine"}
    assert wrong("check", start) == {"teacher"}
    assert wrong("check", start, teacher="t1") == set()


def test_a_check_counts_only_what_was_seen() -> None:
    state = evaluate_form(FORMS["check"], {"seen": ["plans", "reading"]}, FormContext(today=TODAY))

    counted = {name for name in state.fields if name.endswith("_n") and state.fields[name].relevant}
    assert counted == {"plans_n", "reading_n"}


def test_a_check_is_a_row_for_each_teacher_and_stays_in_the_school() -> None:
    asked = {name for (form, name), (field, _) in QUESTIONS.items() if field.get("batch")}

    assert FORMS["check"].get("batch") == "teacher"
    assert FORMS["check"].get("visibility") == "V3"
    assert {"seen", "plans_n", "grade", "comment"} <= asked


def test_a_sampling_reaches_no_phone_until_an_office_says_so_and_says_why() -> None:
    reason = FORMS["test"].get("off", {"zh": "", "en": ""})

    assert "不排名" in reason["zh"]
    assert "依据" in reason["zh"]
    assert "not ranked" in reason["en"]
    assert [form for form in FORMS if "off" in FORMS[form]] == ["test"]


def test_a_sampling_rests_on_a_document_and_is_not_of_the_first_grades() -> None:
    assert wrong("test", RESULT) == set()
    assert wrong("test", RESULT, basis="") == {"basis"}
    assert wrong("test", RESULT, grade=2) == {"grade"}


def test_a_sampling_knows_no_child() -> None:
    fields = [field for (form, _), (field, _) in QUESTIONS.items() if form == "test"]

    assert not any(field.get("list") == {"source": "children"} for field in fields)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sat", 33),
        ("mean", 100.5),
        ("pass_n", 31),
        ("pass_rate", 100.1),
        ("highest", 101),
        ("held_on", "2026-10-13"),
    ],
)
def test_no_number_of_a_sampling_exceeds_what_it_is_a_part_of(name: str, value: Any) -> None:
    assert wrong("test", {**RESULT, name: value}) == {name}


def test_the_excellent_are_among_those_who_passed() -> None:
    assert wrong("test", RESULT, pass_rate=80, excellent_rate=80.1) == {"excellent_rate"}
    assert wrong("test", RESULT, pass_rate=80, excellent_rate=40) == set()


def test_the_lowest_is_not_above_the_highest() -> None:
    assert wrong("test", RESULT, highest=90, lowest=91) == {"lowest"}


def test_a_rate_follows_from_its_number_until_it_is_written_over() -> None:
    phone = FormContext(today=TODAY)

    counted = change_answer(FORMS["test"], RESULT, "pass_n", 26, phone)
    written = change_answer(FORMS["test"], {**counted, "pass_rate": 85}, "pass_n", 25, phone)

    assert counted["pass_rate"] == 86.7
    assert written["pass_rate"] == 85


def test_the_lines_of_a_sampling_are_sixty_eighty_five_and_forty() -> None:
    start = start_answers(FORMS["test"], FormContext(today=TODAY))

    assert (start["pass_line"], start["excellent_line"], start["low_line"]) == (60, 85, 40)
