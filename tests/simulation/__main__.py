"""Run the sync protocol through many random schedules: as a model, and the real page and server.

python -m tests.simulation schedules 100000     the model keeps every promise in every schedule
python -m tests.simulation mutants 100000       every seeded bug of it is caught within that many
python -m tests.simulation real 20000           the real page and server, on both databases
python -m tests.simulation real --seed 33 --trace --database sqlite     one of them, step by step
python -m tests.simulation real-mutants 1000    bugs seeded in them are caught within that many

With --save, the two hunts keep the catching seeds in caught.json, where the tests look them up.
"""

import argparse
import json
import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.simulation.model.bugs import BUGS
from tests.simulation.model.run import broken, first_failure
from tests.simulation.real import command as real
from tests.simulation.real.databases import KINDS

CHUNK = 1000
CAUGHT = Path(__file__).with_name("caught.json")


def main() -> int:
    """The exit code: 0 when every promise held, or every bug was caught."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.simulation",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=["schedules", "mutants", "real", "real-mutants"])
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--save", action="store_true", help="keep the seeds that caught the bugs")
    parser.add_argument("--database", choices=[*KINDS, "both"], default="both")
    parser.add_argument("--seed", type=int, help="only this seed")
    parser.add_argument("--trace", action="store_true", help="print what happened at this seed")
    asked = parser.parse_args()
    if asked.seed is not None:
        asked.first, asked.count = asked.seed, 1
    seeds = range(asked.first, asked.first + asked.count)
    if asked.what == "real":
        kinds = KINDS if asked.database == "both" else (asked.database,)
        if asked.trace:
            return max(real.trace(kind, asked.first) for kind in kinds)
        return real.simulate(kinds, seeds, min(asked.workers, asked.count))
    if asked.what == "real-mutants":
        return real.hunt(seeds, save=asked.save)
    with ProcessPoolExecutor(asked.workers) as pool:
        if asked.what == "schedules":
            return schedules(pool, seeds)
        return mutants(pool, seeds, save=asked.save)


def schedules(pool: ProcessPoolExecutor, seeds: range) -> int:
    """Run every seed; print the failures and how often each kind of event took place."""
    started = time.monotonic()
    fired: Counter[str] = Counter()
    failures: list[tuple[int, str]] = []
    for found, counted in pool.map(_chunk, _chunks(seeds)):
        failures += found
        fired += counted
    for seed, fault in failures[:20]:
        print(f"seed {seed}: {fault}")
    print("events:", ", ".join(f"{name} {times:,}" for name, times in sorted(fired.items())))
    print(f"{len(seeds):,} schedules, {len(failures):,} failures, {_since(started)}")
    return 1 if failures else 0


def mutants(pool: ProcessPoolExecutor, seeds: range, *, save: bool) -> int:
    """Hunt every seeded bug; print a table of the seed that caught it and the broken promise."""
    started = time.monotonic()
    seeds_by_bug: dict[str, int] = {}
    hunts = pool.map(first_failure, [seeds] * len(BUGS), [[bug] for bug in BUGS])
    for bug, caught in zip(BUGS, hunts, strict=True):
        if caught:
            seeds_by_bug[bug] = caught[0]
        where, what = (str(caught[0]), caught[1]) if caught else ("-", "NOT CAUGHT")
        print(f"{bug:24}{where:>8}  {what}", flush=True)
    print(f"{len(BUGS)} seeded bugs, {len(seeds_by_bug)} caught, {_since(started)}")
    if save:
        CAUGHT.write_text(json.dumps(seeds_by_bug, indent=2) + "\n", "utf-8")
    return 1 if len(seeds_by_bug) < len(BUGS) else 0


def _chunks(seeds: range) -> list[range]:
    return [seeds[at : at + CHUNK] for at in range(0, len(seeds), CHUNK)]


def _chunk(seeds: range) -> tuple[list[tuple[int, str]], Counter[str]]:
    fired: Counter[str] = Counter()
    faults = ((seed, broken(seed, fired=fired)) for seed in seeds)
    return [(seed, fault) for seed, fault in faults if fault], fired


def _since(started: float) -> str:
    return f"{time.monotonic() - started:.0f} s"


if __name__ == "__main__":
    sys.exit(main())
