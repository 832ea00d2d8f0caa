"""What support teachers write: the log, what they share, the summary, a roving week; the column."""

from collections.abc import Sequence
from typing import Any

from daybook.forms.compiled import ExternalItem, FormContext
from daybook.forms.engine.rules import evaluate_form, start_answers
from tests.server.forms.builtin import FORMS, PHOTO, TODAY, wrong

LESSON: dict[str, Any] = {
    **{"weekday": "mon", "period": 2, "school_of_lesson": "s1", "class_ref": "四年级"},
    "subject": "music",
}


def log(**earlier: Any) -> FormContext:
    return FormContext(today=TODAY, earlier=[earlier])


def test_a_log_takes_a_sentence_or_a_page() -> None:
    assert wrong("daylog", kind="office") == {"text"}
    assert wrong("daylog", kind="office", text="整理资料") == set()
    assert wrong("daylog", kind="office", text_page=[PHOTO]) == set()


def test_a_solved_problem_says_how() -> None:
    problem = {"kind": "problem", "text": "投影坏了"}

    assert wrong("daylog", problem) == set()
    assert wrong("daylog", problem, solved="OK") == {"solution"}


def test_days_at_the_school_are_counted_once_a_day() -> None:
    form = FORMS["daylog"]

    assert "days_at_school" not in start_answers(form, FormContext(today=TODAY))
    assert start_answers(form, log(days_at_school=7, log_day=TODAY))["days_at_school"] == 7
    assert start_answers(form, log(days_at_school=7, log_day="2026-10-09"))["days_at_school"] == 8


def test_a_resource_goes_to_schools_and_an_article_does_not() -> None:
    assert wrong("share", kind="courseware", title="课件") == {"to"}
    assert wrong("share", kind="article", title="乡村的秋天") == set()


def test_an_article_did_not_appear_tomorrow() -> None:
    article = {"kind": "article", "title": "乡村的秋天"}

    assert wrong("share", article, published="2026-10-13") == {"published"}
    assert wrong("share", article, published=TODAY) == set()


def test_a_summary_needs_its_highlights_only() -> None:
    assert wrong("summary", period="autumn") == {"highlights"}
    assert wrong("summary", period="autumn", highlights="上了六节示范课") == set()
    assert wrong("summary", period="autumn", highlights_page=[PHOTO]) == set()


def test_a_summary_begins_with_the_term_and_the_days_of_the_log() -> None:
    def items(source: str) -> Sequence[ExternalItem]:
        label = {"zh": "支教日志", "en": "Support log"}
        last: Any = {"value": "daylog", "label": label, "columns": {"days_at_school": 41}}
        return [last] if source == "latest" else ()

    autumn = start_answers(FORMS["summary"], FormContext(today="2027-01-20", items=items))
    spring = start_answers(FORMS["summary"], FormContext(today="2027-06-30"))

    assert autumn == {"period": "autumn", "days": 41}
    assert spring == {"period": "spring"}


def test_what_was_done_is_told_as_a_share_of_what_was_planned() -> None:
    rows = [{"measure": "示范课", "target": 4, "done": 6}, {"measure": "讲座", "target": 0}]

    state = evaluate_form(FORMS["summary"], {"measures": rows}, FormContext(today=TODAY))

    assert [row.get("percent") for row in state.answers["measures"]] == [150, None]


def test_each_of_the_five_effects_has_stars_and_a_sentence() -> None:
    form = FORMS["summary"]
    rated = evaluate_form(form, {"effect_brand": 4}, FormContext(today=TODAY)).fields

    effects = [name for name in rated if name.startswith("effect_")]
    asked = {name for name in rated if name.startswith("said_") and rated[name].relevant}
    assert len(effects) == 5
    assert asked == {"said_brand"}


def test_a_roving_week_is_a_row_for_each_lesson() -> None:
    assert wrong("timetable", since=TODAY, rows=[LESSON]) == set()
    assert wrong("timetable", since=TODAY) == {"since"}
    assert wrong("timetable", since=TODAY, rows=[LESSON, {}]) == {
        f"rows.1.{name}" for name in LESSON
    }
    assert wrong("timetable", since=TODAY, rows=[{**LESSON, "period": 10}]) == {"rows.0.period"}


def test_a_changed_column_takes_two_taps() -> None:
    start = start_answers(FORMS["column"], FormContext(today=TODAY))

    assert start == {"kind": "column"}
    assert wrong("column", start, class_ref="c1") == {"parts"}
    assert wrong("column", start, class_ref="c1", parts=["weekplan"]) == set()
