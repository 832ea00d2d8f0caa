"""Play many seeds in several processes, or one with its trace."""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.simulation.real.bugs import BUGS, PHONE_BUGS, seeded
from tests.simulation.real.checks import faults
from tests.simulation.real.databases import databases
from tests.simulation.real.phones import build
from tests.simulation.real.run import FAULTS, broken, ground

EVERY_KIND = 1000
"""In so many schedules every kind of fault must have taken place."""

SEEDS = Path(__file__).with_name("seeds.json")
CAUGHT = Path(__file__).with_name("caught.json")


@dataclass(frozen=True)
class Played:
    """What came of some seeds."""

    count: int
    failures: dict[int, str]
    fired: Counter[str]


def simulate(kinds: Sequence[str], seeds: range, workers: int) -> int:
    """The exit code: 0 when every promise held, and every kind of fault took place."""
    build()
    return max(_on(kind, seeds, workers) for kind in kinds)


def _on(kind: str, seeds: range, workers: int) -> int:
    started = time.monotonic()
    failures: dict[int, str] = {}
    fired: Counter[str] = Counter()
    played = 0
    with databases(kind, workers) as urls, ProcessPoolExecutor(workers) as pool:
        parts = [pool.submit(_share, url, seeds[at::workers]) for at, url in enumerate(urls)]
        for part in as_completed(parts):
            done = part.result()
            played += done.count
            failures |= done.failures
            fired += done.fired
    seconds = time.monotonic() - started
    for seed, fault in sorted(failures.items())[:20]:
        print(f"seed {seed} on {kind}: {fault[:2000]}")
    silent = sorted(name for name in FAULTS if not fired[name])
    print("faults:", ", ".join(f"{name} {fired[name]:,}" for name in FAULTS))
    print("besides:", ", ".join(f"{k} {n:,}" for k, n in sorted(fired.items()) if k not in FAULTS))
    rate = played / seconds
    print(
        f"real page and server on {kind}: {played:,} schedules, {len(failures):,} failures, "
        f"{seconds:.0f} s, {rate:.1f} a second in {workers} processes"
    )
    if silent and played >= EVERY_KIND:
        print(f"these faults never took place: {', '.join(silent)}")
        return 1
    return 1 if failures else 0


def _share(url: str, seeds: Iterable[int]) -> Played:
    """One process's seeds, one after the other in the same database."""
    seeds = list(seeds)
    fired: Counter[str] = Counter()
    failures: dict[int, str] = {}
    said = time.monotonic()
    with ground(url) as here:
        for number, seed in enumerate(seeds):
            if fault := broken(here, seed, fired):
                failures[seed] = fault
                print(f"seed {seed}: {fault[:300]}", flush=True)
            if seeds[0] % 2 == 0 and time.monotonic() - said > 30:
                said = time.monotonic()
                print(f"{number + 1:,} of {len(seeds):,} in one process", file=sys.stderr)
    return Played(len(seeds), failures, fired)


def trace(kind: str, seed: int) -> int:
    """Play one seed and print what happened, step by step."""
    with databases(kind, 1) as (url,), ground(url) as here:
        world = here.play(seed)
        found = list(faults(world))
        print("\n".join(world.trace))
    print("\n".join(f"BROKEN: {fault}" for fault in found) or "every promise was kept")
    return 1 if found else 0


def hunt(seeds: range, *, save: bool) -> int:
    """Look for a seed that notices each seeded bug; the exit code: 0 when all are caught."""
    caught: dict[str, int] = {}
    with databases("sqlite", 1) as (url,):
        for bug in BUGS:
            with ground(url, [bug] if bug in PHONE_BUGS else []) as here, seeded(bug):
                found = ((seed, broken(here, seed)) for seed in seeds)
                seed, fault = next((one for one in found if one[1]), (-1, None))
            if fault:
                caught[bug] = seed
            print(f"{bug:22}{seed:>6}  {(fault or 'NOT CAUGHT')[:120]}", flush=True)
    if save:
        CAUGHT.write_text(json.dumps(caught, indent=2) + "\n", "utf-8")
    return 1 if len(caught) < len(BUGS) else 0


def known_seeds(file: Path) -> dict[str, Any]:
    """`SEEDS`: seeds that once broke a promise, and how; `CAUGHT`: those that notice a bug."""
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found
