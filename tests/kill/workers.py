"""Kills the processes of a server under load, now and then all of them."""

import random

from tests.kill.aim import Writers
from tests.kill.batch import MOST_ANSWERS, Attack, Told, attacked, new_folder
from tests.kill.integrity import page_faults, postgres_faults, sqlite_faults
from tests.kill.tally import Tally
from tests.kill.world import postgres_url, sqlite_url
from tests.postgres import new_cluster

ON_SQLITE, ON_POSTGRES = (1, 2, 3), (2, 3, 4)
"""How many workers a server may have."""
WHOLE_EVERY, MAIN_EVERY = 21, 50
ORPHANED_FOR = 0.5
"""Seconds that workers without a main process may go on answering before they are killed too."""


def kill_on_sqlite(kills: int, seed: str, tell: Told) -> Tally:
    """Kill `kills` times on a database file of its own; what it came to."""
    chosen = random.Random(seed)
    with new_folder() as folder:
        with attacked(folder, sqlite_url(folder), chosen.choice(ON_SQLITE), seed) as attack:
            _kill(attack, kills, attack.server.workers, tell)
        attack.tally.faults += sqlite_faults(folder / "daybook.sqlite3")
    return attack.tally


def kill_on_postgres(kills: int, seed: str, tell: Told) -> Tally:
    """Kill `kills` times on a PostgreSQL of its own, with durable commits; what it came to."""
    chosen = random.Random(seed)
    with new_folder() as folder, new_cluster(durable=True) as cluster:
        cluster.start()
        url = postgres_url(cluster, "kill")
        with attacked(folder, url, chosen.choice(ON_POSTGRES), seed) as attack:
            _kill(attack, kills, cluster.backends, tell)
        attack.tally.faults += postgres_faults(cluster, "kill")
        cluster.stop()
        attack.tally.faults += page_faults(cluster)
    return attack.tally


def _kill(attack: Attack, kills: int, writers: Writers, tell: Told) -> None:
    for number in range(1, kills + 1):
        attack.moment()
        _kill_one(attack, number, attack.aim(writers))
        attack.killed(tell)


def _kill_one(attack: Attack, number: int, writer: int | None) -> None:
    server = attack.server
    if number % MAIN_EVERY == 0:
        server.kill_main()
        attack.load.pulse.wait(attack.random.randint(1, MOST_ANSWERS), ORPHANED_FOR)
        server.kill_whole()
    elif number % WHOLE_EVERY == 0:
        server.kill_whole()
    else:
        workers = server.workers()
        server.kill_worker(writer if writer in workers else attack.random.choice(workers))
