"""The real page and server keep their promises, and the checks notice where they would not."""

from collections import Counter
from collections.abc import Iterator

import pytest

from tests.simulation.real.bugs import BUGS, PHONE_BUGS, seeded
from tests.simulation.real.command import CAUGHT, known_seeds
from tests.simulation.real.command import SEEDS as BROKEN_ONCE
from tests.simulation.real.databases import KINDS, databases
from tests.simulation.real.run import FAULTS, Ground, broken, ground

SCHEDULES = range(40)


@pytest.fixture(scope="module", params=KINDS)
def here(request: pytest.FixtureRequest) -> Iterator[Ground]:
    with databases(request.param, 1) as (url,), ground(url) as found:
        yield found


@pytest.fixture(scope="module")
def empty_database() -> Iterator[str]:
    with databases("sqlite", 1) as (url,):
        yield url


def test_every_promise_is_kept_whatever_happens(here: Ground) -> None:
    fired: Counter[str] = Counter()

    failures = {seed: fault for seed in SCHEDULES if (fault := broken(here, seed, fired))}

    assert failures == {}
    assert set(FAULTS) <= set(fired), "a fault that never took place proves nothing"


def test_what_once_broke_a_promise_breaks_none(here: Ground) -> None:
    seeds = known_seeds(BROKEN_ONCE)

    assert {seed: fault for seed in seeds if (fault := broken(here, int(seed)))} == {}


def test_a_seed_gives_the_same_run_again(here: Ground) -> None:
    assert here.play(7).trace == here.play(7).trace


def test_every_seeded_bug_is_caught() -> None:
    assert set(known_seeds(CAUGHT)) == set(BUGS)


def test_no_seed_breaks_a_promise_without_its_bug(empty_database: str) -> None:
    with ground(empty_database) as sound:
        found = {seed: broken(sound, seed) for seed in set(known_seeds(CAUGHT).values())}

    assert set(found.values()) == {None}


@pytest.mark.parametrize("bug", BUGS)
def test_a_seeded_bug_breaks_a_promise(bug: str, empty_database: str) -> None:
    seed = known_seeds(CAUGHT)[bug]

    with ground(empty_database, [bug] if bug in PHONE_BUGS else []) as wrong, seeded(bug):
        assert broken(wrong, seed) is not None
