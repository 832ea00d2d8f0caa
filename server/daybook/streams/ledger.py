"""What a chunk reads once it holds the lock of its stream, and writes in bulk at its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import orjson
from daybook_sync.merge import Outcome
from daybook_sync.mutation import Mutation
from daybook_sync.values import Value
from sqlalchemy import Table, bindparam, insert, select, text, update
from sqlalchemy.orm import Session

from daybook.streams import store
from daybook.streams.entries import Locked, Writer
from daybook.streams.kinds import Row

RECORD, JOURNAL = store.RECORD, store.JOURNAL
QUARANTINE, CONFLICT = store.QUARANTINE, store.CONFLICT

_KNOWN = select(
    JOURNAL.c.mid,
    JOURNAL.c.fingerprint,
    JOURNAL.c.usr,
    JOURNAL.c.status,
    JOURNAL.c.seq,
    JOURNAL.c.detail,
    JOURNAL.c.branch,
    JOURNAL.c.est_at,
).where(JOURNAL.c.mid.in_(bindparam("mids", expanding=True)))
_FOLLOWED = (
    select(JOURNAL.c.after)
    .where(JOURNAL.c.rid.in_(bindparam("rids", expanding=True)))
    .where(JOURNAL.c.after.in_(bindparam("afters", expanding=True)))
    .where(JOURNAL.c.status < int(Outcome.HELD))
)
_ROWS = (
    select(RECORD)
    .where(RECORD.c.stream == bindparam("in_stream"))
    .where(RECORD.c.rid.in_(bindparam("rids", expanding=True)))
)
_LATER = (
    select(JOURNAL.c.prev)
    .where(JOURNAL.c.rid == bindparam("rid"), JOURNAL.c.stream == bindparam("stream"))
    .where(JOURNAL.c.seq > bindparam("seen"))
    .order_by(JOURNAL.c.seq)
)
_CHANGING: Final = ("seq", "deleted", "body", "versions")
_UPDATE = (
    update(RECORD)
    .where(RECORD.c.stream == bindparam("of_stream"), RECORD.c.rid == bindparam("of_rid"))
    .values({name: bindparam(name) for name in _CHANGING})
)
_RELEASE = (
    update(JOURNAL)
    .where(JOURNAL.c.mid == bindparam("of_mid"))
    .values({name: bindparam(name) for name in ("status", "seq", "branch", "op", "prev", "detail")})
)
_WRITERS = (
    select(
        JOURNAL.c.mid,
        JOURNAL.c.usr,
        JOURNAL.c.est_at,
        QUARANTINE.c.corrected,
        QUARANTINE.c.resolved_by,
        QUARANTINE.c.resolved_at,
    )
    .join(QUARANTINE, QUARANTINE.c.mid == JOURNAL.c.mid, isouter=True)
    .where(JOURNAL.c.mid.in_(bindparam("mids", expanding=True)))
)
_INSERTS: Final = {table: insert(table) for table in (RECORD, JOURNAL, QUARANTINE, CONFLICT)}

_FROM_JSON: Final = {
    RECORD: text(
        "INSERT INTO rec SELECT * FROM json_populate_recordset(NULL::rec, CAST(:rows AS json))"
    ),
    JOURNAL: text(
        "INSERT INTO journal"
        " SELECT * FROM json_populate_recordset(NULL::journal, CAST(:rows AS json))"
    ),
}
"""One statement for all rows: PostgreSQL's own way past a message for each of them."""

Versions = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Known:
    """What the journal says of a mutation."""

    fingerprint: int
    user: str
    outcome: Outcome
    seq: int | None
    detail: dict[str, Value]
    branch: str
    at: int


@dataclass(slots=True)
class Writes:
    """Everything that a chunk will write: columns by name."""

    fresh: list[dict[str, Any]] = field(default_factory=list)
    changed: list[dict[str, Any]] = field(default_factory=list)
    journal: list[dict[str, Any]] = field(default_factory=list)
    released: list[dict[str, Any]] = field(default_factory=list)
    quarantine: list[dict[str, Any]] = field(default_factory=list)
    conflicts: list[dict[str, Any]] = field(default_factory=list)

    def of_row(self, rid: str) -> Iterator[dict[str, Any]]:
        """The journal entries of a row that are to be written and have a seq, in order."""
        for entry in (*self.journal, *self.released):
            if entry["rid"] == rid and entry["seq"]:
                yield entry


