"""The first screen of every form keeps to its seconds, whatever is chosen."""

from collections.abc import Iterator
from typing import Any

import pytest

from daybook.forms.burden import MINUTES, SECONDS, first_screen, first_screen_seconds, minutes_of
from daybook.forms.compiled import CompiledForm
from daybook.forms.xlsform.compiler import compile_form
from tests.server.forms.builtin import FORMS, PHOTO
from tests.server.forms.tables import NAME, table

OVER = {("parent", "how", "visit"): 60, ("parent", "how", "school"): 60}
"""Situations with seconds of their own: a talk held at home or at school takes a note."""

TYPED = {"note": 150, "plan": 240}
"""Budgets of what may be typed instead of photographed; the form's own is for the photograph."""

BUDGETED = [form for form in FORMS.values() if "budget" in form]


def situations(form: CompiledForm) -> Iterator[tuple[dict[str, Any], int]]:
    """Every choice of every single choice of the first screen, and the seconds it may take."""
    budget = TYPED.get(form["id"], form.get("budget", 0))
    yield {}, budget
    for field in first_screen(form["fields"]):
        if field["type"] == "select_one" and isinstance(field.get("list"), str):
            for choice in form["choices"][str(field.get("list"))]:
                key = form["id"], field["name"], choice["value"]
                yield {field["name"]: choice["value"]}, OVER.get(key, budget)


def test_every_entry_has_a_budget() -> None:
    without = {form["id"] for form in FORMS.values() if "budget" not in form}

    assert all(FORMS[form].get("layer") == "register" for form in without), without


@pytest.mark.parametrize("form", BUDGETED, ids=lambda form: form["id"])
def test_the_first_screen_keeps_to_its_seconds_whatever_is_chosen(form: CompiledForm) -> None:
    over = {
        str(answers): seconds
        for answers, most in situations(form)
        if (seconds := first_screen_seconds(form, answers)) > most
    }

    assert over == {}


@pytest.mark.parametrize(
    ("form", "answers"),
    [
        ("note", {"kind": "reflect", "body_page": [PHOTO]}),
        ("plan", {"level": "week", "goals_page": [PHOTO]}),
    ],
)
def test_the_photo_of_a_written_page_keeps_to_the_seconds_of_the_form(
    form: str, answers: dict[str, Any]
) -> None:
    seconds = first_screen_seconds(FORMS[form], answers) + SECONDS["image"]

    assert seconds <= FORMS[form].get("budget", 0)


def test_nobody_is_asked_for_more_minutes_a_week_than_were_promised() -> None:
    minutes = minutes_of(FORMS.values())

    assert {role: most for role, most in minutes.items() if most > MINUTES[role]} == {}


def seconds(default: str) -> int:
    row = {**NAME, "required": "yes", "required_message::zh": "写", "required_message::en": "Write"}
    return first_screen_seconds(compile_form(table({**row, "default": default})), {})


def test_a_default_that_says_nothing_here_is_still_to_be_answered() -> None:
    assert seconds("if(1 = 2, 'a', '')") == 12
    assert seconds("if(1 = 1, 'a', '')") == 0


def test_what_was_answered_before_is_an_answer() -> None:
    assert seconds("${last-saved#name}") == 0
    assert seconds("instance('profile')/root/item[name = 'me']/school") == 0


def test_the_newest_record_of_another_form_may_not_be_there() -> None:
    assert seconds("instance('latest')/root/item[name = 'needs']/topic") == 12
