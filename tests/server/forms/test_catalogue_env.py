"""What the record of environment work asks for, and when."""

from typing import Any

from tests.server.forms.builtin import PHOTO, wrong

WALL: dict[str, Any] = {"kind": "theme", "class_ref": "c1", "theme": "秋天", "stage": "done"}


def test_a_finished_wall_needs_a_photo_or_a_reason() -> None:
    assert wrong("env", **WALL) == {"after"}
    assert wrong("env", **WALL, after=[PHOTO]) == set()
    assert wrong("env", **WALL, after_skip="no_camera") == set()
    assert wrong("env", **WALL, after_skip="other") == {"after_skip_other"}


def test_a_wall_in_the_making_needs_no_photo() -> None:
    assert wrong("env", **{**WALL, "stage": "doing"}) == set()


def test_a_corner_says_which() -> None:
    assert wrong("env", **{**WALL, "stage": "plan", "kind": "corner"}) == {"corner"}
