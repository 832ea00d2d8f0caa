"""What the office asks of schools: who logged, who was quiet, of whom nothing was heard.

A school without records is one of three things, and never just a nought: quiet (its phones were
heard from, nothing was logged), not heard from (records may be waiting on a phone), or not
expected to log. Schools stand in the order of the organisation, never in order of their numbers.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from sqlalchemy.orm import Session

from daybook import clock
from daybook.access import service as access
from daybook.access.service import Who
from daybook.accounts import service as accounts
from daybook.insight import open_items, words
from daybook.insight.open_items import Open
from daybook.insight.times import RECENT, SILENT_AFTER, Times, Week, times_of
from daybook.places import service as places
from daybook.places.service import Place, Term
from daybook.records import service as records

State = Literal["logged", "quiet", "not-heard", "not-expected"]


@dataclass(frozen=True)
class School:
    """What is known of one school."""

    place: Place
    people: Collection[str]
    heard: Mapping[str, int]
    days: Mapping[str, int]
    open: Sequence[Open]
    since: str | None
    """The first day on which somebody there had a phone."""


def overview(
    session: Session, who: Who, *, place: str | None = None, term: str | None = None
) -> dict[str, Any]:
    """The state of every school that somebody counts, and what is missing from the numbers.

    Of those at and below `place`, in the weeks of a term; raises NOT_FOUND for no term of theirs.
    """
    seen = access.schools(session, who, "read", "counts")
    every = places.in_order(places.places(session, seen))
    within = places.within(session, place) if place is not None else seen
    found = [school for school in every if school.id in within]
    times = times_of(session, found[0].id if found else None, term)
    items = [_item(school, times) for school in _known(session, found, times)]
    return {
        "items": items,
        "missing": _missing(items, times),
        "term": _term(times.term),
        "terms": [_term(one) for one in times.terms],
        "townships": [{"id": one.id, "name": one.name} for one in _townships(every)],
    }


def _townships(schools: Sequence[Place]) -> list[Place]:
    """The schools under which others of them lie."""
    above = {school.parent for school in schools}
    return [school for school in schools if school.id in above]


def _known(session: Session, found: Sequence[Place], times: Times) -> Iterator[School]:
    """What is known of each of some schools, by a few queries for all of them."""
    seen = frozenset(place.id for place in found)
    staff = accounts.staff_at(session, seen, times.today)
    heard = accounts.last_heard(session, {user for at in staff.values() for user in at})
    until = (times.today + timedelta(1)).isoformat()
    days = records.counts(session, seen, times.first_day.isoformat(), until)
    waiting = open_items.by_school(session, seen, times)
    since = accounts.phones_since(session, seen)
    for place in found:
        people = staff.get(place.id, {})
        yield School(
            place,
            people,
            {user: heard[user] for user in people if user in heard},
            days.get(place.id, {}),
            waiting.get(place.id, ()),
            since.get(place.id),
        )


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
        "open": [{"kind": one.kind, "count": one.count, "age": one.age} for one in school.open],
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
        "held": sum(
            one["count"] for item in items for one in item["open"] if one["kind"] == "held"
        ),
    }
    day = clock.day_of(since, times.zone) if since is not None else None
    return {**counted, "words": words.missing(counted, day)}


def _term(term: Term | None) -> dict[str, Any] | None:
    if term is None:
        return None
    return {
        "id": term.id,
        "name": term.name,
        "from": term.first_day,
        "to": term.last_day,
        "week1": term.week1,
    }
