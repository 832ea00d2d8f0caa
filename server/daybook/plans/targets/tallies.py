"""How many of what counts lie in each period, and how much was made up later."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from daybook.plans.targets.amounts import Amount
from daybook.plans.targets.calendar import Calendar, is_listed, term_of
from daybook.plans.targets.matching import Item
from daybook.plans.targets.periods import Frame, overlap


@dataclass(frozen=True, slots=True)
class Tally:
    """How many each period has, the items of days that are in none, and what was made up later."""

    have: Sequence[int]
    loose: Sequence[Item]
    made_up: int


def tallies(
    periods: Sequence[Frame], calendar: Calendar, *, different: bool, made_up: bool
) -> Callable[[Sequence[Item], Sequence[Amount]], Tally]:
    """Sorts what counts into the periods of a target.

    With `different`, each different value counts once in a period. With `made_up`, what a period
    lacks is filled with what later ones of its term have too much of.
    """
    at = {
        day: place
        for place, frame in enumerate(periods)
        for day in range(frame.counts[0], frame.counts[1] + 1)
        if is_listed(calendar, day)
    }

    def places_of(item: Item) -> Sequence[int]:
        first, last = item.days
        if first == last:
            return (at[first],) if first in at else ()
        return [place for place, each in enumerate(periods) if overlap(each.counts, item.days)]

    def tally(items: Sequence[Item], amounts: Sequence[Amount]) -> Tally:
        have = [0] * len(periods)
        seen: set[tuple[int, str]] = set()
        loose = []
        for item in items:
            places = places_of(item)
            for place in places:
                before = len(seen)
                seen.update((place, value) for value in item.values)
                have[place] += len(seen) - before + item.unnamed if different else 1
            if not places:
                loose.append(item)
        filled = 0
        if made_up and not different:
            filled = _later_filled(_balance(periods, calendar, amounts, have, loose))
        return Tally(have, loose, filled)

    return tally


def _balance(
    periods: Sequence[Frame],
    calendar: Calendar,
    amounts: Sequence[Amount],
    have: Sequence[int],
    loose: Sequence[Item],
) -> list[tuple[float, int, int]]:
    """What each period and each day in none has too much of or, below 0, lacks, in order.

    Each is a day, its term and the number; a period stands at its end.
    """
    in_periods = [
        (frame.counts[1] + 0.5, frame.term, there - need)
        for frame, (need, _), there in zip(periods, amounts, have, strict=True)
    ]
    in_none = [(item.days[0], term_of(calendar, item.days[0]), 1) for item in loose]
    return sorted([*in_periods, *in_none])


def _later_filled(ordered: Sequence[tuple[float, int, int]]) -> int:
    """How many of what was lacking were filled with what there was too much of later in a term."""
    lacking: dict[int, int] = {}
    found = 0
    for _, term, over in ordered:
        known = lacking.get(term, 0)
        filled = min(max(0, over), known)
        found += filled
        lacking[term] = known - filled + max(0, -over)
    return found
