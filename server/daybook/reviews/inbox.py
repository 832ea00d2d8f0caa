"""What waits for a look: escalations, answers, records unseen, open problems, corrections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from daybook import clock
from daybook.access import ground
from daybook.access import service as access
from daybook.access.service import Who
from daybook.accounts import service as accounts
from daybook.records import openness, view, waiting
from daybook.records import service as records
from daybook.records.naming import Book
from daybook.records.scope import Slice
from daybook.records.service import RecordEntry
from daybook.records.waiting import Waiting
from daybook.reviews import projection, scope, store
from daybook.streams import service as streams

PAGE: Final = 40
RECENT: Final = 60
"""Days back to which a record that nobody looked at still asks for a look."""

URGENT: Final = "urgent"
ANSWERED: Final = "answered"
CORRECTIONS: Final = "corrections"
LISTS: Final = (URGENT, ANSWERED, "unseen", "problems", CORRECTIONS)
"""The lists of an inbox, what presses most first."""


@dataclass(frozen=True)
class Desk:
    """Whose inbox it is, which records they review, and of which school it is asked."""

    who: Who
    slices: tuple[Slice, ...]
    school: str | None
    today: date


def desk_of(session: Session, who: Who, school: str | None) -> Desk:
    """The inbox of somebody, of one school where that is given."""
    return Desk(who, scope.slices_of(session, who, school), school, ground.today())


def read(session: Session, desk: Desk, only: str | None, page: int) -> dict[str, Any]:
    """Every list begun, or one page of one of them; how many there are of each, and held ones."""
    pages = {name: _page(session, desk, name, only, page) for name in LISTS}
    entries = [entry for _, found in pages.values() for entry in found]
    told = _told(session, desk, entries)
    lists = {
        name: [_row(told[entry.rid], entry, name, desk.today) for entry in found]
        for name, (_, found) in pages.items()
    }
    counts = {name: total for name, (total, _) in pages.items()}
    return {**lists, "counts": counts, "held": _held(session, desk)}


def _page(
    session: Session, desk: Desk, name: str, only: str | None, page: int
) -> tuple[int, Sequence[RecordEntry]]:
    """How many records a list has, and those of the page that is asked for.

    Who leads a class may say something of what is written there; only answers wait for them.
    """
    asked = only in {None, name}
    offset = (page - 1) * PAGE if only == name else 0
    if name == URGENT:
        found = _urgent(session, desk)
        return len(found), found[offset : offset + PAGE] if asked else []
    user, wanted = desk.who.user, _wanted(session, desk)[name]
    slices = [one for one in desk.slices if name == ANSWERED or one.part.classes is None]
    total = waiting.count(session, user, slices, wanted)
    if not asked or total == 0:
        return total, []
    return total, waiting.some(session, user, slices, wanted, offset, PAGE)


def _wanted(session: Session, desk: Desk) -> Mapping[str, Waiting]:
    since = (desk.today - timedelta(RECENT)).isoformat()
    hosts = access.schools(session, desk.who, "correct", "part")
    if desk.school is not None:
        hosts &= {desk.school}
    return {
        ANSWERED: Waiting(review=projection.ANSWERED),
        "unseen": Waiting(review=projection.UNSEEN, since=since),
        "problems": Waiting(left_open=openness.PROBLEM, oldest=True),
        CORRECTIONS: Waiting(left_open=openness.CORRECTION, hosts=hosts, oldest=True),
    }


def _urgent(session: Session, desk: Desk) -> list[RecordEntry]:
    """Escalations that no head of the school has looked at; only heads are asked."""
    led = access.schools(session, desk.who, "create", "review.V3")
    slices = [
        replace(one, part=replace(one.part, schools=one.part.schools & led))
        for one in desk.slices
        if one.part.classes is None and one.part.schools & led
    ]
    wanted = Waiting(left_open=openness.URGENT, oldest=True)
    most = waiting.count(session, desk.who.user, slices, wanted) if slices else 0
    if most == 0:
        return []
    found = waiting.some(session, desk.who.user, slices, wanted, 0, most)
    said = store.of(session, [entry.rid for entry in found])
    staff = accounts.staff_at(session, led, desk.today)
    heads = {
        school: {user for user, role in people.items() if role == "head"}
        for school, people in staff.items()
    }
    return [
        entry
        for entry in found
        if not heads[entry.school] & {entry.owner, *(one.writer for one in said.get(entry.rid, ()))}
    ]


def _held(session: Session, desk: Desk) -> int:
    """How many changes are held that this person may settle."""
    settles = access.schools(session, desk.who, "manage", "held")
    if desk.school is not None:
        settles &= {desk.school}
    if not settles:
        return 0
    received = records.held_by_school(session)
    return sum(len(received.get(school, ())) for school in settles)


def _told(
    session: Session, desk: Desk, entries: Sequence[RecordEntry]
) -> Mapping[str, Mapping[str, Any]]:
    """Each record in one line, as its reader may know it."""
    book = Book(session)
    book.meet({entry.owner for entry in entries})
    rows = streams.rows(session, [entry.rid for entry in entries])
    reader = records.scope_of(session, desk.who)
    return {entry.rid: view.line(reader, entry, rows[entry.rid].body, book) for entry in entries}


def _row(line: Mapping[str, Any], entry: RecordEntry, name: str, today: date) -> dict[str, Any]:
    return {
        "record": entry.rid,
        "form": entry.form,
        "title": line["title"],
        "day": entry.date,
        "person": line["person"],
        "school": line["school"],
        "words": line["summary"],
        "age": _age(entry, name, today),
    }


def _age(entry: RecordEntry, name: str, today: date) -> int:
    """Days for which it has waited: since it came, of a problem since its day.

    Of a correction since the day by which it was to be; that somebody wrote late is never counted.
    """
    if name == CORRECTIONS and entry.due is not None:
        return max(0, (today - date.fromisoformat(entry.due)).days)
    if name == "problems":
        return max(0, (today - date.fromisoformat(entry.date)).days)
    return max(0, (clock.now() - entry.received) // clock.DAY)
