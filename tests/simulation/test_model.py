"""The protocol keeps its promises in every fault schedule, and the checks notice a broken one."""

import json
from collections import Counter

import pytest

from tests.simulation.__main__ import CAUGHT
from tests.simulation.model.bugs import BUGS
from tests.simulation.model.run import broken
from tests.simulation.model.world import EVENTS

SCHEDULES = 3000
SEEDS: dict[str, int] = json.loads(CAUGHT.read_text("utf-8"))


def test_every_promise_is_kept_whatever_happens() -> None:
    fired: Counter[str] = Counter()

    failures = {seed: fault for seed in range(SCHEDULES) if (fault := broken(seed, fired=fired))}

    assert failures == {}
    assert set(fired) == set(EVENTS), "a fault that never took place proves nothing"


def test_a_seed_gives_the_same_run_again() -> None:
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()

    assert broken(7, fired=first) == broken(7, fired=second)
    assert first == second


def test_every_seeded_bug_is_caught() -> None:
    assert set(SEEDS) == set(BUGS)


@pytest.mark.parametrize("bug", BUGS)
def test_a_seeded_bug_breaks_a_promise_that_holds_without_it(bug: str) -> None:
    seed = SEEDS[bug]

    assert broken(seed) is None
    assert broken(seed, [bug]) is not None
