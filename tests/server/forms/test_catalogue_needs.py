"""What a talk about needs asks for, and when."""

from typing import Any

from tests.server.forms.builtin import PHOTO, wrong

TALK: dict[str, Any] = {"kind": "teacher", "topics": ["prep"], "need": "想多听示范课"}


def test_a_talk_needs_whom_about_what_and_their_words() -> None:
    assert wrong("needs", TALK) == set()
    assert wrong("needs") == set(TALK)


def test_a_photo_of_the_page_stands_for_the_words() -> None:
    assert wrong("needs", kind="leader", topics=["research"], need_page=[PHOTO]) == set()


def test_arriving_at_a_school_takes_the_checklist_alone() -> None:
    assert wrong("needs", kind="arrival") == {"arrival"}
    assert wrong("needs", kind="arrival", arrival=["rules", "meet"]) == set()


def test_another_need_is_named() -> None:
    assert wrong("needs", {**TALK, "topics": ["other"]}) == {"topics_other"}
