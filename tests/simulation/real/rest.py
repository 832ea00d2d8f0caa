"""A world that has come to rest: everything that the server and the phones still hold."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from daybook_sync.merge import Outcome

from tests.simulation.real import copies
from tests.simulation.real.world import World

APPLIED = (int(Outcome.OK), int(Outcome.MERGED))


@dataclass(frozen=True)
class Rest:
    """Everything that is left: the server's tables, and each phone's stores."""

    world: World
    tables: Mapping[str, list[Mapping[str, Any]]]
    phones: Mapping[str, Mapping[str, Any]]
    journal: Mapping[str, Mapping[str, Any]]
    quarantine: Mapping[str, Mapping[str, Any]]


def at_rest(world: World) -> Rest:
    """What is left of a world."""
    tables: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for name, rows in copies.take(world.server.engine).items():
        tables[name] = list(rows)
    phones = {name: world.say("contents", phone=name).result for name in world.owners}
    journal = {row["mid"]: row for row in tables["journal"]}
    quarantine = {row["mid"]: row for row in tables["quarantine"]}
    return Rest(world, tables, phones, journal, quarantine)


def released(rest: Rest, mid: str) -> bool:
    """Whether the office took a held change after all."""
    held = rest.quarantine.get(mid)
    return held is not None and held["resolution"] in {"accepted", "corrected"}


def is_there(rest: Rest, rid: str) -> bool:
    """Whether the server has a row of that id, also a removed one."""
    return any(row["rid"] == rid for row in rest.tables["rec"])
