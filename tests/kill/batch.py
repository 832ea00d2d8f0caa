"""What every batch of server kills has in common: a world, a server, the load, the reckoning."""

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine

from tests.end_to_end.server import GaveUpError
from tests.kill.aim import Writers, caught
from tests.kill.inspection import Inspection
from tests.kill.load import Load
from tests.kill.tally import Tally
from tests.kill.victim import Victim
from tests.kill.world import World, found_world

ANSWERS_WITHIN = 30.0
MOST_ANSWERS = 10
MOST_SECONDS = 0.02
AIMED_FOR = 0.06

Told = Callable[[Tally], None]
"""Is told the counts so far after each kill."""


@dataclass
class Attack:
    """A server under load, and the seeded choice of moments."""

    server: Victim
    load: Load
    random: random.Random
    tally: Tally

    def moment(self, most: int = MOST_ANSWERS) -> None:
        """Wait for the next kill's moment: up to `most` answers from now, and a little more."""
        answers = self.random.randint(1, most)
        if not self.load.pulse.wait(answers, ANSWERS_WITHIN):
            raise GaveUpError(f"the server did not answer for {ANSWERS_WITHIN} s")
        self.load.over.wait(self.random.uniform(0, MOST_SECONDS))

    def aim(self, writers: Writers, seconds: float = AIMED_FOR) -> int | None:
        """At every second kill, wait for one of these to write to the disk; None if none does."""
        if self.tally.kills % 2:
            return None
        found = caught(writers, seconds)
        self.tally.aimed += found is not None
        return found

    def killed(self, tell: Told) -> None:
        """Count a kill."""
        self.tally.kills += 1
        self.tally.cut = self.load.cut
        self.tally.acknowledged = self.load.acknowledged
        tell(self.tally)


@contextmanager
def new_folder() -> Iterator[Path]:
    """An empty folder that is removed at the end, whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="daybook-kill-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def attacked(folder: Path, url: str, workers: int, seed: str) -> Iterator[Attack]:
    """A server on a new county under load; afterwards the load is drained and reckoned up."""
    data = folder / "data"
    world = found_world(url, data)
    server = Victim(data, url, workers)
    tally = Tally()
    server.start()
    try:
        with Load(server.port, world, seed) as load:
            attack = Attack(server, load, random.Random(seed), tally)
            try:
                yield attack
            except GaveUpError as error:
                tally.stuck += 1
                tally.faults.append(f"stuck: {error}")
            reckon(attack, world)
    finally:
        server.stop()
    tally.faults += [line for line in server.log.read_text().splitlines() if _is_fault(line)]


def reckon(attack: Attack, world: World) -> None:
    """Let everybody finish and catch up, then compare what they were told with what is there."""
    tally, load = attack.tally, attack.load
    tally.stuck += load.drain()
    for phone in load.phones:
        if not tally.stuck:
            phone.catch_up()
    tally.cut, tally.acknowledged = load.cut, load.acknowledged
    for phone in load.phones:
        tally.faults += phone.faults
        for words in phone.doubled:
            tally.double(words)
    for photographer in load.photographers:
        tally.faults += photographer.faults
        for words in photographer.lost:
            tally.lose(words)
    engine = create_engine(world.url)
    with engine.connect() as connection:
        inspection = Inspection(connection, tally)
        inspection.phones(load.phones)
        albums = [each.stored for each in load.photographers]
        inspection.photos(albums, world.data / "photos")
    engine.dispose()


def _is_fault(line: str) -> bool:
    """Whether a line of the server's log tells of an error that no kill explains."""
    return '"unexpected error"' in line or "Traceback" in line
