"""The first screen of every form keeps to its seconds, whatever is chosen."""

from typing import Any

import pytest

from daybook.forms.burden import first_screen_seconds
from tests.server.forms.builtin import FORMS

SITUATIONS: list[tuple[str, dict[str, Any], int]] = [
    ("lesson", {"kind": "regular"}, 40),
    ("lesson", {"kind": "double"}, 40),
    ("lesson", {"kind": "roving"}, 40),
    ("parent", {"how": "door"}, 25),
    ("parent", {"how": "call"}, 25),
    ("parent", {"how": "visit"}, 60),
    ("env", {"kind": "theme", "stage": "done"}, 40),
    ("env", {"kind": "corner", "stage": "done"}, 40),
]


@pytest.mark.parametrize(("form", "answers", "budget"), SITUATIONS)
def test_the_first_screen_keeps_to_its_seconds(
    form: str, answers: dict[str, Any], budget: int
) -> None:
    assert 0 < first_screen_seconds(FORMS[form], answers) <= budget
