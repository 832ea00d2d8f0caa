"""Queries on records' lines and pictures."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeVar, cast

import orjson
from sqlalchemy import (
    Select,
    Table,
    Text,
    bindparam,
    delete,
    func,
    or_,
    select,
    text,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from daybook.records.models import PhotoRef, RecordEntry
from daybook.records.scope import Filter, Scope, in_scope, kept_inside, where

_ENTRY = cast(Table, RecordEntry.__table__)
_PHOTO = cast(Table, PhotoRef.__table__)
_SHOWN = select(_PHOTO.c.rid, _PHOTO.c.sha256).where(
    _PHOTO.c.rid.in_(bindparam("rids", expanding=True))
)


_SENT = func.json_populate_recordset(
    text("NULL::record_entry"), sql_cast(bindparam("rows", type_=Text), postgresql.JSON)
).table_valued(*_ENTRY.c.keys())
_Insert = TypeVar("_Insert", sqlite.Insert, postgresql.Insert)


def _upsert(insert: _Insert) -> _Insert:
    """A line that was there before keeps when it was created; other own answers make it edited."""
    fixed = {"rid", "created", "edited", "review"}
    changes = {column.name: column for column in insert.excluded if column.name not in fixed}
    edited = or_(_ENTRY.c.edited, _ENTRY.c.own != insert.excluded.own)
    return insert.on_conflict_do_update(index_elements=["rid"], set_={**changes, "edited": edited})


_PUT = _upsert(sqlite.insert(_ENTRY))
_PUT_ALL = _upsert(postgresql.insert(_ENTRY).from_select(_ENTRY.c.keys(), select(*_SENT.c)))
"""One statement for all lines: PostgreSQL's own way past a message for each of them."""


def put_entries(session: Session, lines: Sequence[Mapping[str, Any]]) -> None:
    """Write the lines of records; one whose own answers differ now is marked as edited."""
    rows = [{**line, "edited": False, "review": ""} for line in lines]
    connection = session.connection()
    if rows and connection.dialect.name == "postgresql":
        connection.execute(_PUT_ALL, {"rows": orjson.dumps(rows).decode()})
    elif rows:
        connection.execute(_PUT, rows)


def put_photos(session: Session, pictures: Mapping[str, Mapping[str, str]]) -> None:
    """Make the pictures of some records exactly these: `{record: {hash: owner}}`."""
    if not pictures:
        return
    found = session.connection().execute(_SHOWN, {"rids": list(pictures)})
    known = {(rid, sha256) for rid, sha256 in found}
    wanted = {
        (rid, sha256): owner for rid, shown in pictures.items() for sha256, owner in shown.items()
    }
    for rid, sha256 in known - wanted.keys():
        session.execute(delete(_PHOTO).where(_PHOTO.c.rid == rid, _PHOTO.c.sha256 == sha256))
    fresh = [
        {"rid": rid, "sha256": sha256, "owner": owner}
        for (rid, sha256), owner in sorted(wanted.items())
        if (rid, sha256) not in known
    ]
    if fresh:
        session.connection().execute(_PHOTO.insert(), fresh)


def put_words(session: Session, lines: Sequence[Mapping[str, Any]]) -> None:
    """Write what searches and counts find some records by; nobody edited them."""
    if lines:
        put = _ENTRY.update().where(_ENTRY.c.rid == bindparam("of"))
        names = ("labels", "texts", "photos", "facts", "own", "left_open", "due", "host")
        put = put.values({name: bindparam(f"new_{name}") for name in names})
        told = [
            {"of": line["rid"], **{f"new_{name}": line[name] for name in names}} for line in lines
        ]
        session.connection().execute(put, told)


def put_states(session: Session, states: Mapping[str, str]) -> None:
    """Write where the conversation about some records stands."""
    if states:
        put = _ENTRY.update().where(_ENTRY.c.rid == bindparam("of"))
        put = put.values(review=bindparam("state"))
        told = [{"of": rid, "state": state} for rid, state in states.items()]
        session.connection().execute(put, told)


