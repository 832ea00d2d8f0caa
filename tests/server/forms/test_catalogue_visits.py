"""What visits of leaders and exchanges of pupils ask for, and when."""

from typing import Any

from tests.server.forms.builtin import PHOTO, wrong

VISIT: dict[str, Any] = {
    "kind": "guide",
    "from_school": "s1",
    "to_school": "s2",
    "people": ["t1"],
    "areas": ["teaching"],
    "found": "功能室用得不够",
}
EXCHANGE: dict[str, Any] = {
    "kind": "hand",
    "contents": ["letter"],
    "schools": ["s2"],
    "n_here": 30,
    "n_there": 28,
}


def test_a_visit_needs_who_where_about_what_and_what_was_found() -> None:
    assert wrong("visit", VISIT) == set()
    assert wrong("visit") == set(VISIT)


def test_who_came_and_the_school_visited_differ_unless_it_is_management() -> None:
    assert wrong("visit", {**VISIT, "to_school": "s1"}) == {"to_school"}
    assert wrong("visit", {**VISIT, "to_school": "s1", "kind": "manage"}) == set()


def test_planning_together_ends_in_an_agreement() -> None:
    joint = {**VISIT, "kind": "joint"}

    assert wrong("visit", joint) == {"agreed"}
    assert wrong("visit", joint, agreed_page=[PHOTO]) == set()


def test_learning_on_the_job_says_what_was_learned() -> None:
    assert wrong("visit", {**VISIT, "kind": "shadow"}) == {"learned"}
    assert wrong("visit", {**VISIT, "kind": "shadow"}, learned="晨会的做法") == set()


def test_a_correction_is_due_after_the_visit() -> None:
    visit = {**VISIT, "begun": "2026-10-12"}

    assert wrong("visit", visit, correct_by="2026-10-11") == {"correct_by"}
    assert wrong("visit", visit, correct_by="2026-10-12") == set()


def test_an_exchange_of_pupils_counts_both_sides() -> None:
    assert wrong("students", EXCHANGE) == set()
    assert wrong("students") == set(EXCHANGE)
    assert wrong("students", {**EXCHANGE, "n_there": 2001}) == {"n_there"}


def test_other_contents_are_named() -> None:
    assert wrong("students", {**EXCHANGE, "contents": ["other"]}) == {"contents_other"}
