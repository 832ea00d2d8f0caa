"""Which records somebody reads and asks for, as conditions of a query."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from daybook.access.service import Part
from daybook.records.models import RecordEntry

CONVERSATION: Final[Mapping[str, str]] = {
    "unseen": "",
    "seen": "seen",
    "returned": "returned",
    "answered": "answered",
}
"""Where the conversation about a record stands, by the state that a list is narrowed to."""


@dataclass(frozen=True)
class Slice:
    """Some records of one class of visibility, read in full: a part of what schools wrote."""

    visibility: str
    part: Part


@dataclass(frozen=True)
class Scope:
    """Whose records somebody reads: own ones, those of `schools`, and `slices` of some others.

    In `whole` schools and classes also the words that others only count. Of `pairs` what lies in
    their files, wherever it was written.
    """

    user: str
    schools: frozenset[str] = frozenset()
    whole_schools: frozenset[str] = frozenset()
    whole_classes: frozenset[str] = frozenset()
    slices: tuple[Slice, ...] = ()
    pairs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Filter:
    """Which records of a scope are wanted; None means all."""

    school: str | None = None
    form: str | None = None
    person: str | None = None
    since: str | None = None
    until: str | None = None
    words: str | None = None
    state: str | None = None
    rids: tuple[str, ...] | None = None


def where(session: Session, scope: Scope, wanted: Filter) -> list[ColumnElement[bool]]:
    """The conditions of the records of a scope that are wanted."""
    return [in_scope(session, scope), *_wanted(session, scope, wanted)]


def kept_inside(session: Session, scope: Scope, wanted: Filter) -> list[ColumnElement[bool]] | None:
    """The conditions of what is wanted and only counted, as it stays inside its school.

    None where there is nothing of that kind.
    """
    counted = scope.schools - scope.whole_schools
    if not counted:
        return None
    inside = RecordEntry.inside.is_(True)
    there = [RecordEntry.school.in_(counted), inside, ~in_scope(session, scope)]
    return [*there, *_wanted(session, scope, wanted)]


def _wanted(session: Session, scope: Scope, wanted: Filter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [RecordEntry.deleted.is_(wanted.state == "withdrawn")]
    for column, value in (
        (RecordEntry.school, wanted.school),
        (RecordEntry.form, wanted.form),
        (RecordEntry.owner, wanted.person),
    ):
        if value is not None:
            found.append(column == value)
    if wanted.since is not None:
        found.append(RecordEntry.date >= wanted.since)
    if wanted.until is not None:
        found.append(RecordEntry.date <= wanted.until)
    if wanted.rids is not None:
        found.append(RecordEntry.rid.in_(wanted.rids))
    if wanted.state == "edited":
        found.append(RecordEntry.edited.is_(True))
    stands = CONVERSATION.get(wanted.state or "")
    if stands is not None:
        found.append(RecordEntry.review == stands)
    if wanted.state == "photos":
        found.append(RecordEntry.photos > 0)
    found += [_says(session, scope, word) for word in (wanted.words or "").lower().split()[:8]]
    return found


def in_scope(session: Session, scope: Scope) -> ColumnElement[bool]:
    """Whether somebody reads a record at all."""
    own = RecordEntry.owner == scope.user
    if scope.pairs:
        own = or_(own, RecordEntry.pair.in_(scope.pairs))
    beyond = [sliced(one) for one in scope.slices]
    if not scope.schools:
        return or_(own, *beyond)
    seen = _seen(scope)
    # Few who read for schools have written or are paired elsewhere; all others need no second
    # condition.
    elsewhere = select(RecordEntry.rid).where(own, ~seen).limit(1)
    if session.scalar(elsewhere) is not None:
        beyond.append(own)
    return or_(seen, *beyond) if beyond else seen


def _seen(scope: Scope) -> ColumnElement[bool]:
    """What somebody reads as a head or an office: of what stays inside a school only his own."""
    seen = RecordEntry.school.in_(scope.schools)
    if scope.schools <= scope.whole_schools:
        return seen
    opened: list[ColumnElement[bool]] = [RecordEntry.inside.is_(False)]
    if scope.whole_schools:
        opened.append(RecordEntry.school.in_(scope.whole_schools))
    return and_(seen, or_(*opened))


def sliced(one: Slice) -> ColumnElement[bool]:
    """The records of a slice; an index finds those of its schools."""
    part = one.part
    where = [RecordEntry.school.in_(part.schools), _is_of(one.visibility)]
    if part.classes is not None:
        where.append(RecordEntry.school_class.in_(part.classes))
    if part.owners is not None:
        where.append(RecordEntry.owner.in_(part.owners))
    if part.forms is not None:
        where.append(RecordEntry.form.in_(part.forms))
    return and_(*where)


def _is_of(visibility: str) -> ColumnElement[bool]:
    """Whether a record is of a class of visibility, as its two marks say."""
    if visibility == "V3":
        return RecordEntry.inside.is_(True)
    if visibility == "V2":
        return and_(RecordEntry.private.is_(True), RecordEntry.inside.is_(False))
    return RecordEntry.private.is_(False)


def _says(session: Session, scope: Scope, word: str) -> ColumnElement[bool]:
    """Whether a record holds a word; a word that may not be read is not found by either."""
    if any(one.part.unscored for one in scope.slices) and not any(map(str.isalpha, word)):
        # A number may be somebody's rating.
        return false()
    whole = or_(
        RecordEntry.private.is_(False),
        RecordEntry.owner == scope.user,
        RecordEntry.school.in_(scope.whole_schools),
        RecordEntry.school_class.in_(scope.whole_classes),
        *(sliced(one) for one in scope.slices),
    )
    labels, texts = RecordEntry.labels, RecordEntry.texts
    return or_(_holds(session, labels, word), and_(_holds(session, texts, word), whole))


def _holds(session: Session, text: InstrumentedAttribute[str], word: str) -> ColumnElement[bool]:
    """Whether a text holds a word as it is written; each database by its faster way."""
    if session.get_bind().dialect.name == "sqlite":
        return func.instr(text, word) > 0
    return text.contains(word, autoescape=True)
