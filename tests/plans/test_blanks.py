"""Phone and server fill the blanks of a template alike: both run `blanks.json`."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from daybook.plans import template

CASES = json.loads((Path(__file__).parent / "blanks.json").read_text("utf-8"))


def by_rule(case: dict[str, Any]) -> str:
    """The name of a case."""
    return str(case["rule"])


@pytest.mark.parametrize("case", CASES["fills"], ids=by_rule)
def test_blanks_are_filled_as_on_the_phone(case: dict[str, Any]) -> None:
    one = replace(template.load()["three-day-visit"], title=case["words"])

    filled = template.fill(one, case["blanks"], "2026-11-03", "2026-11-05")

    assert filled["title"] == case["filled"]


@pytest.mark.parametrize("case", CASES["years"], ids=by_rule)
def test_the_year_is_said_as_on_the_phone(case: dict[str, Any]) -> None:
    assert template.year(case["from"], case["to"]) == case["year"]
