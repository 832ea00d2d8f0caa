"""Every sample workbook of pyxform compiles and can be filled, or is refused with a sentence."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from daybook.forms.engine.rules import check
from daybook.forms.errors import InvalidFormError
from daybook.forms.xlsform.compiler import compile_workbook
from daybook.forms.xlsform.sheets import export_xlsx
from tests.server.forms import samples
from tests.server.forms.filling import CONTEXT, FILE, fill

SAID = samples.said()
SEEDS = range(5)


class EveryFile(dict[str, Mapping[str, Any]]):
    """Whatever picture a workbook names was given with it."""

    def __contains__(self, _: object) -> bool:
        return True

    def __getitem__(self, _: str) -> Mapping[str, Any]:
        return FILE


def test_the_samples_are_here_and_all_are_listed() -> None:
    """`make install-test` fetches them."""
    assert samples.is_right(samples.ARCHIVE)
    assert set(samples.workbooks()) == {*SAID["compiles"], *SAID["refused"]}


@pytest.mark.parametrize("name", SAID["compiles"])
def test_a_sample_compiles_and_every_question_is_answered(name: str) -> None:
    book = compile_workbook(samples.workbooks()[name], EveryFile(), Path(name).stem)

    for seed in SEEDS:
        answers, failed = fill(book.form, seed)
        assert not failed
        assert check(book.form, answers, CONTEXT.today) == {}


@pytest.mark.parametrize("name", SAID["compiles"])
def test_the_excel_of_a_sample_compiles_to_the_same(name: str) -> None:
    book = compile_workbook(samples.workbooks()[name], EveryFile(), Path(name).stem)

    again = compile_workbook(export_xlsx(book.sheets), EveryFile(), Path(name).stem)

    assert again.form == book.form


@pytest.mark.parametrize(("name", "sentence"), SAID["refused"].items())
def test_a_sample_is_refused_with_a_sentence(name: str, sentence: str) -> None:
    with pytest.raises(InvalidFormError) as caught:
        compile_workbook(samples.workbooks()[name], EveryFile(), Path(name).stem)

    assert str(caught.value.problems[0]) == sentence
