"""Run many schedules and say which seeds broke a promise."""

from collections import Counter
from collections.abc import Collection, Iterable

from tests.simulation.model.checks import faults
from tests.simulation.model.world import World


def broken(seed: int, bugs: Collection[str] = (), fired: Counter[str] | None = None) -> str | None:
    """The first broken promise of one schedule, in words; None when all are kept."""
    world = World(seed, bugs)
    world.run()
    fault = next(faults(world), None)
    if fired is not None:
        fired.update(world.fired)
    return fault


def first_failure(seeds: Iterable[int], bugs: Collection[str]) -> tuple[int, str] | None:
    """The first seed that a set of seeded bugs fails at, and how."""
    for seed in seeds:
        if fault := broken(seed, bugs):
            return seed, fault
    return None