def photos_of(user: str) -> Select[str]:
    """The query for the pictures that a person's records show."""
    return select(PhotoRef.sha256).where(PhotoRef.owner == user).distinct()


def entry(session: Session, rid: str) -> RecordEntry | None:
    """The line of a record."""
    return session.get(RecordEntry, rid)


def entries(session: Session, rids: Collection[str]) -> dict[str, RecordEntry]:
    """The lines of some records, by id."""
    found = session.scalars(select(RecordEntry).where(RecordEntry.rid.in_(rids)))
    return {entry.rid: entry for entry in found}


def showing(session: Session, sha256: str) -> Sequence[RecordEntry]:
    """The records that show a picture."""
    return session.scalars(
        select(RecordEntry)
        .join(PhotoRef, PhotoRef.rid == RecordEntry.rid)
        .where(PhotoRef.sha256 == sha256, RecordEntry.deleted.is_(False))
    ).all()


def inside(session: Session, scope: Scope, wanted: Filter) -> int:
    """How many of the records wanted are counted by this reader and read inside schools only."""
    conditions = kept_inside(session, scope, wanted)
    if conditions is None:
        return 0
    return session.scalar(select(func.count()).select_from(RecordEntry).where(*conditions)) or 0


def page(
    session: Session, scope: Scope, wanted: Filter, offset: int, size: int
) -> tuple[int, Sequence[RecordEntry]]:
    """How many records there are, and some of them: newest day first, always in the same order."""
    conditions = where(session, scope, wanted)
    newest_first = (RecordEntry.date.desc(), RecordEntry.rid.desc())
    counting = select(func.count()).select_from(RecordEntry).where(*conditions)
    some = select(RecordEntry.rid).where(*conditions).order_by(*newest_first)
    some = some.offset(offset).limit(size)
    if wanted.words:
        # Words are looked for once: the count comes with the page.
        counted = session.execute(some.add_columns(func.count().over())).all()
        total = counted[0][1] if counted else session.scalar(counting) if offset else 0
        rids: Sequence[str] = [rid for rid, _ in counted]
    else:
        total = session.scalar(counting)
        rids = session.scalars(some).all()
    found = entries(session, rids)
    return total or 0, [found[rid] for rid in rids]


def writers(session: Session, scope: Scope) -> Sequence[tuple[str, str]]:
    """Who has written records of the scope, and for which school: (person, school)."""
    rows = session.execute(
        select(RecordEntry.owner, RecordEntry.school)
        .where(in_scope(session, scope))
        .group_by(RecordEntry.owner, RecordEntry.school)
        .order_by(RecordEntry.school, RecordEntry.owner)
    )
    return [(owner, school) for owner, school in rows]


def forms(session: Session, scope: Scope) -> Sequence[tuple[str, int]]:
    """Each form of the scope's records, with its newest version among them."""
    rows = session.execute(
        select(RecordEntry.form, func.max(RecordEntry.version))
        .where(in_scope(session, scope))
        .group_by(RecordEntry.form)
        .order_by(RecordEntry.form)
    )
    return [(form, version) for form, version in rows]


def counts(
    session: Session, schools: Collection[str], since: str, until: str
) -> Sequence[tuple[str, str, int]]:
    """How many records each school has of each day: (school, day, number)."""
    rows = session.execute(
        select(RecordEntry.school, RecordEntry.date, func.count())
        .where(
            RecordEntry.school.in_(schools),
            RecordEntry.date.between(since, until),
            RecordEntry.deleted.is_(False),
        )
        .group_by(RecordEntry.school, RecordEntry.date)
    )
    return [(school, day, number) for school, day, number in rows]


def by_version(session: Session, schools: Collection[str]) -> Sequence[tuple[str, int, int]]:
    """How many records some schools have of each version of a form: (form, version, number)."""
    rows = session.execute(
        select(RecordEntry.form, RecordEntry.version, func.count())
        .where(RecordEntry.school.in_(schools), RecordEntry.deleted.is_(False))
        .group_by(RecordEntry.form, RecordEntry.version)
    )
    return [(form, version, number) for form, version, number in rows]
