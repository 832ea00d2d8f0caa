"""The days on which school is held, and the terms and school weeks that they lie in."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from daybook.plans.targets.days import number, weekday
from daybook.plans.targets.shapes import Term

_FRIDAY = 4


class Calendar:
    """School days are Monday to Friday in a term, outside its holidays.

    With `weeks`, only those in these school weeks. All days are numbers.
    """

    def __init__(self, terms: Sequence[Term], weeks: Collection[int] | None = None) -> None:
        ordered = sorted(terms, key=lambda term: term["from"])
        self.terms = [(number(term["from"]), number(term["to"])) for term in ordered]
        self._week1 = [number(term["week1"]) for term in ordered]
        self._weeks = weeks
        self.days = sorted({day for term in ordered for day in self._taught(term)})

    def _taught(self, term: Term) -> Iterator[int]:
        free = [(number(first), number(last)) for first, last in term["holidays"]]
        for day in range(number(term["from"]), number(term["to"]) + 1):
            taught = weekday(day) <= _FRIDAY and self.is_listed(day)
            if taught and not any(first <= day <= last for first, last in free):
                yield day

    def is_listed(self, day: int) -> bool:
        """Whether a day lies in one of the weeks that count."""
        if self._weeks is None:
            return True
        term = self.term_of(day)
        return term >= 0 and (day - self._week1[term]) // 7 + 1 in self._weeks

    def term_of(self, day: int) -> int:
        """The term that a day belongs to; holidays after a term are its own. -1 without terms."""
        if not self.terms:
            return -1
        return max(0, bisect_right(self.terms, (day, day + 10**6)) - 1)

    def weeks_of(self, term: int) -> tuple[int, int]:
        """The first and last day of the weeks that count in a term, or of the whole term."""
        if not self._weeks:
            return self.terms[term]
        monday = self._week1[term]
        return monday + 7 * (min(self._weeks) - 1), monday + 7 * max(self._weeks) - 1

    def school_days(self, first: int, last: int) -> int:
        """How many school days there are, both days included."""
        return max(0, bisect_right(self.days, last) - bisect_left(self.days, first))

    def between(self, first: int, last: int) -> list[int]:
        """The school days there are, both days included."""
        return self.days[bisect_left(self.days, first) : bisect_right(self.days, last)]

    def next_school_day(self, day: int) -> int | None:
        """The first school day that is not before `day`."""
        place = bisect_left(self.days, day)
        return self.days[place] if place < len(self.days) else None
