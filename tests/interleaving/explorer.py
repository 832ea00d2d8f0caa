"""Every order of the statements of some sessions, but only one of those that nobody can tell apart.

The schedules are run again from the start for each order. Two orders that differ in neighbours
which commute come to the same; sleep sets (Godefroid, 1996) keep all but one of them from being
run to the end.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from tests.interleaving.footprint import Step, dependent
from tests.interleaving.scheduler import Scheduler


@dataclass(frozen=True)
class _Branch:
    """A beginning of a schedule, and the sessions that need not be let go first after it.

    `asleep` has the next step of each of those; `going_on` are the sessions that are not done.
    """

    turns: tuple[int, ...]
    asleep: Mapping[int, Step]
    going_on: frozenset[int]


@dataclass
class Count:
    """How many schedules were run to the end, and how many were given up as already known."""

    schedules: int = 0
    abandoned: int = 0
    steps: int = 0
    stand_for: int = 0


class _Prospects:
    """What sessions have been seen to do, in whatever order.

    A session that sleeps is woken by a step that does not commute with its own. When all the others
    are done, or never do such a thing, the schedule only repeats another, and need not be run.
    """

    def __init__(self) -> None:
        self._seen: dict[int, set[Step]] = defaultdict(set)

    def learn(self, scheduler: Scheduler) -> None:
        """Remember a whole schedule."""
        for turn, step in scheduler.trace:
            self._seen[turn].add(step.broad())

    def hopeless(self, branch: _Branch) -> bool:
        """Whether somebody who sleeps after this beginning cannot be woken any more."""
        return any(self._sleeps_on(branch, turn, step) for turn, step in branch.asleep.items())

    def _sleeps_on(self, branch: _Branch, sleeper: int, step: Step) -> bool:
        others = branch.going_on - {sleeper}
        if not all(self._seen[turn] for turn in others):
            return False
        ahead = {other for turn in others for other in self._seen[turn]}
        return not any(dependent(step.broad(), other) for other in ahead)


def explore(start: Callable[[], Scheduler], count: Count) -> Iterator[Scheduler]:
    """Every schedule that differs, run to its end; `start` makes a fresh world each time.

    They come in a shuffled order, the same each time, so that the first few are of all sorts.
    """
    shuffled = random.Random(1)
    prospects = _Prospects()
    branches, hopeless = [_Branch((), {}, frozenset())], list[_Branch]()
    while branches:
        branch = branches.pop(shuffled.randrange(len(branches)))
        if prospects.hopeless(branch):
            hopeless.append(branch)
        else:
            yield from _run(start(), branch, branches, prospects, count)
        if not branches:
            # What was learned since may give hope.
            branches = [branch for branch in hopeless if not prospects.hopeless(branch)]
            hopeless = [branch for branch in hopeless if branch not in branches]


def _run(
    scheduler: Scheduler,
    branch: _Branch,
    branches: list[_Branch],
    prospects: _Prospects,
    count: Count,
) -> Iterator[Scheduler]:
    """The schedule that begins as `branch` does, unless it turns out to repeat another."""
    for turn in branch.turns:
        scheduler.let(turn)
    if not _finish(scheduler, branch, branches):
        count.abandoned += 1
        scheduler.abandon()
        return
    count.schedules += 1
    count.steps += len(scheduler.trace)
    count.stand_for += orders_like(scheduler)
    prospects.learn(scheduler)
    scheduler.join()
    yield scheduler


def _finish(scheduler: Scheduler, branch: _Branch, branches: list[_Branch]) -> bool:
    """Go on to the end, noting the other ways; False when this one only repeats another."""
    turns, asleep = branch.turns, _next(scheduler, branch.asleep)
    while ready := scheduler.ready():
        awake = _choices(scheduler, [turn for turn in ready if turn not in asleep])
        if not awake:
            return False
        for place, turn in reversed(list(enumerate(awake))[1:]):
            seen = {**asleep, **_next(scheduler, awake[:place])}
            still = _still(scheduler, seen, turn)
            branches.append(_Branch((*turns, turn), still, _going_on(scheduler)))
        chosen = awake[0]
        asleep = _still(scheduler, asleep, chosen)
        scheduler.let(chosen)
        turns = (*turns, chosen)
    return True


def _choices(scheduler: Scheduler, awake: list[int]) -> list[int]:
    """Those to try now: of steps that nobody notices, the first alone will do."""
    for turn, step in _next(scheduler, awake).items():
        if step.is_local:
            return [turn]
    return awake


def _next(scheduler: Scheduler, turns: Iterable[int]) -> dict[int, Step]:
    """The next steps of these sessions."""
    steps = {turn: scheduler.sessions[turn].next for turn in turns}
    return {turn: step for turn, step in steps.items() if step is not None}


def _going_on(scheduler: Scheduler) -> frozenset[int]:
    """The sessions that are not done."""
    return frozenset(t for t, session in enumerate(scheduler.sessions) if not session.done)


def _still(scheduler: Scheduler, asleep: Mapping[int, Step], chosen: int) -> dict[int, Step]:
    """Who sleeps on after `chosen`: those whose next step commutes with it."""
    (step,) = _next(scheduler, [chosen]).values()
    return {
        turn: other
        for turn, other in asleep.items()
        if turn != chosen and not dependent(step, other)
    }


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
