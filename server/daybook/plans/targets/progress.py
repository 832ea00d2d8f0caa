"""How far targets are: the rule that phone and server share.

A target asks for so many in each of its periods, and a record counts in the period of its day. What
a week, a month or the first weeks of a term lacked may be made up later in the same term; what a
period has too much of never stands for a later one.
"""

from collections.abc import Sequence

from daybook.plans.targets.amounts import Amounts
from daybook.plans.targets.belonging import own_days
from daybook.plans.targets.calendar import Calendar
from daybook.plans.targets.days import written
from daybook.plans.targets.freshness import Freshness
from daybook.plans.targets.matching import Index, Item
from daybook.plans.targets.periods import Days, common, frames
from daybook.plans.targets.shapes import Every, Line, Period, State, Subject, Target, World
from daybook.plans.targets.tallies import Tallies


def progress(target: Target, world: World) -> list[Line]:
    """One line for each of those for whom the target is, in the order of the world."""
    return progress_of([target], world)


def progress_of(targets: Sequence[Target], world: World) -> list[Line]:
    """The lines of several targets in order; the world is made ready only once."""
    index, calendar = Index(world), Calendar(world["terms"])
    return [line for target in targets for line in _Rule(target, index, calendar).lines()]


def state_of(done: int, expected: int, due: int) -> State:
    """How so many done stand against so many expected, and due by today."""
    if expected == 0:
        return "not_expected"
    if done >= expected:
        return "done"
    if done == due:
        return "on_pace"
    return "behind" if done < due else "ahead_of_time"


class _Rule:
    """One target in one world."""

    def __init__(self, target: Target, index: Index, calendar: Calendar) -> None:
        self._target, self._index = target, index
        count, weeks, within = target["count"], target.get("weeks"), target.get("within_days")
        self._every: Every = "once" if target["each"] == "lesson" else target.get("every", "once")
        self._calendar = Calendar(index.world["terms"], weeks) if weeks else calendar
        self._periods = frames(self._every, index.span, self._calendar)
        self._amounts = Amounts(target, self._every, self._periods, index, self._calendar)
        self._tallies = Tallies(
            self._periods,
            index.span,
            self._calendar,
            different="different" in count or "placements" in count,
            made_up=bool(weeks) or self._every in {"week", "month"},
        )
        self._fresh = None if within is None else Freshness(within, index.today, calendar)

    def lines(self) -> list[Line]:
        """One line for each who is there within the span."""
        items = self._index.items(self._target)
        found = []
        for subject in self._index.subjects(self._target):
            own = common(own_days(subject), self._index.span)
            if own[0] <= own[1]:
                found.append(self._line(subject, own, items.get(subject["id"], ())))
        return found

    def _line(self, subject: Subject, own: Days, items: Sequence[Item]) -> Line:
        newest = sorted(items, key=lambda item: (-item.first, item.rid))
        today = self._index.today
        age = next((today - item.first for item in newest if item.first <= today), None)
        line: Line = {
            "target": self._target["id"],
            "subject": {"kind": self._target["each"], "id": subject["id"]},
            "done": 0,
            "expected": 0,
            "due": 0,
            "extra": 0,
            "next": None,
            "age": age,
            "period": None,
            "state": "not_expected",
            "rids": [item.rid for item in newest],
        }
        if self._fresh:
            self._tell_freshness(line, self._fresh, own, items)
        else:
            self._tell_periods(line, subject, own, items)
        line["state"] = state_of(line["done"], line["expected"], line["due"])
        return line

    def _tell_freshness(
        self, line: Line, fresh: Freshness, own: Days, items: Sequence[Item]
    ) -> None:
        line["done"], line["expected"], line["due"], until = fresh.of(own, items)
        line["extra"] = len(items) - line["done"]
        line["next"] = None if until is None else written(until)

    def _tell_periods(self, line: Line, subject: Subject, own: Days, items: Sequence[Item]) -> None:
        amounts = self._amounts.of(subject, own)
        have, loose = self._tallies.of(items)
        made_up = self._tallies.made_up(amounts, have, loose)
        needs = [need for need, _ in amounts]
        counted = sum(map(min, have, needs))
        line["done"] = counted + made_up
        line["expected"] = sum(needs)
        line["due"] = sum(due for _, due in amounts)
        line["extra"] = sum(have) + len(loose) - counted - made_up
        if line["done"] < line["expected"]:
            line["period"] = period = self._lacking(own, needs, have)
            line["next"] = period and period["to"]

    def _lacking(self, own: Days, needs: Sequence[int], have: Sequence[int]) -> Period | None:
        """The first period, running or to come, that lacks one."""
        for frame, need, there in zip(self._periods, needs, have, strict=True):
            first, last = common(frame.asks, own)
            if there < need and last >= self._index.today:
                return {"from": written(first), "to": written(last), "done": there, "need": need}
        return None
