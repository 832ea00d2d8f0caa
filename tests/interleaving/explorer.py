"""Every order of the statements of some sessions, but only one of those that nobody can tell apart.

The schedules are run again from the start for each order. Two orders that differ in neighbours
which commute come to the same; sleep sets (Godefroid, 1996) keep all but one of them from being
run to the end.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.interleaving.footprint import dependent
from tests.interleaving.scheduler import Scheduler


@dataclass(frozen=True)
class _Branch:
    """A beginning of a schedule, and the sessions that need not be let go first after it."""

    turns: tuple[int, ...]
    asleep: frozenset[int]


@dataclass
class Count:
    """How many schedules were run to the end, and how many were given up as already known."""

    schedules: int = 0
    abandoned: int = 0
    steps: int = 0
    stand_for: int = 0


def explore(start: Callable[[], Scheduler], count: Count) -> Iterator[Scheduler]:
    """Every schedule that differs, run to its end; `start` makes a fresh world each time.

    They come in a shuffled order, the same each time, so that the first few are of all sorts.
    """
    shuffled = random.Random(1)
    branches = [_Branch((), frozenset())]
    while branches:
        branch = branches.pop(shuffled.randrange(len(branches)))
        scheduler = start()
        for turn in branch.turns:
            scheduler.let(turn)
        if _finish(scheduler, branch, branches):
            count.schedules += 1
            count.steps += len(scheduler.trace)
            count.stand_for += orders_like(scheduler)
            scheduler.join()
            yield scheduler
        else:
            count.abandoned += 1
            scheduler.abandon()


def _finish(scheduler: Scheduler, branch: _Branch, branches: list[_Branch]) -> bool:
    """Go on to the end, noting the other ways; False when this one only repeats another."""
    turns, asleep = branch.turns, branch.asleep
    while ready := scheduler.ready():
        awake = _choices(scheduler, [turn for turn in ready if turn not in asleep])
        if not awake:
            return False
        for place, turn in reversed(list(enumerate(awake))[1:]):
            seen = asleep | set(awake[:place])
            branches.append(_Branch((*turns, turn), _still(scheduler, seen, turn)))
        chosen = awake[0]
        asleep = _still(scheduler, asleep, chosen)
        scheduler.let(chosen)
        turns = (*turns, chosen)
    return True


def _choices(scheduler: Scheduler, awake: list[int]) -> list[int]:
    """Those to try now: of steps that nobody notices, the first alone will do."""
    for turn in awake:
        step = scheduler.sessions[turn].next
        if step is not None and step.is_local:
            return [turn]
    return awake


def _still(scheduler: Scheduler, asleep: frozenset[int], chosen: int) -> frozenset[int]:
    """Who sleeps on after `chosen`: those whose next step commutes with it."""
    step = scheduler.sessions[chosen].next
    assert step is not None
    return frozenset(
        turn
        for turn in asleep
        if turn != chosen
        and (other := scheduler.sessions[turn].next) is not None
        and not dependent(step, other)
    )


def _before(scheduler: Scheduler) -> list[set[int]]:
    """For each step the places of those that it must follow."""
    before: list[set[int]] = []
    for later, (turn, step) in enumerate(scheduler.trace):
        follows: set[int] = set()
        for earlier in range(later):
            whose, known = scheduler.trace[earlier]
            if whose == turn or turn in scheduler.woken[earlier] or dependent(known, step):
                follows |= before[earlier] | {earlier}
        before.append(follows)
    return before


def orders_like(scheduler: Scheduler) -> int:
    """How many orders of these very statements nobody can tell from this one."""
    lines: list[list[int]] = [[] for _ in scheduler.sessions]
    for place, (turn, _) in enumerate(scheduler.trace):
        lines[turn].append(place)
    before = _before(scheduler)
    known: dict[tuple[int, ...], int] = {tuple(len(line) for line in lines): 1}

    def ways(done: tuple[int, ...]) -> int:
        if done not in known:
            past = {
                place for line, number in zip(lines, done, strict=True) for place in line[:number]
            }
            known[done] = sum(
                ways((*done[:turn], number + 1, *done[turn + 1 :]))
                for turn, number in enumerate(done)
                if number < len(lines[turn]) and before[lines[turn][number]] <= past
            )
        return known[done]

    return ways((0,) * len(lines))
