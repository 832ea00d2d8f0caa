"""Rules of keeping: what is due on a day, and how it goes.

What is emptied goes on counting, as one record of its day. Nothing goes of which a change is held
that nobody has decided, and nothing that a phone has not sent: the server does not have it yet.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from daybook_sync.errors import ErrorCode
from sqlalchemy.orm import Session

from daybook import clock
from daybook.audit import service as audit
from daybook.children import service as children
from daybook.errors import Problem
from daybook.forms.compiled import Localized
from daybook.photos import service as photos
from daybook.records import ageing, erasing
from daybook.records.ageing import Aged
from daybook.retention import store
from daybook.reviews import service as reviews

DEFAULTS: Final[Mapping[str, int]] = {
    "drafts": 90,
    "child-notes": 365,
    "photos": 730,
    "records": 3650,
    "counts": 10_950,
}
"""Days. Drafts are the phones' own; the others are counted from a record's day, notes about one
child from the day on which it left the class."""

LEAST, MOST = 30, 36_500
_YEAR = 365


@dataclass(frozen=True)
class Due:
    """What one rule would take from one school, and the oldest day among it."""

    rule: str
    school: str
    rids: tuple[str, ...]
    oldest: str


def days(session: Session) -> dict[str, int]:
    """How many days each rule keeps things."""
    return {**DEFAULTS, **store.days(session)}


def set_days(session: Session, wanted: Mapping[str, int], by: str) -> None:
    """Change some numbers; raises INVALID for an unknown rule or an impossible number."""
    for rule, number in wanted.items():
        if rule not in DEFAULTS or not LEAST <= number <= MOST:
            raise Problem(ErrorCode.INVALID, f"A known rule keeps {LEAST} to {MOST} days.")
        store.set_days(session, rule, number)
    audit.note(session, by, "retention-changed", "retention", days=dict(wanted))
    session.flush()


def span(session: Session, rule: str) -> Localized:
    """How long a rule keeps things, in words."""
    number = days(session)[rule]
    if number % _YEAR:
        return {"zh": f" {number} 天", "en": f"{number} days"}
    years = number // _YEAR
    return {"zh": f" {years} 年", "en": f"{years} year" + ("" if years == 1 else "s")}


def due(session: Session, today: date) -> list[Due]:
    """What would go today, by rule and school; a record goes by one rule only."""
    kept = days(session)
    barred = ageing.undecided(session)
    found: list[Due] = []
    for rule, ask in _RULES.items():
        day = (today - timedelta(kept[rule])).isoformat()
        aged = [one for one in ask(session, day) if one.rid not in barred]
        found += _by_school(rule, aged)
        if rule in _EMPTIES:
            barred |= {one.rid for one in aged}
    return found


def apply(session: Session, today: date, by: str = "") -> list[Due]:
    """Let go what is due; what went. The files on disk go once the caller has committed."""
    gone = due(session, today)
    for rule, act in _ACTS.items():
        rids = [rid for one in gone if one.rule == rule for rid in one.rids]
        if rids:
            act(session, rids)
    children.end_traces(session, clock.now())
    for one in gone:
        audit.note(
            session,
            by,
            "retention-applied",
            one.rule,
            school=one.school,
            count=len(one.rids),
            oldest=one.oldest,
        )
    return gone


def _notes(session: Session, day: str) -> Sequence[Aged]:
    ended: dict[str, set[str]] = {}
    for stay in children.ended_before(session, day):
        ended.setdefault(stay.school_class, set()).add(stay.child)
    return ageing.of_children(session, ended) if ended else ()


def _empty(session: Session, rids: Sequence[str]) -> None:
    hashes = ageing.without_files(session, rids)
    erasing.empty(session, rids)
    reviews.forget(session, rids)
    photos.remove(session, sorted(hashes))


def _forget(session: Session, rids: Sequence[str]) -> None:
    _empty(session, rids)
    ageing.forget_lines(session, rids)


def _drop_files(session: Session, rids: Sequence[str]) -> None:
    photos.remove(session, sorted(ageing.without_files(session, rids)))


def _by_school(rule: str, aged: Iterable[Aged]) -> list[Due]:
    schools: dict[str, list[Aged]] = {}
    for one in aged:
        schools.setdefault(one.school, []).append(one)
    return [
        Due(rule, school, tuple(one.rid for one in of), min(one.date for one in of))
        for school, of in sorted(schools.items())
    ]


_RULES: Final[Mapping[str, Callable[[Session, str], Sequence[Aged]]]] = {
    "counts": ageing.counted_before,
    "records": ageing.before,
    "child-notes": _notes,
    "photos": ageing.with_photos,
}
"""In the order in which they are asked: what one takes, the next need not."""

_EMPTIES: Final = frozenset({"counts", "records", "child-notes"})
_ACTS: Final[Mapping[str, Callable[[Session, Sequence[str]], None]]] = {
    "records": _empty,
    "child-notes": _empty,
    "photos": _drop_files,
    "counts": _forget,
}
