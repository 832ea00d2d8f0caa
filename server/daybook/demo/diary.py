"""When the demo's teachers log what, and when their phones reach the server."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from daybook import clock
from daybook.demo import people, writers
from daybook.demo.township import HISTORY_WEEKS, Township, Worker, demo_terms
from daybook.places.calendar import holiday_of

TARGET = 1000
"""About as many records as the township logs in six weeks."""

_DAILY = (time(12, 10), time(21, 5))
_SOMETIMES = {2: time(19, 10), 4: time(16, 40), 6: time(20, 30)}
"""Wednesday, Friday and Sunday: when somebody walks to where there is a signal."""

_WEEKLY = {4: time(17, 15)}
_HOURS = {
    "lesson": (9, 16),
    "parent": (16, 20),
    "env": (15, 18),
    "note": (16, 21),
    "daylog": (16, 21),
    "plan": (14, 18),
}
_WEEKENDS = {"parent": 0.3, "note": 0.4, "plan": 0.2, "daylog": 0.2}
"""How likely something is logged on a free day, against any other day."""


@dataclass(frozen=True)
class Entry:
    """One record to come: on which day, finished and received when (ms)."""

    worker: Worker
    form: str
    day: date
    finished: int
    received: int


class Diary:
    """The records of six weeks, of everybody, in no order."""

    def __init__(self, township: Township, choice: Random) -> None:
        self._township = township
        self._choice = choice
        self._zone = ZoneInfo(township.zone)
        self._terms = [term for _, term in demo_terms(township.today)]
        self._contacts: dict[tuple[str, date, time], int] = {}
        self._first = township.today - timedelta(7 * HISTORY_WEEKS)

    def entries(self) -> Iterator[Entry]:
        """About `TARGET` entries; a support teacher has some of each kind."""
        workers = self._township.workers
        expected = sum(
            sum(writers.rates(worker).values()) * len(self._days(worker)) / 7 for worker in workers
        )
        for worker in workers:
            least = 1 if writers.role_of(worker) == "support" else 0
            for form, rate in writers.rates(worker).items():
                mean = rate * len(self._days(worker)) / 7 * TARGET / expected
                for _ in range(max(least, self._times(mean))):
                    yield self._entry(worker, form)

    def heard(self, worker: Worker) -> int:
        """When the worker's phone was last in touch."""
        days = worker.plan.unheard
        last = self._township.today - timedelta(days or 1)
        return self._moment(last, time(17, 20 + self._choice.randrange(30)))

    def _days(self, worker: Worker) -> list[date]:
        """The days of which the server can know anything."""
        ends = self._township.today - timedelta(max(1, worker.plan.quiet, worker.plan.unheard))
        return [self._first + timedelta(day) for day in range((ends - self._first).days + 1)]

    def _times(self, mean: float) -> int:
        """A draw from the Poisson distribution."""
        limit, product, count = math.exp(-mean), self._choice.random(), 0
        while product > limit:
            product *= self._choice.random()
            count += 1
        return count

    def _entry(self, worker: Worker, form: str) -> Entry:
        weekend = _WEEKENDS.get(form, 0.0)
        while True:
            day = self._choice.choice(self._days(worker))
            if self._is_free(day) and self._choice.random() >= weekend:
                continue
            finished = self._moment(day, self._hour(form, day)) + self._choice.randrange(60_000)
            received = self._received(worker, finished)
            if received is not None:
                return Entry(worker, form, day, finished, received)

    def _is_free(self, day: date) -> bool:
        return day.weekday() >= 5 or any(holiday_of(term, day) for term in self._terms)

    def _hour(self, form: str, day: date) -> time:
        first, last = _HOURS.get(form, (10, 17))
        if form == "parent" and day.weekday() < 5 and self._choice.random() < 0.4:
            first, last = 7, 7
        return time(self._choice.randint(first, last), self._choice.randrange(60))

    def _received(self, worker: Worker, finished: int) -> int | None:
        """The first contact after `finished`; None when there was none yet."""
        day = clock.day_of(finished, self._township.zone)
        ends = self._township.today - timedelta(max(1, worker.plan.unheard))
        while day <= ends:
            for hour in _contacts(worker, day):
                moment = self._contact(worker, day, hour)
                if moment > finished:
                    return moment
            day += timedelta(1)
        return None

    def _contact(self, worker: Worker, day: date, hour: time) -> int:
        """The moment of one contact: the same for all that the phone has to send then."""
        contact = (worker.id, day, hour)
        if contact not in self._contacts:
            self._contacts[contact] = self._moment(day, hour) + self._choice.randrange(20 * 60_000)
        return self._contacts[contact]

    def _moment(self, day: date, hour: time) -> int:
        return round(datetime.combine(day, hour, self._zone).timestamp() * clock.SECOND)


def _contacts(worker: Worker, day: date) -> tuple[time, ...]:
    if worker.plan.type in {"central", "kindergarten"}:
        return _DAILY
    rhythm = _WEEKLY if worker.plan.key == people.LONE_POINT else _SOMETIMES
    return (rhythm[day.weekday()],) if day.weekday() in rhythm else ()
