"""Kills the processes of a server under load, now and then all of them."""

import random
from pathlib import Path

from tests.kill.batch import MOST_ANSWERS, Attack, Told, attacked, new_folder
from tests.kill.integrity import page_faults, postgres_faults, sqlite_faults
from tests.kill.tally import Tally
from tests.kill.world import postgres_url, sqlite_url
from tests.postgres import new_cluster

WORKERS = {"sqlite": (1, 2, 3), "postgresql": (2, 3, 4)}
WHOLE_EVERY, MAIN_EVERY = 20, 50
ORPHANED_FOR = 0.5
"""Seconds that workers without a main process may go on answering before they are killed too."""


def kill_on_sqlite(kills: int, seed: str, tell: Told) -> Tally:
    """Kill `kills` times on a database file of its own; what it came to."""
    with new_folder() as folder:
        tally = _kill(folder, sqlite_url(folder), "sqlite", kills, seed, tell)
        tally.faults += sqlite_faults(folder / "daybook.sqlite3")
    return tally


def kill_on_postgres(kills: int, seed: str, tell: Told) -> Tally:
    """Kill `kills` times on a PostgreSQL of its own, with durable commits; what it came to."""
    with new_folder() as folder, new_cluster(durable=True) as cluster:
        cluster.start()
        url = postgres_url(cluster, "kill")
        tally = _kill(folder, url, "postgresql", kills, seed, tell)
        tally.faults += postgres_faults(cluster, "kill")
        cluster.stop()
        tally.faults += page_faults(cluster)
    return tally


def _kill(folder: Path, url: str, database: str, kills: int, seed: str, tell: Told) -> Tally:
    workers = random.Random(seed).choice(WORKERS[database])
    with attacked(folder, url, workers, seed) as attack:
        for number in range(1, kills + 1):
            attack.moment()
            _kill_one(attack, number)
            attack.killed(tell)
    return attack.tally


def _kill_one(attack: Attack, number: int) -> None:
    if number % MAIN_EVERY == 0:
        attack.server.kill_main()
        attack.load.pulse.wait(attack.random.randint(1, MOST_ANSWERS), ORPHANED_FOR)
        attack.server.kill_whole()
    elif number % WHOLE_EVERY == 0:
        attack.server.kill_whole()
    else:
        attack.server.kill_worker(attack.random.choice(attack.server.workers()))
