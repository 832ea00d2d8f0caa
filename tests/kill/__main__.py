"""Kill server workers, PostgreSQL and browsers under load, and count what was lost.

`python -m tests.kill --workers 1000 --databases 100 --browsers 200 --seed 1`; a part whose count
is 0 or not given is left out. Half of the workers are killed on SQLite, half on PostgreSQL. Exits
with 1 when anything acknowledged was lost or doubled, or any other rule was broken.
"""

import argparse
import signal
import sys
import time
import warnings
from collections.abc import Callable
from typing import NoReturn

from tests.kill.batch import Told
from tests.kill.browsers import kill_browsers
from tests.kill.databases import kill_postgres
from tests.kill.progress import Progress
from tests.kill.tally import Tally
from tests.kill.workers import kill_on_postgres, kill_on_sqlite

Part = Callable[[int, str, Told], Tally]
BATCH = {"workers": 100, "databases": 25, "browsers": 20}


def main() -> int:
    """Run the parts that were asked for; 0 when all is well."""
    asked = _parser().parse_args()
    signal.signal(signal.SIGTERM, _stop)
    # Every world makes the application, and with it its description, anew.
    warnings.simplefilter("ignore")
    on_sqlite = (asked.workers + 1) // 2
    parts: tuple[tuple[str, str, int, Part], ...] = (
        ("workers on SQLite", "workers", on_sqlite, kill_on_sqlite),
        ("workers on PostgreSQL", "workers", asked.workers - on_sqlite, kill_on_postgres),
        ("PostgreSQL", "databases", asked.databases, kill_postgres),
        ("browsers", "browsers", asked.browsers, kill_browsers),
    )
    began = time.monotonic()
    whole = Tally()
    for words, name, kills, part in parts:
        if kills:
            whole.add(_run(words, BATCH[name], kills, part, asked.seed))
    print(f"== All: {whole.line()}; seed {asked.seed}, {time.monotonic() - began:.0f} s")
    return 0 if whole.good else 1


def _run(words: str, batch: int, kills: int, part: Part, seed: int) -> Tally:
    """One part in batches, each with a database of its own."""
    print(f"== {words}: {kills:,} kills", flush=True)
    progress, whole = Progress(words, kills), Tally()

    def tell(now: Tally) -> None:
        progress.step(whole.acknowledged + now.acknowledged)

    for number, start in enumerate(range(0, kills, batch), 1):
        tally = part(min(batch, kills - start), f"{seed} {words} {number}", tell)
        print(f"{words}, batch {number}: {tally.line()}\n{tally.details()}", end="", flush=True)
        whole.add(tally)
    print(f"{words}: {whole.line()}; {progress.line()}", flush=True)
    return whole


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.kill", description=__doc__)
    parser.add_argument("--workers", type=int, default=0, help="server processes to kill")
    parser.add_argument("--databases", type=int, default=0, help="PostgreSQL servers to kill")
    parser.add_argument("--browsers", type=int, default=0, help="browsers to kill")
    parser.add_argument("--seed", type=int, default=1, help="decides the moments")
    return parser


def _stop(*_: object) -> NoReturn:
    """End in good order: everything that was started is stopped on the way out."""
    sys.exit(143)


if __name__ == "__main__":
    sys.exit(main())
