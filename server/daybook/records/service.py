"""Who may read which records, and how much of each."""

from collections.abc import Collection, Mapping
from typing import Any, Protocol

from sqlalchemy.orm import Session

from daybook.places import service as places
from daybook.records import store
from daybook.records.models import RecordEntry
from daybook.records.store import Filter, Scope
from daybook.records.words import Naming, Telling
from daybook.streams import service as streams
from daybook.streams.entries import HeldEntry

__all__ = ["Filter", "Scope"]


class Reader(Protocol):
    """A signed-in person, as far as access to records goes."""

    @property
    def user(self) -> str:
        """The account."""
        ...

    @property
    def roles(self) -> tuple[Any, ...]:
        """What they are, and where."""
        ...

    def sees_schools(self, session: Session) -> frozenset[str]:
        """The schools whose records they read."""
        ...


def scope_of(session: Session, reader: Reader) -> Scope:
    """What a person may read: own records, own school's as a head, a subtree's as an office.

    Words about children are read by the class team and the head; everybody above counts. What
    stays inside the school is not opened above it at all.
    """
    classes = {
        grant.key.split("/")[1]
        for grant in streams.granted(session, reader.user)
        if grant.key.startswith("class/")
    }
    return Scope(
        user=reader.user,
        schools=reader.sees_schools(session),
        whole_schools=frozenset(held.place for held in reader.roles if held.role == "head"),
        whole_classes=frozenset(classes),
    )


def is_named(scope: Scope, entry: RecordEntry) -> bool:
    """Whether the children of a record may be read by name."""
    return (
        entry.owner == scope.user
        or entry.school in scope.whole_schools
        or entry.school_class in scope.whole_classes
    )


def is_whole(scope: Scope, entry: RecordEntry) -> bool:
    """Whether all words of a record may be read, those about children among it."""
    return not entry.private or is_named(scope, entry)


def may_open(scope: Scope, entry: RecordEntry) -> bool:
    """Whether a record may be read at all."""
    if entry.private and is_named(scope, entry):
        return True
    return entry.owner == scope.user or (entry.school in scope.schools and not entry.inside)


def telling_of(scope: Scope, entry: RecordEntry, name: Naming) -> Telling:
    """How the answers of a record are told to this person."""
    return Telling(name, full=is_whole(scope, entry), named=is_named(scope, entry))


def may_see_photo(session: Session, reader: Reader, sha256: str) -> bool:
    """Whether some record with this picture, voice note or document may be read in full."""
    showing = store.showing(session, sha256)
    if not showing:
        return False
    scope = scope_of(session, reader)
    return any(may_open(scope, entry) and is_whole(scope, entry) for entry in showing)


def counts(
    session: Session, schools: frozenset[str], since: str, until: str
) -> Mapping[str, Mapping[str, int]]:
    """How many records each school has of each day: `{school: {day: number}}`."""
    found: dict[str, dict[str, int]] = {}
    for school, day, number in store.counts(session, schools, since, until):
        found.setdefault(school, {})[day] = number
    return found


def by_version(session: Session, schools: Collection[str]) -> Mapping[tuple[str, int], int]:
    """How many records some schools have, by form and version."""
    found = store.by_version(session, schools)
    return {(form, version): number for form, version, number in found}


def held_by_school(session: Session) -> Mapping[str, int]:
    """How many changes of records are held, by school."""
    entries = streams.held(session)
    lines = store.entries(session, {entry.rid for entry in entries})
    counted: dict[str, int] = {}
    for entry in entries:
        school = school_of(session, entry, lines.get(entry.rid))
        if school is not None:
            counted[school] = counted.get(school, 0) + 1
    return counted


def lines_of(session: Session, rids: Collection[str]) -> Mapping[str, RecordEntry]:
    """What lists show of some records, by id."""
    return store.entries(session, rids)


def school_of(session: Session, held: HeldEntry, entry: RecordEntry | None) -> str | None:
    """The school that something held belongs to; None when nobody can tell.

    The stream it was sent to says so. Only what was sent to none is taken by its own word.
    """
    kind, _, rest = (held.key or "").partition("/")
    place = rest.partition("/")[0]
    if kind == "school":
        return place
    if kind == "class":
        return places.school_of_class(session, place)
    if entry is not None:
        return entry.school
    school = (held.mutation.get("x") or {}).get("_school")
    return school if isinstance(school, str) else None
