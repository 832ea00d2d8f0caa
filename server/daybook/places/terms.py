"""Terms: the school weeks and holidays of an organisation, sent to all its phones."""

from datetime import date

from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook.places import calendar, faults, store
from daybook.places.audiences import org_stream
from daybook.places.calendar import Calendar
from daybook.places.models import Term
from daybook.places.tree import Names
from daybook.streams import service as streams

LONGEST = 300
"""Days of the longest term: a whole school year."""


def create_term(
    session: Session, org: str, name: Names, term: Calendar, *, term_id: str | None = None
) -> Term:
    """A new term, published to the organisation; raises INVALID."""
    made = Term(id=term_id or new_id(), org=org)
    session.add(made)
    _enter(made, name, term)
    _check(session, made, term)
    session.flush()
    _publish(session, made)
    return made


def change_term(session: Session, term_id: str, name: Names, term: Calendar) -> Term:
    """Enter a term anew, and send it to all phones again; raises NOT_FOUND or INVALID."""
    found = known_term(session, term_id)
    _enter(found, name, term)
    _check(session, found, term)
    session.flush()
    _publish(session, found)
    return found


def known_term(session: Session, term_id: str) -> Term:
    """The term of this id; raises NOT_FOUND."""
    found = store.term(session, term_id)
    if found is None:
        raise faults.missing("找不到这个学期", "There is no such term.")
    return found


def calendar_of(term: Term) -> Calendar:
    """A stored term as days."""
    return Calendar(
        date.fromisoformat(term.first_day),
        date.fromisoformat(term.last_day),
        date.fromisoformat(term.week1),
        calendar.read_holidays(term.holidays),
    )


def _enter(term: Term, name: Names, asked: Calendar) -> None:
    term.name_zh, term.name_en = name["zh"], name["en"]
    term.first_day = asked.first_day.isoformat()
    term.last_day = asked.last_day.isoformat()
    term.week1 = asked.week1.isoformat()
    term.holidays = [
        [first.isoformat(), last.isoformat(), title] for first, last, title in asked.holidays
    ]


def _check(session: Session, term: Term, asked: Calendar) -> None:
    if not asked.first_day < asked.last_day:
        raise faults.wrong(
            "to", "学期的结束日期要晚于开始日期", "A term ends after the day on which it begins"
        )
    if (asked.last_day - asked.first_day).days > LONGEST:
        raise faults.wrong("to", "学期太长，请检查日期", "The term is too long; check its days")
    if asked.week1.weekday() or not -7 < (asked.week1 - asked.first_day).days < 7:
        raise faults.wrong(
            "week1",
            "第1周要从开学那周或下一周的星期一算起",
            "Week 1 begins on the Monday of the first week or of the next",
        )
    for first, last, _ in asked.holidays:
        if last < first:
            raise faults.wrong(
                "holidays",
                "假期的结束日期早于开始日期",
                "A holiday ends before the day on which it begins",
            )
    with session.no_autoflush:
        for other in store.terms(session, term.org):
            apart = other.last_day < term.first_day or term.last_day < other.first_day
            if other.id != term.id and not apart:
                raise faults.wrong(
                    "from", "与另一个学期的日期重叠", "The days overlap those of another term"
                )


def _publish(session: Session, term: Term) -> None:
    body = {
        "name": term.name,
        "from": term.first_day,
        "to": term.last_day,
        "week1": term.week1,
        "holidays": term.holidays,
    }
    streams.publish(session, org_stream(term.org), "term", term.id, body)
