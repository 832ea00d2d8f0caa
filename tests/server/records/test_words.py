"""Answers and changes are told as people say them, in either language."""

from daybook.records.words import Telling, summary
from tests.server.forms.builtin import FORMS
from tests.server.records.county import County, Person


def test_an_answered_date_is_told_as_a_day(county: County, teacher: Person, head: Person) -> None:
    talk = county.talk(teacher, follow="2026-11-28")
    teacher.sync(talk)

    shown = head.json(f"/api/views/records/{talk['r']}")

    displays = {answer["name"]: answer["display"] for answer in shown["answers"]}
    assert displays["follow"] == {"zh": "11月28日 周六", "en": "Sat 28 Nov"}


def test_a_changed_day_is_told_as_a_day(county: County, teacher: Person, head: Person) -> None:
    lesson = county.lesson(teacher)
    teacher.sync(lesson)
    teacher.sync(teacher.change(lesson, 99, _date="2026-10-12"))

    last = head.json(f"/api/views/records/{lesson['r']}")["history"][-1]

    (change,) = last["changes"]
    assert change["after"] == {"zh": "10月12日 周一", "en": "Mon 12 Oct"}


def test_a_chosen_class_is_named_in_both_languages(
    county: County, teacher: Person, head: Person
) -> None:
    lesson = county.lesson(teacher, class_ref=county.school_class)
    teacher.sync(lesson)

    shown = head.json(f"/api/views/records/{lesson['r']}")

    displays = {answer["name"]: answer["display"] for answer in shown["answers"]}
    assert displays["class_ref"] == {"zh": "一班", "en": "Class 1"}


def test_a_line_leaves_out_what_the_form_works_out_by_itself() -> None:
    answers = {"kind": "prep", "weekday": 1, "topic": "错题整理"}

    line = summary(FORMS["research"], answers, Telling())

    assert line["zh"] == "集体备课 · 错题整理"


def test_a_line_names_who_was_typed_and_leaves_out_who_was_chosen_from_a_list() -> None:
    answers = {"kind": "inspect", "people": ["A" * 22, "李局"], "areas": ["safety"]}

    line = summary(FORMS["visit"], answers, Telling())

    assert line["zh"] == "常规视导 · 李局 · 安全"
