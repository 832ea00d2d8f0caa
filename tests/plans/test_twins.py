"""Server and page say the same of hundreds of random plans and histories."""

import json
import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest

from daybook.plans.targets.progress import progress_of
from daybook.plans.targets.summary import summary
from tests.plans import chance

TWIN = Path(__file__).parent / "twin.mjs"
WORLDS, TARGETS = 300, 12


def cases() -> list[dict[str, Any]]:
    random = Random(20261124)
    return [
        {
            "targets": [chance.target(random, f"t{number}") for number in range(TARGETS)],
            "world": chance.world(random),
        }
        for _ in range(WORLDS)
    ]


CASES = cases()


@pytest.fixture(scope="module")
def twin() -> list[dict[str, Any]]:
    """What the page's half says of the same cases."""
    node = shutil.which("node")
    assert node, "Node is needed to ask the page's half"
    asked = subprocess.run(
        [node, str(TWIN)], input=json.dumps(CASES), capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0, asked.stderr
    return cast(list[dict[str, Any]], json.loads(asked.stdout))


def test_both_count_random_histories_alike(twin: list[dict[str, Any]]) -> None:
    for case, theirs in zip(CASES, twin, strict=True):
        for target in case["targets"]:
            ours = progress_of([target], case["world"])

            known = [line for line in theirs["lines"] if line["target"] == target["id"]]
            assert ours == known, (target, case["world"])


def test_both_sum_lines_alike(twin: list[dict[str, Any]]) -> None:
    for case, theirs in zip(CASES, twin, strict=True):
        lines = progress_of(case["targets"], case["world"])

        assert summary(case["targets"], lines) == theirs["summary"]


def test_the_random_histories_reach_every_state(twin: list[dict[str, Any]]) -> None:
    lines = [line for each in twin for line in each["lines"]]

    assert {line["state"] for line in lines} == {
        *("done", "on_pace", "behind", "ahead_of_time", "not_expected"),
    }
    assert {line["subject"]["kind"] for line in lines} == set(chance.EACH)
    assert any(line["extra"] for line in lines)
    assert any(line["period"] for line in lines)
