"""A child's file and a school's log, as their readers see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from daybook_sync.errors import ErrorCode
from sqlalchemy.orm import Session

from daybook import clock
from daybook.access.roles import ROLES
from daybook.accounts import service as accounts
from daybook.audit import service as audit
from daybook.audit.service import Entry
from daybook.children import service as children
from daybook.children.service import Child
from daybook.errors import Problem
from daybook.guardians import withdrawal
from daybook.guardians.act_words import ACTS
from daybook.records import service as records
from daybook.records import view as record_view
from daybook.records.service import Scope
from daybook.streams import service as streams

MOST = 500
"""Lines of one answer of the log."""

_SEEN = ("read", "print", "export", "break-glass", "child-file")


@dataclass(frozen=True)
class ChildFile:
    """Everything that is kept about one child; `opened` are whole records, newest first."""

    child: Child
    consents: Sequence[dict[str, Any]]
    opened: Sequence[dict[str, Any]]
    seen: Sequence[dict[str, Any]]

    @property
    def records(self) -> list[dict[str, Any]]:
        """A line for each record."""
        return [
            {
                "rid": one["rid"],
                "title": one["title"],
                "date": one["date"],
                "person": one["person"]["name"],
                "summary": one["summary"],
            }
            for one in self.opened
        ]


def file_of(session: Session, scope: Scope, child: Child) -> ChildFile:
    """The file of a child, as far as somebody may read its records."""
    prefixes = withdrawal.streams_of(session, child)
    found = streams.holding(session, prefixes, [child.id]) - {child.id}
    lines = [entry for entry in records.lines_of(session, found).values() if not entry.deleted]
    opened = []
    for entry in sorted(lines, key=lambda one: (one.date, one.rid), reverse=True):
        try:
            opened.append(record_view.opened(session, scope, entry.rid).shown)
        except Problem as problem:
            if problem.code is not ErrorCode.NOT_FOUND:
                raise
    subjects = {child.id, *(one["rid"] for one in opened)}
    seen = audit.entries(session, audit.Wanted(subjects=subjects, acts=_SEEN))
    return ChildFile(child, _consents(session, child), opened, told(session, seen))


def log_of(
    session: Session, school: str, since: date | None, until: date | None, zone: str
) -> tuple[list[dict[str, Any]], bool]:
    """What was done at a school from one day to another, and whether there is more of it."""
    wanted = audit.Wanted(
        schools=[school],
        since=_start(since, zone),
        until=_start(until + timedelta(1), zone) if until is not None else None,
    )
    found = audit.entries(session, wanted, MOST + 1)
    return told(session, found[:MOST]), len(found) > MOST


def told(session: Session, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """Acts in words: who, in which role, what, and with which form's record."""
    names = accounts.names(session, {entry.user for entry in entries})
    lines = records.lines_of(session, {entry.subject for entry in entries})
    titles = record_view.titles(session, lines.values())
    return [
        {
            "at": entry.at,
            "person": names.get(entry.user, "—"),
            "role": ROLES.get(entry.role) if entry.role else None,
            "act": ACTS.get(entry.act, {"zh": entry.act, "en": entry.act}),
            "what": titles.get(entry.subject),
        }
        for entry in entries
    ]


def moment(at: int, zone: str) -> str:
    """A moment (ms) as it is printed: 2026-11-24 08:05."""
    return f"{datetime.fromtimestamp(at / clock.SECOND, ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def _consents(session: Session, child: Child) -> list[dict[str, Any]]:
    facts = children.history(session, child)
    names = accounts.names(session, {fact.by for fact in facts if fact.by})
    return [
        {
            "record": fact.record,
            "photo": fact.photo,
            "guardian": fact.guardian,
            "date": fact.day,
            "notice": fact.notice,
            "by": names.get(fact.by) if fact.by else None,
        }
        for fact in facts
    ]


def _start(day: date | None, zone: str) -> int | None:
    """The first moment of a day, in ms."""
    if day is None:
        return None
    return int(datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).timestamp() * 1000)
