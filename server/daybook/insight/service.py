"""What the office asks of schools: who logged, who was quiet, of whom nothing was heard.

A school without records is one of three things, and never just a nought: quiet (its phones were
heard from, nothing was logged), not heard from (records may be waiting on a phone), or not
expected to log. Schools stand in the order of the organisation, never in order of their numbers.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from flask import current_app
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import service as accounts
from daybook.insight import words
from daybook.places import service as places
from daybook.records import service as records
from daybook.settings import Settings

State = Literal["logged", "quiet", "not-heard", "not-expected"]

SILENT_AFTER = 14
"""Days without a sign of any phone after which a school counts as not heard from."""

RECENT = 30
"""Days that "recently" means in the list of schools."""


@dataclass(frozen=True)
class Week:
    """A school week up to now: `free` when nobody is expected to log."""

    number: int
    monday: date
    sunday: date
    free: bool


@dataclass(frozen=True)
class Times:
    """The moment of the question: today, and the term's weeks up to now."""

    now: int
    today: date
    zone: str
    term: Any
    weeks: Sequence[Week]

    @property
    def first_day(self) -> date:
        """The first day of which records are counted."""
        recent = self.today - timedelta(RECENT - 1)
        return min(recent, self.weeks[0].monday) if self.weeks else recent

    @property
    def holiday(self) -> bool:
        """Whether no day of the time that decides about silence was a school day."""
        since = self.today - timedelta(SILENT_AFTER)
        taught = [week for week in self.weeks if week.sunday >= since and not week.free]
        return self.term is not None and not taught


@dataclass(frozen=True)
class School:
    """What is known of one school."""

    place: Any
    people: Collection[str]
    heard: Mapping[str, int]
    days: Mapping[str, int]
    held: int
    since: str | None
    """The first day on which somebody there had a phone."""


def schools(session: Session, seen: frozenset[str]) -> dict[str, Any]:
    """The state of every school somebody sees, and what is missing from the numbers."""
    found = places.in_order(places.places(session, seen))
    times = _times(session, found)
    staff = accounts.staff_at(session, seen, times.today)
    heard = accounts.last_heard(session, {user for at in staff.values() for user in at})
    until = (times.today + timedelta(1)).isoformat()
    days = records.counts(session, seen, times.first_day.isoformat(), until)
    held = records.held_by_school(session)
    since = accounts.phones_since(session, seen)
    items = [
        _item(
            School(
                place,
                staff.get(place.id, {}),
                {user: heard[user] for user in staff.get(place.id, {}) if user in heard},
                days.get(place.id, {}),
                held.get(place.id, 0),
                since.get(place.id),
            ),
            times,
        )
        for place in found
    ]
    return {"items": items, "missing": _missing(items, times), "term": _term(times.term)}


def _item(school: School, times: Times) -> dict[str, Any]:
    heard = max(school.heard.values(), default=None)
    recent = (times.today - timedelta(RECENT - 1)).isoformat()
    recently = sum(number for day, number in school.days.items() if day >= recent)
    return {
        "id": school.place.id,
        "name": school.place.name,
        "type": school.place.type,
        "parent": school.place.parent,
        "records": _of_term(school, times),
        "records_30d": recently,
        "people": len(school.people),
        "heard": heard,
        "state": _state(school, times, heard, recently),
        "weeks": [_mark(school, week, times, heard) for week in times.weeks],
        "held": school.held,
        "oldest_unheard": min(school.heard.values(), default=None),
    }


def _state(school: School, times: Times, heard: int | None, recently: int) -> State:
    if not school.people:
        return "not-expected"
    if heard is None or times.now - heard > SILENT_AFTER * clock.DAY:
        return "not-expected" if times.holiday and heard is not None else "not-heard"
    if recently:
        return "logged"
    return "not-expected" if times.holiday else "quiet"


def _mark(school: School, week: Week, times: Times, heard: int | None) -> dict[str, Any]:
    count = _between(school, week.monday, week.sunday)
    return {
        "week": week.number,
        "from": week.monday.isoformat(),
        "state": _week_state(school, week, times, heard, count),
        "count": count,
    }


def _week_state(school: School, week: Week, times: Times, heard: int | None, count: int) -> State:
    if count:
        return "logged"
    if week.free or not school.people or not _begun(school, week):
        return "not-expected"
    # The running week is quiet once heard of; an earlier one only when heard of after its end.
    needed = week.monday if week.sunday >= times.today else week.sunday
    if heard is None or clock.day_of(heard, times.zone) < needed:
        return "not-heard"
    return "quiet"


def _begun(school: School, week: Week) -> bool:
    """Whether anybody could have logged in that week: it was worked there, and with a phone."""
    return school.since is not None and school.since <= week.sunday.isoformat()


def _of_term(school: School, times: Times) -> int:
    if times.term is None:
        return sum(school.days.values())
    return _between(
        school, date.fromisoformat(times.term.first_day), date.fromisoformat(times.term.last_day)
    )


def _between(school: School, first: date, last: date) -> int:
    since, until = first.isoformat(), last.isoformat()
    return sum(number for day, number in school.days.items() if since <= day <= until)


def _missing(items: Sequence[dict[str, Any]], times: Times) -> dict[str, Any]:
    """How many schools the numbers speak of, and since when the silent ones are silent."""
    by_state = {
        state: sum(item["state"] == state for item in items)
        for state in ("logged", "quiet", "not-heard", "not-expected")
    }
    silent = [item["heard"] for item in items if item["state"] == "not-heard"]
    since = min((heard for heard in silent if heard is not None), default=None)
    counted = {
        "schools": len(items),
        "heard": by_state["logged"] + by_state["quiet"],
        "quiet": by_state["quiet"],
        "not_heard": by_state["not-heard"],
        "not_expected": by_state["not-expected"],
        "since": since,
        "held": sum(item["held"] for item in items),
    }
    day = clock.day_of(since, times.zone) if since is not None else None
    return {**counted, "words": words.missing(counted, day)}


def _times(session: Session, found: Sequence[Any]) -> Times:
    settings: Settings = current_app.extensions["daybook.settings"]
    now = clock.now()
    today = clock.day_of(now, settings.time_zone)
    org = places.organisation_of(session, found[0].id) if found else None
    term = places.term_on(session, org.id, today) if org is not None else None
    weeks = [
        Week(week.number, monday, monday + timedelta(6), week.free)
        for week in (places.weeks(term) if term is not None else ())
        if (monday := week.first - timedelta(week.first.weekday())) <= today
    ]
    return Times(now, today, settings.time_zone, term, weeks)


def _term(term: Any) -> dict[str, Any] | None:
    if term is None:
        return None
    return {
        "name": term.name,
        "from": term.first_day,
        "to": term.last_day,
        "week1": term.week1,
    }
