"""What a workbook says about its batch screen."""

import pytest

from daybook.forms.xlsform.compiler import compile_form
from tests.server.forms.tables import HOW, NAME, compiled, place, table


def test_a_question_is_asked_in_every_row_or_above_them_or_not_at_all() -> None:
    fields = compiled(
        {**NAME, "batch": "yes"},
        {**HOW, "batch": "no"},
        {**NAME, "name": "once", "batch": ""},
    )

    assert [field.get("batch") for field in fields] == [True, False, None]


def test_a_choice_may_say_why_it_did_not_take_place() -> None:
    (field,) = compiled({**HOW, "appearance": "chips instead"})

    assert field.get("appearance") == "chips instead"


def test_a_form_is_gone_through_by_a_question_with_a_list() -> None:
    assert compile_form(table(HOW, NAME, batch="how")).get("batch") == "how"


@pytest.mark.parametrize("batch", ["name", "nothing"])
def test_no_rows_are_made_of_a_question_without_a_list(batch: str) -> None:
    assert place(table(HOW, NAME, batch=batch)) == ("settings", 2, "batch")
