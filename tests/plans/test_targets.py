"""The server's half counts the shared examples; `targets.test.ts` holds the page's half to them."""

from typing import Any

import pytest

from daybook.plans.targets.progress import progress
from daybook.plans.targets.summary import summary
from tests.plans.examples import EXAMPLES, target_of, world_of


@pytest.mark.parametrize("case", EXAMPLES["cases"], ids=lambda case: case["rule"])
def test_counting(case: dict[str, Any]) -> None:
    lines = progress(target_of(case), world_of(case))

    told = [{"of": line["subject"]["id"], **line} for line in lines]
    assert [line["of"] for line in told] == [line["of"] for line in case["lines"]]
    for line, wanted in zip(told, case["lines"], strict=True):
        assert {key: line[key] for key in wanted} == wanted


@pytest.mark.parametrize("case", EXAMPLES["sums"], ids=lambda case: case["rule"])
def test_summing(case: dict[str, Any]) -> None:
    assert summary(case["targets"], case["lines"]) == case["sum"]


def test_every_rule_is_told_once() -> None:
    rules = [case["rule"] for case in (*EXAMPLES["cases"], *EXAMPLES["sums"])]

    assert len(rules) == len(set(rules)) >= 80
