"""The page about access is the policy, in both languages."""

from pathlib import Path
from typing import get_args

import pytest

from daybook import cli
from daybook.access import printed, wording
from daybook.access.reach import Action, Reach, Subject

PAGE = Path(__file__).parents[3] / "docs" / "access.md"


def test_the_page_about_access_is_up_to_date() -> None:
    said = PAGE.read_text(encoding="utf-8")

    assert said == printed.page(), "run: .venv/bin/daybook access-table > docs/access.md"


def test_the_command_prints_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["access-table"]) == 0

    assert capsys.readouterr().out == printed.page()


def test_every_word_of_the_policy_is_there_in_both_languages() -> None:
    assert set(wording.SUBJECTS) == set(get_args(Subject))
    assert set(wording.ACTIONS) == set(get_args(Action))
    assert set(wording.REACHES) == set(get_args(Reach))
