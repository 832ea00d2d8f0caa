"""What must be true when a world has come to rest."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from daybook.db import reading
from daybook.streams import soundness
from tests.simulation.real import changes, contents, screens
from tests.simulation.real.rest import Rest, at_rest
from tests.simulation.real.world import World


def faults(world: World) -> Iterator[str]:
    """One sentence for each promise that the run has broken; nothing when all are kept."""
    yield from world.seen_faults
    rest = at_rest(world)
    for check in CHECKS:
        yield from check(rest)


def sound(rest: Rest) -> Iterator[str]:
    """What the server's own examination finds."""
    with rest.world.server.app.app_context(), reading() as session:
        yield from soundness.faults(session)


def counted(rest: Rest) -> Iterator[str]:
    """The numbers of a stream: none twice, none above the head, floor and backup below it."""
    heads = {stream["id"]: stream for stream in rest.tables["stream"]}
    seen: set[tuple[int, int]] = set()
    for row in rest.tables["rec"]:
        if row["seq"] > heads[row["stream"]]["head"]:
            yield f"row {row['rid']} is above the head of its stream"
        if (row["stream"], row["seq"]) in seen:
            yield f"seq {row['seq']} was given twice"
        seen.add((row["stream"], row["seq"]))
    for stream in heads.values():
        if not stream["floor"] <= stream["head"] or not stream["backed_up"] <= stream["head"]:
            yield f"the numbers of {stream['key']} contradict each other"
    slots = Counter((grant["usr"], grant["slot"]) for grant in rest.tables["membership"])
    yield from (f"{key} is given twice" for key, times in slots.items() if times > 1)


CHECKS: Sequence[Callable[[Rest], Iterator[str]]] = (
    screens.drained,
    changes.lost,
    changes.altered,
    changes.half_records,
    changes.doubled,
    contents.swallowed_values,
    contents.told_of_clashes,
    contents.photos_lost,
    screens.diverged,
    screens.overlaid,
    counted,
    sound,
)