def known(session: Session, mids: Sequence[str]) -> dict[str, Known]:
    """The mutations among `mids` that were here before."""
    found = session.connection().execute(_KNOWN, {"mids": mids})
    return {
        mid: Known(
            print_, user, Outcome(status), seq, orjson.loads(detail) if detail else {}, branch, at
        )
        for mid, print_, user, status, seq, detail, branch, at in found
    }


def writers(session: Session, mids: Sequence[str]) -> dict[str, Writer]:
    """Who wrote with each of these mutations."""
    found = session.connection().execute(_WRITERS, {"mids": mids})
    return {
        mid: Writer(user, at, frozenset(orjson.loads(corrected) if corrected else ()), by, by_at)
        for mid, user, at, corrected, by, by_at in found
    }


def followed(session: Session, mutations: Sequence[Mutation]) -> set[str]:
    """The predecessors of `mutations` that another applied mutation follows already."""
    chained = [mutation for mutation in mutations if mutation.after is not None]
    if not chained:
        return set()
    rids = sorted({mutation.rid for mutation in chained})
    afters = sorted({mutation.after for mutation in chained if mutation.after is not None})
    found = session.connection().execute(_FOLLOWED, {"rids": rids, "afters": afters}).scalars()
    return {after for after in found if after is not None}


def stored(
    session: Session, locked: Locked, rids: Sequence[str]
) -> dict[str, tuple[Row, Versions]]:
    """The rows of a stream with the versions of their fields."""
    found = session.connection().execute(_ROWS, {"in_stream": locked.id, "rids": rids})
    return {
        record.rid: (store.row_of(locked.key, record), orjson.loads(record.versions))
        for record in found
    }


def later_changes(session: Session, stream: int, rid: str, seen: int) -> Iterator[str | None]:
    """What every later mutation of a row found before it, as JSON; None for a creation."""
    asked = {"rid": rid, "stream": stream, "seen": seen}
    yield from session.connection().execute(_LATER, asked).scalars()


def columns(stream: int, row: Row, versions: Versions) -> dict[str, Any]:
    """A row as its table holds it."""
    return {
        "stream": stream,
        "rid": row.rid,
        "kind": row.kind,
        "owner": row.owner,
        "vis": row.vis,
        "seq": row.seq,
        "deleted": row.deleted,
        "form": row.form,
        "form_version": row.form_version,
        "body": dumps(row.body),
        "versions": dumps(versions),
        "created_at": row.created_at,
        "received_at": row.received_at,
        "writer": row.writer,
    }


def write(session: Session, writes: Writes) -> None:
    """Store everything, one statement for each table."""
    connection = session.connection()
    if writes.changed:
        connection.execute(
            _UPDATE,
            [
                {"of_stream": row["stream"], "of_rid": row["rid"]}
                | {name: row[name] for name in _CHANGING}
                for row in writes.changed
            ],
        )
    if writes.released:
        names = ("mid", "status", "seq", "branch", "op", "prev", "detail")
        connection.execute(
            _RELEASE,
            [
                {"of_mid" if name == "mid" else name: entry[name] for name in names}
                for entry in writes.released
            ],
        )
    filled: tuple[tuple[Table, list[dict[str, Any]]], ...] = (
        (RECORD, writes.fresh),
        (JOURNAL, writes.journal),
        (QUARANTINE, writes.quarantine),
        (CONFLICT, writes.conflicts),
    )
    whole = connection.dialect.name == "postgresql"
    for table, rows in filled:
        if rows and whole and table in _FROM_JSON:
            connection.execute(_FROM_JSON[table], {"rows": dumps(rows)})
        elif rows:
            connection.execute(_INSERTS[table], rows)


def dumps(value: Any) -> str:
    """The JSON text of a value."""
    return orjson.dumps(value).decode()
