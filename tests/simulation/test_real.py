"""The real page and the real server keep their promises whatever happens between them."""

from collections.abc import Iterator

import pytest

from tests.simulation.real.command import regressions
from tests.simulation.real.databases import KINDS, databases
from tests.simulation.real.run import Ground, broken, ground

SEEDS = range(40)


@pytest.fixture(scope="module", params=KINDS)
def here(request: pytest.FixtureRequest) -> Iterator[Ground]:
    with databases(request.param, 1) as (url,), ground(url) as found:
        yield found


def test_every_promise_is_kept_whatever_happens(here: Ground) -> None:
    assert {seed: fault for seed in SEEDS if (fault := broken(here, seed))} == {}


def test_what_once_broke_a_promise_breaks_none(here: Ground) -> None:
    assert {seed: fault for seed in regressions() if (fault := broken(here, seed))} == {}


def test_a_seed_gives_the_same_run_again(here: Ground) -> None:
    assert here.play(7).trace == here.play(7).trace
