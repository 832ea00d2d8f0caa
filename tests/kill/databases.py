"""Kills PostgreSQL itself under load: every process at once, then recovery, and phones go on."""

from tests.end_to_end.server import eventually
from tests.kill.batch import ANSWERS_WITHIN, Attack, Told, attacked, new_folder
from tests.kill.integrity import page_faults, postgres_faults
from tests.kill.tally import Tally
from tests.kill.world import postgres_url
from tests.postgres import Cluster, new_cluster

WORKERS = 2
MOST_ANSWERS = 80
AIMED_FOR = 0.4
ALLOWED = {200, 201, 204, 503}
"""What a phone may be told while the database comes and goes."""


def kill_postgres(kills: int, seed: str, tell: Told) -> Tally:
    """Crash a PostgreSQL with durable commits `kills` times; what it came to."""
    with new_folder() as folder, new_cluster(durable=True) as cluster:
        cluster.start()
        url = postgres_url(cluster, "kill")
        with attacked(folder, url, WORKERS, seed) as attack:
            main = attack.server.pid
            for number in range(1, kills + 1):
                attack.moment(MOST_ANSWERS)
                attack.aim(cluster.backends, AIMED_FOR)
                _crash(attack, cluster, with_a_worker=number % 5 == 0)
                attack.killed(tell)
            if attack.server.pid != main or not attack.server.runs:
                attack.tally.faults.append("the server did not outlive the database")
        odd = {status: times for status, times in attack.load.statuses.items() if times}
        odd = {status: times for status, times in odd.items() if status not in ALLOWED}
        attack.tally.faults += [f"{times} answers {status}" for status, times in odd.items()]
        attack.tally.faults += postgres_faults(cluster, "kill")
        cluster.stop()
        attack.tally.faults += page_faults(cluster)
    return attack.tally


def _crash(attack: Attack, cluster: Cluster, *, with_a_worker: bool) -> None:
    """Crash, let somebody be told so, and recover; at times a worker has to start meanwhile."""
    cluster.crash()
    if with_a_worker:
        attack.server.kill_worker(attack.random.choice(attack.server.workers()))
    busy = attack.load.statuses[503]
    eventually(lambda: attack.load.statuses[503] > busy, ANSWERS_WITHIN)
    cluster.start()
