"""Who may read which records, and how much of each."""

from collections.abc import Collection, Mapping
from typing import Final

from sqlalchemy.orm import Session

from daybook.access import service as access
from daybook.access.reach import Subject
from daybook.access.service import Facts, Who
from daybook.places import service as places
from daybook.records import store
from daybook.records.models import RecordEntry
from daybook.records.scope import Filter, Scope, Slice
from daybook.records.words import Naming, Telling
from daybook.streams import service as streams
from daybook.streams.entries import HeldEntry

__all__ = ["Filter", "RecordEntry", "Scope"]

_SUBJECTS: Final[Mapping[str, Subject]] = {
    "V1": "record.V1",
    "V2": "record.V2",
    "V3": "record.V3",
}


def scope_of(session: Session, reader: Who) -> Scope:
    """What a person may read, as the policy says: own records, schools, and slices of schools.

    In a school of which V2 is only counted, its words are not read; V3 is not opened there at all.
    """
    plain, about, inside = (
        access.schools(session, reader, "read", subject) for subject in _SUBJECTS.values()
    )
    counted = access.schools(session, reader, "read", "record.V2", counted=True)
    slices = [
        Slice(visibility, part)
        for visibility, subject in _SUBJECTS.items()
        for part in access.parts(session, reader, "read", subject)
    ]
    taught = [
        one.part.classes
        for one in slices
        if one.visibility == "V3" and one.part.classes is not None and one.part.forms is None
    ]
    return Scope(
        user=reader.user,
        schools=plain & (about | counted),
        whole_schools=plain & about & inside,
        whole_classes=frozenset().union(*taught),
        slices=tuple(slices),
        pairs=access.pairs(session, reader, "read", "record.V1"),
    )


def exported_scope(session: Session, reader: Who) -> Scope:
    """What a person may take away as a file: own records, and what a role that exports reads."""
    return scope_of(session, access.narrowed(reader, "create", "export"))


def visibility_of(entry: RecordEntry) -> str:
    """The class of visibility of a record."""
    return "V3" if entry.inside else "V2" if entry.private else "V1"


def is_named(scope: Scope, entry: RecordEntry) -> bool:
    """Whether the children of a record may be read by name."""
    return (
        entry.owner == scope.user
        or entry.school in scope.whole_schools
        or entry.school_class in scope.whole_classes
        or (entry.private and _is_sliced(scope, entry))
    )


def is_whole(scope: Scope, entry: RecordEntry) -> bool:
    """Whether all words of a record may be read, those about children among it."""
    return not entry.private or is_named(scope, entry)


def is_scored(scope: Scope, entry: RecordEntry) -> bool:
    """Whether the ratings in a record may be read."""
    if entry.owner == scope.user or entry.school in scope.schools or entry.pair in scope.pairs:
        return True
    return any(not one.part.unscored for one in scope.slices if _is_in(one, entry))


def may_open(scope: Scope, entry: RecordEntry) -> bool:
    """Whether a record may be read at all."""
    if entry.owner == scope.user or entry.school in scope.whole_schools:
        return True
    if entry.pair in scope.pairs:
        return True
    return (entry.school in scope.schools and not entry.inside) or _is_sliced(scope, entry)


def telling_of(scope: Scope, entry: RecordEntry, name: Naming) -> Telling:
    """How the answers of a record are told to this person."""
    named = is_named(scope, entry)
    return Telling(name, full=is_whole(scope, entry), named=named, scored=is_scored(scope, entry))


def reading_as(session: Session, reader: Who, entry: RecordEntry) -> tuple[str, str] | None:
    """The (role, place) by which somebody reads a record; None for their own."""
    if entry.owner == reader.user:
        return None
    subject, facts = _SUBJECTS[visibility_of(entry)], facts_of(entry)
    whole = access.standing(session, reader, "read", subject, facts)
    return whole or access.standing(session, reader, "read", subject, facts, counted=True)


def facts_of(entry: RecordEntry) -> Facts:
    """What the policy asks of a record."""
    return Facts(entry.school, entry.school_class, entry.owner, entry.form, entry.pair)


def _is_sliced(scope: Scope, entry: RecordEntry) -> bool:
    return any(_is_in(one, entry) for one in scope.slices)


def _is_in(one: Slice, entry: RecordEntry) -> bool:
    part = one.part
    return (
        one.visibility == visibility_of(entry)
        and entry.school in part.schools
        and (part.classes is None or entry.school_class in part.classes)
        and (part.owners is None or entry.owner in part.owners)
        and (part.forms is None or entry.form in part.forms)
    )


def showing(session: Session, reader: Who, sha256: str) -> list[RecordEntry]:
    """The records with this picture, voice note or document that somebody may read in full."""
    found = store.showing(session, sha256)
    if not found:
        return []
    scope = scope_of(session, reader)
    return [
        entry
        for entry in found
        if may_open(scope, entry)
        and is_whole(scope, entry)
        and access.may(session, reader, "read", "photo", facts_of(entry))
    ]


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


def held_by_school(session: Session) -> Mapping[str, list[int]]:
    """When each change of a record that is held was received, in ms, by school."""
    entries = streams.held(session)
    lines = store.entries(session, {entry.rid for entry in entries})
    received: dict[str, list[int]] = {}
    for entry in entries:
        school = school_of(session, entry, lines.get(entry.rid))
        if school is not None:
            received.setdefault(school, []).append(entry.received_at)
    return received


def lines_of(session: Session, rids: Collection[str]) -> Mapping[str, RecordEntry]:
    """What lists show of some records, by id."""
    return store.entries(session, rids)


def put_states(session: Session, states: Mapping[str, str]) -> None:
    """Write where the conversation about some records stands, by record."""
    store.put_states(session, states)


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
    pair = places.pair(session, place) if kind == "pair" else None
    if pair is not None and (side := places.pair_school_of(pair, held.user)) is not None:
        return side
    if entry is not None:
        return entry.school
    school = (held.mutation.get("x") or {}).get("_school")
    return school if isinstance(school, str) else None
