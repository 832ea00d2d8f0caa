"""The periods in which a target counts anew, and how much each of them asks of somebody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from daybook.plans.targets.calendar import (
    Calendar,
    Days,
    next_school_day,
    school_days,
    term_of,
)
from daybook.plans.targets.days import month, weekday, written
from daybook.plans.targets.shapes import Every


@dataclass(frozen=True, slots=True)
class Frame:
    """A period: records of `counts` belong to it, and it asks for something in `asks`.

    `whole` is what its school days are measured by: those of `asks` for a term or a year, those of
    the whole week, all weekdays of the month.
    """

    counts: Days
    asks: Days
    term: int
    whole: int


def common(one: Days, other: Days) -> Days:
    """The days that both have; its last day comes before its first when there are none."""
    return max(one[0], other[0]), min(one[1], other[1])


def overlap(one: Days, other: Days) -> bool:
    """Whether they have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def frames(every: Every, span: Days, calendar: Calendar) -> list[Frame]:
    """The periods of a span, in order."""
    if every == "term":
        return list(_terms(span, calendar))
    if every == "year":
        return list(_years(span, calendar))
    if every == "month":
        return list(_months(span, calendar))
    if every == "week":
        return list(_weeks(span, calendar))
    return [Frame(span, span, 0, 0)]


def asked(frame: Frame, every: Every, own: Days, length: int, calendar: Calendar, n: int) -> int:
    """How many a period asks of somebody whose own days within the span are `own`.

    A term or a year asks in proportion to the school days that they are there, rounded up, and so
    does a placement of `length` days; a week or a month asks for all or nothing.
    """
    first, last = common(frame.asks, own)
    if first > last:
        return 0
    if every == "placement":
        return share_of(n, last - first + 1, length)
    if every == "once":
        return n
    there = school_days(calendar, first, last)
    if every in {"term", "year"}:
        return share_of(n, there, frame.whole)
    return n if there and 2 * there >= frame.whole else 0


def share_of(n: int, part: int, whole: int) -> int:
    """`n` in the proportion of a part to the whole, rounded up; nothing of nothing."""
    return -(-n * part // whole) if whole else 0


def due(frame: Frame, own: Days, need: int, today: int, calendar: Calendar) -> int:
    """How many of `need` should be there before `today`: the last is due when the days are over."""
    first, last = common(frame.asks, own)
    if need == 0 or today <= first:
        return 0
    if today > last:
        return need
    gone, all_of_them = today - first, last - first + 1
    if days := school_days(calendar, first, last):
        gone, all_of_them = school_days(calendar, first, today - 1), days
    return min(need - 1, need * gone // all_of_them)


def _terms(span: Days, calendar: Calendar) -> Iterator[Frame]:
    there = [
        ((first, last), monday, place)
        for place, (first, last, monday) in enumerate(calendar.terms)
        if overlap((first, last), span)
    ]
    touching = _side_by_side([days for days, _, _ in there], span)
    for (days, monday, place), counts in zip(there, touching, strict=True):
        if listed := calendar.weeks:
            named = monday + 7 * (min(listed) - 1), monday + 7 * max(listed) - 1
            asks = counts = common(common(days, named), span)
        else:
            asks = common(days, span)
        if asks[0] <= asks[1]:
            yield Frame(counts, asks, place, school_days(calendar, *asks))


def _years(span: Days, calendar: Calendar) -> Iterator[Frame]:
    there = [(first, last) for first, last, _ in calendar.terms if overlap((first, last), span)]
    years = [list(terms) for _, terms in groupby(there, _school_year)]
    whole = [(terms[0][0], max(last for _, last in terms)) for terms in years]
    for days, counts in zip(whole, _side_by_side(whole, span), strict=True):
        asks = common(days, span)
        yield Frame(counts, asks, 0, school_days(calendar, *asks))


def _side_by_side(pieces: Sequence[Days], span: Days) -> Iterator[Days]:
    """Pieces made to touch, from the first to the last day of the span: no record is between."""
    for place in range(len(pieces)):
        first = span[0] if place == 0 else pieces[place][0]
        last = span[1] if place + 1 == len(pieces) else pieces[place + 1][0] - 1
        yield first, last


def _school_year(term: Days) -> int:
    """The year in which the school year of a term began, by the middle of the term."""
    middle = written((term[0] + term[1]) // 2)
    return int(middle[:4]) - (int(middle[5:7]) < 9)


def _months(span: Days, calendar: Calendar) -> Iterator[Frame]:
    day = span[0]
    while day <= span[1]:
        whole = month(day)
        weekdays = sum(1 for each in range(whole[0], whole[1] + 1) if weekday(each) < 5)
        yield _piece(common(whole, span), weekdays, calendar)
        day = whole[1] + 1


def _weeks(span: Days, calendar: Calendar) -> Iterator[Frame]:
    for monday in range(span[0] - weekday(span[0]), span[1] + 1, 7):
        whole = monday, monday + 6
        yield _piece(common(whole, span), school_days(calendar, *whole), calendar)


def _piece(days: Days, whole: int, calendar: Calendar) -> Frame:
    taught = next_school_day(calendar, days[0])
    in_term = days[0] if taught is None or taught > days[1] else taught
    return Frame(days, days, term_of(calendar, in_term), whole)
