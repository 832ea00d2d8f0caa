"""What the observation of a lesson asks for, and when."""

from typing import Any

from daybook.forms.compiled import ExternalItem, FormContext, Localized
from daybook.forms.engine.rules import change_answer, evaluate_form
from tests.server.forms.builtin import FORMS, PHOTO, TODAY, wrong

SEEN: dict[str, Any] = {
    "kind": "lesson",
    "teacher": "t2",
    "subject": "maths",
    "class_ref": "c1",
    "topic": "分数",
    "good": "环节紧凑",
}
NAMELESS: Localized = {"zh": "", "en": ""}
LINES = ("p_aims", "p_content", "p_method", "p_skill", "p_climate")


def state(**answers: Any) -> Any:
    return evaluate_form(FORMS["observe"], {**SEEN, **answers}, FormContext(today=TODAY))


def test_an_observation_needs_who_what_and_one_sentence() -> None:
    assert wrong("observe", SEEN) == set()
    assert wrong("observe", kind="lesson") == set(SEEN) - {"kind"}


def test_advice_or_a_page_stands_for_a_strength() -> None:
    without = {name: value for name, value in SEEN.items() if name != "good"}

    assert wrong("observe", without, advice="多留练习时间") == set()
    assert wrong("observe", without, good_page=[PHOTO]) == set()
    assert wrong("observe", without, advice_page=[PHOTO]) == set()


def test_the_lines_are_rated_all_or_none() -> None:
    some = state(p_aims=4, p_skill=5)

    assert list(some.missing) == ["p_content", "p_method", "p_climate"]
    assert list(state().missing) == []


def test_five_lines_make_a_total_out_of_100_with_its_word() -> None:
    rated = state(**{**dict.fromkeys(LINES, 4), "p_aims": 5})

    assert rated.answers["total"] == 84
    assert rated.fields["total_b"].relevant
    assert not rated.fields["total_a"].relevant


def test_there_is_no_total_while_a_line_is_missing() -> None:
    some = state(p_aims=5)

    assert "total" not in some.answers
    assert not any(some.fields[name].relevant for name in ("total_a", "total_b", "total_d"))


def test_each_kind_has_its_own_lines() -> None:
    assert state(kind="activity").fields["k_aims"].relevant
    assert not state(kind="activity").fields["p_aims"].relevant
    assert state(kind="halfday").fields["h_life"].relevant
    assert state(kind="competition").fields["p_aims"].relevant


def test_half_a_day_has_no_subject_and_no_topic() -> None:
    assert wrong("observe", kind="halfday", teacher="t2", class_ref="c1", good="自由") == set()


def test_the_period_is_from_1_to_9() -> None:
    assert wrong("observe", SEEN, period=10) == {"period"}


def lessons(source: str) -> list[ExternalItem]:
    """Lessons of the two teachers, one of them long ago; who asks is the first."""
    if source == "profile":
        return [{"value": "me", "label": NAMELESS, "columns": {"person": "t1"}}]
    days = {"own": ("t1", TODAY), "new": ("t2", TODAY), "old": ("t2", "2026-09-01")}
    found = {"topic": "分数", "subject": "maths", "class_ref": "c1"}
    return [
        {"value": value, "label": NAMELESS, "columns": {**found, "author": author, "date": day}}
        for value, (author, day) in days.items()
    ]


def test_what_a_colleague_logged_this_week_is_offered_and_fills_in_the_rest() -> None:
    form, context = FORMS["observe"], FormContext(today=TODAY, items=lessons)
    begun = {"kind": "lesson"}

    offered = evaluate_form(form, begun, context).fields["lesson_ref"].choices
    answers = change_answer(form, begun, "lesson_ref", "new", context)

    assert [choice["value"] for choice in offered] == ["new"]
    assert [answers[name] for name in ("teacher", "class_ref", "topic")] == ["t2", "c1", "分数"]


def test_the_subjects_offered_are_those_of_the_kind() -> None:
    subjects = state(kind="activity", subject="").fields["subject"].choices

    assert {choice["value"] for choice in subjects} == {
        *("k_health", "k_language", "k_society", "k_science", "k_arts", "other")
    }
