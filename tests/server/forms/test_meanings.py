"""A name that once stood for something never stands for anything else."""

from collections.abc import Mapping

import pytest

from daybook.forms.errors import FormProblem
from daybook.forms.meanings import kept
from daybook.forms.xlsform.compiler import compile_form
from daybook.forms.xlsform.sheets import sheets_of
from tests.server.forms.tables import CHOICES, HOW, NAME, table

VISIT, CALL = CHOICES
REPEAT = {"type": "begin_repeat", "name": "rows", "label::zh": "各行", "label::en": "Rows"}
CHILD = {"type": "select_one_from_file children.csv", "name": "name"}
OTHER = {"type": "select_one_from_file classes.csv", "name": "name"}
WORDS = {"label::zh": "姓名", "label::en": "Name"}


def refused(new: str, *earlier: str) -> list[FormProblem]:
    """What is wrong with `new` after some versions, newest first."""
    known = [compile_form(text) for text in earlier]
    return kept(known, compile_form(new), sheets_of(new))


def test_a_question_may_be_reworded_moved_and_left_out() -> None:
    assert refused(table({**NAME, "label::zh": "称呼"}), table(HOW, NAME)) == []


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ([NAME], [{**NAME, "type": "integer"}], "type"),
        ([NAME], [REPEAT, NAME, {"type": "end_repeat"}], "name"),
        ([CHILD | WORDS], [OTHER | WORDS], "type"),
    ],
)
def test_a_question_of_another_kind_needs_a_new_name(
    old: list[Mapping[str, str]], new: list[Mapping[str, str]], column: str
) -> None:
    (problem,) = refused(table(*new), table(*old))

    row = 1 + next(at for at, one in enumerate(new, 1) if one.get("name") == "name")
    assert (problem.sheet, problem.row, problem.column) == ("survey", row, column)
    assert problem.sentence.endswith("in version 1; give the new question a new name.")


def test_a_name_that_was_given_up_long_ago_keeps_its_type() -> None:
    (problem,) = refused(table({**NAME, "type": "date"}), table(HOW), table(NAME))

    assert problem.column == "type"


def test_a_choice_may_be_reworded() -> None:
    new = ({**VISIT, "label::zh": "上门家访"}, CALL)

    assert refused(table(HOW, choices=new), table(HOW)) == []


def test_two_choices_may_not_swap_their_words() -> None:
    new = ({**VISIT, "label::zh": "电话"}, {**CALL, "label::zh": "家访"})

    found = refused(table(HOW, choices=new), table(HOW))

    assert [(one.sheet, one.row, one.column) for one in found] == [
        ("choices", 2, "name"),
        ("choices", 3, "name"),
    ]


def test_a_value_that_was_given_up_is_not_given_to_another_choice() -> None:
    new = (VISIT, {**CALL, "label::zh": "微信"})

    (problem,) = refused(table(HOW, choices=new), table(HOW, choices=(VISIT,)), table(HOW))

    assert problem.sentence == (
        "The value “call” meant “电话” in version 1; give the new choice a new value."
    )


def test_a_value_may_come_back_with_its_old_words() -> None:
    assert refused(table(HOW), table(HOW, choices=(VISIT,)), table(HOW)) == []
