"""How far targets are: the rule that phone and server share.

A target asks for so many in each of its periods, and a record counts in the period of its day. What
a week, a month or the first weeks of a term lacked may be made up later in the same term; what a
period has too much of never stands for a later one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from daybook.plans.targets.amounts import amounts
from daybook.plans.targets.belonging import own_days
from daybook.plans.targets.calendar import Calendar, Days, calendar_of
from daybook.plans.targets.days import written
from daybook.plans.targets.freshness import freshness
from daybook.plans.targets.matching import Index, Item, index_of, items_of, subjects_of
from daybook.plans.targets.periods import Frame, common, frames
from daybook.plans.targets.shapes import Every, Line, Period, State, Subject, Target, World
from daybook.plans.targets.tallies import tallies


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted for one line."""

    done: int
    expected: int
    due: int
    extra: int
    next: str | None
    period: Period | None = None


Rule = Callable[[Subject, Days, Sequence[Item]], Counted]


def progress(target: Target, world: World) -> list[Line]:
    """One line for each of those for whom the target is, in the order of the world."""
    return progress_of([target], world)


def progress_of(targets: Sequence[Target], world: World) -> list[Line]:
    """The lines of several targets in order; the world is made ready only once."""
    index, calendar = index_of(world), calendar_of(world["terms"])
    return [line for target in targets for line in _lines(target, index, calendar)]


def state_of(done: int, expected: int, due: int) -> State:
    """How so many done stand against so many expected, and due by today."""
    if expected == 0:
        return "not_expected"
    if done >= expected:
        return "done"
    if done == due:
        return "on_pace"
    return "behind" if done < due else "ahead_of_time"


def _lines(target: Target, index: Index, calendar: Calendar) -> Iterator[Line]:
    items = items_of(index, target)
    within = target.get("within_days")
    if within is None:
        rule = _by_periods(target, index, calendar)
    else:
        rule = _by_age(within, index.today, calendar)
    for subject in subjects_of(index, target):
        own = common(own_days(subject), index.span)
        if own[0] <= own[1]:
            found = items.get(subject["id"], ())
            newest = sorted(found, key=lambda item: (-item.days[0], item.rid))
            yield _line(target, subject, rule(subject, own, newest), newest, index.today)


def _line(
    target: Target, subject: Subject, counted: Counted, newest: Sequence[Item], today: int
) -> Line:
    days = (item.days[0] for item in newest if item.days[0] <= today)
    last = next(days, None)
    return {
        "target": target["id"],
        "subject": {"kind": target["each"], "id": subject["id"]},
        "done": counted.done,
        "expected": counted.expected,
        "due": counted.due,
        "extra": counted.extra,
        "next": counted.next,
        "age": None if last is None else today - last,
        "period": counted.period,
        "state": state_of(counted.done, counted.expected, counted.due),
        "rids": [item.rid for item in newest],
    }


def _by_age(within: int, today: int, calendar: Calendar) -> Rule:
    def counted(_: Subject, own: Days, items: Sequence[Item]) -> Counted:
        done, expected, due, until = freshness(within, today, calendar, own, items)
        soon = None if until is None else written(until)
        return Counted(done, expected, due, len(items) - done, soon)

    return counted


def _by_periods(target: Target, index: Index, whole: Calendar) -> Rule:
    count, weeks = target["count"], target.get("weeks")
    every: Every = "once" if target["each"] == "lesson" else target.get("every", "once")
    calendar = calendar_of(index.world["terms"], weeks) if weeks else whole
    periods = frames(every, index.span, calendar)
    asks = amounts(target, every, periods, index, calendar)
    tally = tallies(
        periods,
        calendar,
        different="different" in count or "placements" in count,
        made_up=bool(weeks) or every in {"week", "month"},
    )

    def counted(subject: Subject, own: Days, items: Sequence[Item]) -> Counted:
        asked = asks(subject, own)
        found = tally(items, asked)
        needs = [need for need, _ in asked]
        expected = sum(needs)
        done = sum(map(min, found.have, needs)) + found.made_up
        extra = sum(found.have) + len(found.loose) - done
        period = None
        if done < expected:
            period = _lacking(periods, index.today, own, needs, found.have)
        soon = None if period is None else period["to"]
        return Counted(done, expected, sum(due for _, due in asked), extra, soon, period)

    return counted


def _lacking(
    periods: Sequence[Frame], today: int, own: Days, needs: Sequence[int], have: Sequence[int]
) -> Period | None:
    """The first period, running or to come, that lacks one."""
    for frame, need, done in zip(periods, needs, have, strict=True):
        first, last = common(frame.asks, own)
        if done < need and last >= today:
            return {"from": written(first), "to": written(last), "done": done, "need": need}
    return None
