"""Run schedules: begin a world, let everything happen to it, let it come to rest, judge it."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from tests.simulation.real import copies, line, machines, office, people, school
from tests.simulation.real.checks import faults
from tests.simulation.real.phones import PhoneError, Phones, build
from tests.simulation.real.server import Server
from tests.simulation.real.world import World

STEPS = 40
ROUNDS = 30
PAUSE = 310_000
"""Longer than a phone keeps silent about its storage, when it is also asked for photos."""
VACUUM_EVERY = 50

Event = Callable[[World], bool]

USE: Mapping[Event, float] = {
    people.create: 4,
    people.edit: 16,
    people.remove: 2,
    people.settle: 3,
    people.take_back: 1,
    office.accept: 1,
    office.correct: 1,
    office.give_back: 1,
    line.exchange: 8,
    line.ask: 8,
    line.arrive: 9,
    line.wait: 3,
    machines.backup: 3,
    machines.compact: 2,
}
FAULTS: Mapping[str, Event] = {
    "drop": line.drop,
    "duplicate": line.duplicate,
    "reorder": line.reorder,
    "delay": line.delay,
    "truncated request": line.cut_request,
    "truncated response": line.cut_response,
    "stale response": line.stale_response,
    "portal page": line.portal,
    "gzip stripped": line.gzip_stripped,
    "error before commit": line.error_before,
    "error after commit": line.error_after,
    "worker kill": machines.worker_kill,
    "database kill": machines.database_kill,
    "database busy": machines.database_busy,
    "disk full": machines.disk_full,
    "server restore": machines.restore,
    "server clock jump": machines.server_clock,
    "phone clock jump": machines.phone_clock,
    "phone kill": machines.phone_kill,
    "phone clone": machines.clone,
    "eviction": machines.evict,
    "quota": machines.quota,
    "two tabs": machines.two_tabs,
    "old app version": line.old_app,
    "revoke": office.revoke,
    "re-grant": office.regrant,
    "form version change": office.form_change,
}
RARE: Mapping[str, float] = {"phone clone": 0.5, "eviction": 0.5, "server restore": 1.5}


@dataclass
class Ground:
    """Where worlds are played: a server, a process of phones, and the school they begin with."""

    server: Server
    phones: Phones
    first: copies.Rows
    played: int = 0

    def play(self, seed: int) -> World:
        """One whole schedule."""
        self.played += 1
        if self.played % VACUUM_EVERY == 0:
            self._vacuum()
        world = World(seed, self.server, self.phones)
        world.begin(self.first)
        schedule(world)
        settle(world)
        return world

    def _vacuum(self) -> None:
        """PostgreSQL keeps what was removed until somebody sweeps."""
        if self.server.engine.dialect.name == "postgresql":
            with self.server.engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("VACUUM"))


@contextmanager
def ground(database_url: str, bugs: Sequence[str] = ()) -> Iterator[Ground]:
    """A server on an empty database that has the schema, with phones."""
    with (
        tempfile.TemporaryDirectory(prefix="daybook-simulation-") as folder,
        Phones(build(), bugs) as phones,
    ):
        server = Server(database_url, Path(folder))
        with server.running():
            yield Ground(server, phones, school.found(server))


def schedule(world: World) -> None:
    """Everything that the seed has in store."""
    events: list[tuple[str, Event, float]] = [
        (event.__name__, event, weight) for event, weight in USE.items()
    ]
    events += [(name, event, RARE.get(name, 1)) for name, event in FAULTS.items()]
    # Swarm testing: every schedule has its own mixture, so that rare pairs meet often in some.
    weights = [weight * world.random.choice((0.2, 1, 4)) for _, _, weight in events]
    for name, event, _ in world.random.choices(events, weights, k=STEPS):
        world.pass_time(world.random.randrange(3000))
        world.note(f"{name}")
        if event(world):
            world.fired[name] += 1
        for phone in [name for name, state in world.states.items() if not state["alive"]]:
            world.restart(phone)


def settle(world: World) -> None:
    """A perfect line until no phone has anything to send or to fetch."""
    world.note("everything comes to rest")
    world.late.clear()
    for flight in list(world.up):
        world.up.remove(flight)
        world.answer(flight, world.serve(flight))
    for _ in range(ROUNDS):
        world.pass_time(PAUSE)
        world.note("round")
        news = [world.exchange(phone) for phone in world.owners]
        if not any(news):
            return
    world.seen_faults.append("the phones never rest")


def broken(ground: Ground, seed: int, fired: Counter[str] | None = None) -> str | None:
    """The first broken promise of one schedule, in words; None when all are kept."""
    try:
        world = ground.play(seed)
        fault = next(faults(world), None)
    except PhoneError as error:
        return f"the phones' process failed: {error}"
    if fired is not None:
        fired.update(world.fired)
    return fault
