"""How many of what counts lie in each period, and how much was made up later."""

from collections.abc import Iterator, Sequence

from daybook.plans.targets.amounts import Amount
from daybook.plans.targets.calendar import Calendar
from daybook.plans.targets.matching import Item
from daybook.plans.targets.periods import Days, Frame, overlap


class Tallies:
    """Sorts what counts into the periods of a target.

    With `different`, each different value counts once in a period. With `made_up`, what a period
    lacks is filled with what later ones of its term have too much of.
    """

    def __init__(
        self,
        periods: Sequence[Frame],
        span: Days,
        calendar: Calendar,
        *,
        different: bool,
        made_up: bool,
    ) -> None:
        self._periods, self._calendar = periods, calendar
        self._different, self._made_up = different, made_up
        self._begins = span[0]
        self._at = [-1] * (span[1] - span[0] + 1)
        for place, frame in enumerate(periods):
            for day in range(frame.counts[0], frame.counts[1] + 1):
                if calendar.is_listed(day):
                    self._at[day - self._begins] = place

    def of(self, items: Sequence[Item]) -> tuple[list[int], list[Item]]:
        """How many each period has, and the items of days that are in none."""
        sorted_in: list[list[Item]] = [[] for _ in self._periods]
        loose = []
        for item in items:
            places = self._places(item)
            for place in places:
                sorted_in[place].append(item)
            if not places:
                loose.append(item)
        return [self._number(there) for there in sorted_in], loose

    def _places(self, item: Item) -> list[int]:
        if item.first == item.last:
            place = self._at[item.first - self._begins]
            return [place] if place >= 0 else []
        days = item.first, item.last
        return [at for at, frame in enumerate(self._periods) if overlap(frame.counts, days)]

    def _number(self, items: Sequence[Item]) -> int:
        if not self._different:
            return len(items)
        return len({value for each in items for value in each.values}) + sum(
            each.unnamed for each in items
        )

    def made_up(self, amounts: Sequence[Amount], have: Sequence[int], loose: Sequence[Item]) -> int:
        """How many of what periods lack was made up later."""
        if not self._made_up or self._different:
            return 0
        lacking: dict[int, int] = {}
        found = 0
        for _, _, term, spare, lack in sorted(self._balance(amounts, have, loose)):
            known = lacking.get(term, 0)
            filled = min(spare, known)
            found += filled
            lacking[term] = known - filled + lack
        return found

    def _balance(
        self, amounts: Sequence[Amount], have: Sequence[int], loose: Sequence[Item]
    ) -> Iterator[tuple[int, int, int, int, int]]:
        """What each period and each day in none has too much of or lacks, with day and term."""
        for frame, (need, _), there in zip(self._periods, amounts, have, strict=True):
            spare, lack = max(0, there - need), max(0, need - there)
            yield frame.counts[1], 1, frame.term, spare, lack
        for item in loose:
            yield item.first, 0, self._calendar.term_of(item.first), 1, 0
