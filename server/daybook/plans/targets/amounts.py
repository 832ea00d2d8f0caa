"""How many a target asks of somebody in each period, and how many of them are due."""

from collections.abc import Callable, Mapping, Sequence

from daybook.plans.targets.belonging import own_days
from daybook.plans.targets.calendar import Calendar, Days
from daybook.plans.targets.matching import Index
from daybook.plans.targets.periods import Frame, asked, common, due, share_of
from daybook.plans.targets.shapes import Every, Subject, Target
from daybook.plans.targets.timetables import Lessons, timetables

Amount = tuple[int, int]
"""How many a period needs, and how many of these are due by today."""

Amounts = Callable[[Subject, Days], Sequence[Amount]]
"""What is asked in each period of somebody who is there on own days of the span."""


def amounts(
    target: Target, every: Every, periods: Sequence[Frame], index: Index, calendar: Calendar
) -> Amounts:
    """What one target asks; worked out once for all who are there on the same days."""
    if planned := target["count"].get("planned"):
        lessons = timetables(index.by_form.get(planned["form"], ()), planned, calendar)
        share = target.get("share", 100)
        return _listed(lessons, share if isinstance(share, int) else 100, periods, index.today)
    known: dict[tuple[Days, int, int], list[Amount]] = {}

    def asks(subject: Subject, own: Days) -> Sequence[Amount]:
        needed, (since, until) = need(target, subject), own_days(subject)
        length = until - since + 1
        key = own, length, needed
        if key not in known:
            ns = [asked(frame, every, own, length, calendar, needed) for frame in periods]
            dues = [
                due(frame, own, n, index.today, calendar)
                for frame, n in zip(periods, ns, strict=True)
            ]
            known[key] = list(zip(ns, dues, strict=True))
        return known[key]

    return asks


def _listed(lessons: Lessons, percent: int, periods: Sequence[Frame], today: int) -> Amounts:
    """A share of the lessons that timetables list, to the end and before today."""

    def asks(subject: Subject, own: Days) -> Sequence[Amount]:
        person = subject.get("person", subject["id"])
        found = []
        for frame in periods:
            first, last = common(frame.asks, own)
            needed = share_of(lessons(person, first, last), percent, 100)
            before = lessons(person, first, today - 1) * percent // 100
            found.append((needed, needed if today > last else before))
        return found

    return asks


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
