"""What class plans and written notes ask for, and when."""

from typing import Any

import pytest

from daybook.forms.compiled import FormContext
from daybook.forms.engine.rules import change_answer, evaluate_form, start_answers
from tests.server.forms.builtin import FORMS, PHOTO, QUESTIONS, TODAY, wrong

PLAN: dict[str, Any] = {
    **{"level": "week", "period_from": "2026-10-12", "period_to": "2026-10-16"},
    **{"class_ref": "c1", "theme": "秋天的果实"},
}
NOTE: dict[str, Any] = {"kind": "reflect", "title": "教学反思 2026-10-12"}


def period(level: str, today: str) -> tuple[str, str]:
    phone = FormContext(today=today)
    answers = change_answer(
        FORMS["plan"], start_answers(FORMS["plan"], phone), "level", level, phone
    )
    return answers.get("period_from") or "", answers.get("period_to") or ""


def test_a_plan_is_a_photo_or_goals() -> None:
    assert wrong("plan", PLAN) == {"goals"}
    assert wrong("plan", PLAN, goals_page=[PHOTO]) == set()
    assert wrong("plan", PLAN, goals="愿意动手") == set()


@pytest.mark.parametrize(
    ("level", "today", "days"),
    [
        ("day", "2026-10-12", ("2026-10-13", "2026-10-13")),
        ("week", "2026-10-12", ("2026-10-12", "2026-10-16")),
        ("week", "2026-10-14", ("2026-10-12", "2026-10-16")),
        ("week", "2026-10-15", ("2026-10-19", "2026-10-23")),
        ("week", "2026-10-18", ("2026-10-19", "2026-10-23")),
        ("month", "2026-10-12", ("2026-10-01", "2026-10-31")),
        ("month", "2026-10-20", ("2026-11-01", "2026-11-30")),
        ("month", "2026-12-31", ("2027-01-01", "2027-01-31")),
        ("month", "2027-01-30", ("2027-02-01", "2027-02-28")),
        ("term", "2026-10-12", ("", "")),
    ],
)
def test_the_days_of_a_plan_are_those_that_come_next(
    level: str, today: str, days: tuple[str, str]
) -> None:
    assert period(level, today) == days


def test_a_plan_does_not_end_before_it_begins() -> None:
    assert wrong("plan", PLAN, goals="动手", period_to="2026-10-11") == {"period_to"}
    assert wrong("plan", PLAN, goals="动手", period_to="2027-01-31") == set()


def test_a_week_has_a_row_for_each_of_five_days() -> None:
    state = evaluate_form(FORMS["plan"], PLAN, FormContext(today=TODAY))

    assert [row["weekday"] for row in state.answers["days"]] == ["mon", "tue", "wed", "thu", "fri"]
    month = evaluate_form(FORMS["plan"], {**PLAN, "level": "month"}, FormContext(today=TODAY))
    assert not month.fields["days"].relevant


def test_the_theme_is_that_of_the_last_plan_of_the_class() -> None:
    earlier = [{"class_ref": "c2", "theme": "动物"}, {"class_ref": "c1", "theme": "秋天"}]
    phone = FormContext(today=TODAY, earlier=earlier)

    assert change_answer(FORMS["plan"], {}, "class_ref", "c1", phone)["theme"] == "秋天"


def test_the_self_check_of_a_plan_has_the_five_ticks() -> None:
    labels = [choice["label"]["zh"] for choice in FORMS["plan"]["choices"]["check"]]

    assert labels == ["突出主题", "兼顾领域", "动静交替", "有机整合", "自制（园本）材料"]


def test_a_note_is_a_photo_of_the_page_or_a_text() -> None:
    assert wrong("note", NOTE) == {"body"}
    assert wrong("note", NOTE, body_page=[PHOTO]) == set()
    assert wrong("note", NOTE, body="今天的课，") == set()


def test_a_note_may_be_five_thousand_characters_long() -> None:
    assert wrong("note", NOTE, body="字" * 5000) == set()
    assert wrong("note", NOTE, body="字" * 5001) == {"body"}


def test_the_title_is_the_kind_and_the_day() -> None:
    answers = change_answer(FORMS["note"], {}, "kind", "reading", FormContext(today=TODAY))

    assert answers["title"] == "读书心得 2026-10-12"


def test_a_reading_note_names_the_book() -> None:
    reading = {**NOTE, "kind": "reading", "body": "读完第三章"}

    assert wrong("note", reading) == {"book"}
    assert wrong("note", reading, book="《窗边的小豆豆》", pages=0) == {"pages"}


@pytest.mark.parametrize(
    ("tier", "lines"),
    [
        ("new", {"fluent", "typos", "ideas", "own"}),
        ("exp", {"newideas", "deep", "reflects"}),
    ],
)
def test_what_is_asked_of_a_note_goes_by_experience(tier: str, lines: set[str]) -> None:
    state = evaluate_form(FORMS["note"], {**NOTE, "tier": tier}, FormContext(today=TODAY))

    shown = {name for name in ("tier_new", "tier_exp") if state.fields[name].relevant}
    assert shown == {f"tier_{tier}"}
    assert {choice["value"] for choice in state.fields["self"].choices} == lines


def test_a_teachers_experience_is_kept_for_the_next_note() -> None:
    phone = FormContext(today=TODAY, earlier=[{"tier": "exp"}])

    assert start_answers(FORMS["note"], phone)["tier"] == "exp"


def test_a_reflection_is_helped_by_three_questions() -> None:
    words = QUESTIONS["note", "prompts"][0]["label"]["zh"]

    assert all(asked in words for asked in ("哪里有效", "哪里不足", "下次怎样改"))


def test_a_note_names_a_child_only_as_an_education_note() -> None:
    phone = FormContext(today=TODAY)

    of_kind = {
        kind: evaluate_form(FORMS["note"], {**NOTE, "kind": kind}, phone).fields["child"].relevant
        for kind in ("reflect", "parenting", "reading")
    }

    assert of_kind == {"reflect": False, "parenting": True, "reading": False}
