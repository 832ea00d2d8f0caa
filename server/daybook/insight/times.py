"""The moment at which the office asks of schools: today, and the weeks of a term up to now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from daybook_sync.errors import ErrorCode
from flask import current_app
from sqlalchemy.orm import Session

from daybook import clock
from daybook.errors import Problem
from daybook.places import service as places
from daybook.places.service import Term
from daybook.settings import Settings

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
    """The moment of the question: today, a term's weeks up to now, all terms oldest first."""

    now: int
    today: date
    zone: str
    term: Term | None
    terms: Sequence[Term]
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


def times_of(session: Session, place: str | None, term: str | None) -> Times:
    """The moment now, for the organisation of `place`; raises NOT_FOUND for another's term."""
    settings: Settings = current_app.extensions["daybook.settings"]
    now = clock.now()
    today = clock.day_of(now, settings.time_zone)
    org = places.organisation_of(session, place) if place is not None else None
    terms = places.terms(session, org.id) if org is not None else ()
    chosen = _chosen(session, org.id, terms, term, today) if org is not None else None
    weeks = [
        Week(week.number, monday, monday + timedelta(6), week.free)
        for week in (places.weeks(chosen) if chosen is not None else ())
        if (monday := week.first - timedelta(week.first.weekday())) <= today
    ]
    return Times(now, today, settings.time_zone, chosen, terms, weeks)


def _chosen(
    session: Session, org: str, terms: Sequence[Term], term: str | None, today: date
) -> Term | None:
    if term is None:
        return places.term_on(session, org, today)
    found = next((one for one in terms if one.id == term), None)
    if found is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such term here.")
    return found
