"""What a workbook says about its batch screen."""

from tests.server.forms.tables import HOW, NAME, compiled


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
