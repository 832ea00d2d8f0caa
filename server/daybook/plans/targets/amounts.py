"""How many a target asks of somebody in each period, and how many of them are due."""

from collections.abc import Mapping, Sequence

from daybook.plans.targets.belonging import own_days
from daybook.plans.targets.calendar import Calendar
from daybook.plans.targets.matching import Index
from daybook.plans.targets.periods import Days, Frame, asked, common, due, share_of
from daybook.plans.targets.shapes import Every, Subject, Target
from daybook.plans.targets.timetables import Timetables

Amount = tuple[int, int]
"""How many a period needs, and how many of these are due by today."""


class Amounts:
    """What one target asks; worked out once for all who are there on the same days."""

    def __init__(
        self,
        target: Target,
        every: Every,
        periods: Sequence[Frame],
        index: Index,
        calendar: Calendar,
    ) -> None:
        self._target, self._every, self._periods = target, every, periods
        self._today, self._calendar = index.today, calendar
        self._known: dict[tuple[Days, int, int], list[Amount]] = {}
        planned = target["count"].get("planned")
        self._timetables = (
            Timetables(index.of_form(planned["form"]), planned, calendar) if planned else None
        )

    def of(self, subject: Subject, own: Days) -> list[Amount]:
        """What is asked in each period of somebody who is there on `own` days of the span."""
        if self._timetables:
            return [self._listed(self._timetables, subject, frame, own) for frame in self._periods]
        needed, (since, until) = need(self._target, subject), own_days(subject)
        key = own, until - since + 1, needed
        if key not in self._known:
            self._known[key] = [self._amount(frame, *key) for frame in self._periods]
        return self._known[key]

    def _amount(self, frame: Frame, own: Days, length: int, needed: int) -> Amount:
        found = asked(frame, self._every, own, length, self._calendar, needed)
        return found, due(frame, own, found, self._today, self._calendar)

    def _listed(self, timetables: Timetables, subject: Subject, frame: Frame, own: Days) -> Amount:
        """A share of the lessons that timetables list, to the end and before today."""
        share, person = self._target.get("share", 100), subject.get("person", subject["id"])
        percent = share if isinstance(share, int) else 100
        first, last = common(frame.asks, own)
        needed = share_of(timetables.lessons(person, first, last), percent, 100)
        if self._today > last:
            return needed, needed
        return needed, timetables.lessons(person, first, self._today - 1) * percent // 100


def need(target: Target, subject: Subject) -> int:
    """How many in each period; 0 when nothing is needed of a subject of this kind."""
    share, size = target.get("share"), subject.get("size")
    if share is not None and size is not None:
        return share_of(share if isinstance(share, int) else _by_size(share, size), size, 100)
    wanted = target.get("need", 1)
    return wanted if isinstance(wanted, int) else _by_key(wanted, subject)


def _by_key(wanted: Mapping[str, int], subject: Subject) -> int:
    for key in (subject.get("type"), subject.get("tier"), subject.get("role")):
        if key in wanted:
            return wanted[key or ""]
    return wanted.get("other", 0)


def _by_size(share: Mapping[str, int], size: int) -> int:
    """The percentage for a size: by the narrowest "under" or "to", else by the nearest "over"."""
    below: dict[int, int] = {}
    above: dict[int, int] = {}
    for key, percent in share.items():
        kind, _, limit = key.partition(" ")
        if kind == "over":
            above[int(limit)] = percent
        else:
            below[int(limit) - (kind == "under")] = percent
    if fitting := [most for most in below if size <= most]:
        return below[min(fitting)]
    return above[max(least)] if (least := [each for each in above if size > each]) else 0
