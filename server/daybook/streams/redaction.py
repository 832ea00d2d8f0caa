"""Takes what may no longer be kept out of everything that the server keeps of some rows.

The journal is the audit trail: who wrote which field, when, and what came of it stays for ever.
Only values change, and only here. A fingerprint is left as it was, so that a repetition of what a
phone sent before stays harmless.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

import orjson
from daybook_sync.values import Value, same
from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.orm import Session

from daybook.streams import conflicts, ledger, resolution, store
from daybook.streams.kinds import Row

RECORD, JOURNAL, STREAM = store.RECORD, store.JOURNAL, store.STREAM
QUARANTINE, CONFLICT = store.QUARANTINE, store.CONFLICT

Change = Callable[[Mapping[str, Value]], Mapping[str, Value]]
"""Gives the fields with other values; what it leaves out is gone."""

_BATCH: Final = 500
_ID: Final = re.compile(r"(?<![\w-])[\w-]{22}(?![\w-])", re.ASCII)


def holding(session: Session, prefixes: Sequence[str], needles: Sequence[str]) -> set[str]:
    """The ids of rows in streams whose keys begin so, of which anything that is kept holds a text.

    Rows, removed rows, their history, and what was held for those streams are all looked through.
    """
    inside = select(STREAM.c.id).where(
        or_(*(STREAM.c.key.startswith(prefix, autoescape=True) for prefix in prefixes))
    )
    texts = [ledger.dumps(needle)[1:-1] for needle in needles]
    connection = session.connection()
    found: set[str] = set()
    for table, columns in (
        (RECORD, (RECORD.c.body,)),
        (JOURNAL, (JOURNAL.c.op, JOURNAL.c.prev)),
        (CONFLICT, (CONFLICT.c.lost_value,)),
    ):
        hits = or_(
            *(column.contains(text, autoescape=True) for column in columns for text in texts)
        )
        query = select(table.c.rid).where(table.c.stream.in_(inside), hits)
        found |= set(connection.scalars(query))
    for entry in connection.execute(select(QUARANTINE).where(QUARANTINE.c.stream.in_(inside))):
        kept = " ".join((entry.raw.decode(), entry.corrected or "", entry.note or ""))
        if any(text in kept for text in texts):
            found.add(entry.rid)
    return found


def named(session: Session, prefixes: Sequence[str], rids: Collection[str], since: int) -> set[str]:
    """Those of some rows that anything names which came to such streams since a time (ms)."""
    inside = select(STREAM.c.id).where(
        or_(*(STREAM.c.key.startswith(prefix, autoescape=True) for prefix in prefixes))
    )
    found: set[str] = set()
    for table, column in (
        (RECORD, RECORD.c.body),
        (JOURNAL, JOURNAL.c.op),
        (QUARANTINE, QUARANTINE.c.raw),
    ):
        came = select(column).where(table.c.stream.in_(inside), table.c.received_at >= since)
        for text in session.connection().scalars(came):
            plain = text.decode() if isinstance(text, bytes) else text
            found |= {rid for rid in _ID.findall(plain) if rid in rids}
    return found


def rewrite(session: Session, rids: Collection[str], change: Change) -> list[Row]:
    """Change the values that the server keeps of some rows; the rows that are other now.

    Phones get those rows anew. A field keeps the version it had: nobody wrote into it, so a change
    that is still on its way meets no other. To be called before people's own streams are locked.
    """
    wanted = sorted(rids)
    batches = [wanted[at : at + _BATCH] for at in range(0, len(wanted), _BATCH)]
    for stream in _streams_of(session, batches):
        store.lock(session, stream)
    changed: list[Row] = []
    mids: list[str] = []
    for batch in batches:
        changed += _rows(session, _streams_of(session, [batch]), batch, change)
        _rewrite_journal(session, batch, change)
        _rewrite_conflicts(session, batch, change)
        mids += _rewrite_quarantine(session, batch, change)
    for at in range(0, len(mids), _BATCH):
        told = mids[at : at + _BATCH]
        _rows(session, _streams_of(session, [told]), told, change)
    return changed


def _streams_of(session: Session, batches: Sequence[Sequence[str]]) -> list[int]:
    """The streams that hold rows of these ids, in the order in which they are locked."""
    found: set[int] = set()
    for rids in batches:
        query = select(RECORD.c.stream).where(RECORD.c.rid.in_(rids)).distinct()
        found |= set(session.connection().scalars(query))
    return sorted(found)


def _rows(
    session: Session, streams: Sequence[int], rids: Sequence[str], change: Change
) -> list[Row]:
    """Write the rows that the change concerns, and those that tell of values they gave up."""
    written: list[Row] = []
    about = set(rids)
    for stream in streams:
        locked = store.lock(session, stream)
        head = locked.head
        lines = []
        query = select(RECORD).where(RECORD.c.stream == stream)
        query = query.where(or_(RECORD.c.rid.in_(rids), RECORD.c.kind == conflicts.NAME))
        for found in session.connection().execute(query.order_by(RECORD.c.seq)).all():
            row = store.row_of(locked.key, found)
            if row.kind == conflicts.NAME and row.body.get("record") not in about:
                continue
            body = _body(row, change)
            if same(dict(row.body), body):
                continue
            # A removed row stays as it was for phones: they keep nothing of it.
            head += 0 if row.deleted else 1
            row = replace(row, body=body, seq=row.seq if row.deleted else head)
            lines.append(ledger.columns(stream, row, orjson.loads(found.versions)))
            written.append(row)
        ledger.write(session, ledger.Writes(changed=lines))
        if head != locked.head:
            store.set_head(session, stream, head)
    return written


def _body(row: Row, change: Change) -> dict[str, Value]:
    """What a row says then; of what only tells about a record, the values that it quotes."""
    body = dict(row.body)
    if row.kind == conflicts.NAME:
        lost = change({str(body["field"]): body["lost"]}) if "lost" in body else {}
        return _without_null({**body, "lost": next(iter(lost.values()), None)})
    if row.kind != resolution.KIND:
        return dict(change(body))
    answers, note = body.get("answers"), body.get("note")
    if isinstance(answers, dict):
        body["answers"] = dict(change(answers))
    if isinstance(note, str):
        body["note"] = change({"note": note}).get("note")
    return _without_null(body)


def _without_null(body: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in body.items() if value is not None}


def _rewrite_journal(session: Session, rids: Sequence[str], change: Change) -> None:
    connection = session.connection()
    put = (
        update(JOURNAL)
        .where(JOURNAL.c.mid == bindparam("of"))
        .values(op=bindparam("asked"), prev=bindparam("before"))
    )
    found = connection.execute(
        select(JOURNAL.c.mid, JOURNAL.c.op, JOURNAL.c.prev).where(JOURNAL.c.rid.in_(rids))
    )
    lines = []
    for mid, op, prev in found.all():
        asked, before = _changed(op, change), _changed(prev, change)
        if (asked, before) != (op, prev):
            lines.append({"of": mid, "asked": asked, "before": before})
    if lines:
        connection.execute(put, lines)


def _rewrite_conflicts(session: Session, rids: Sequence[str], change: Change) -> None:
    connection = session.connection()
    for lost in connection.execute(select(CONFLICT).where(CONFLICT.c.rid.in_(rids))).all():
        value = change({lost.field: orjson.loads(lost.lost_value)}).get(lost.field)
        text = ledger.dumps(value)
        if text != lost.lost_value:
            connection.execute(
                update(CONFLICT)
                .where(CONFLICT.c.stream == lost.stream, CONFLICT.c.rid == lost.rid)
                .where(CONFLICT.c.field == lost.field, CONFLICT.c.lost_mid == lost.lost_mid)
                .values(lost_value=text)
            )


def _rewrite_quarantine(session: Session, rids: Sequence[str], change: Change) -> list[str]:
    """Change what is held of some rows; the ids of what was held, under which authors are told."""
    connection = session.connection()
    mids = []
    for held in connection.execute(select(QUARANTINE).where(QUARANTINE.c.rid.in_(rids))).all():
        mids.append(held.mid)
        raw = orjson.loads(held.raw)
        if isinstance(raw.get("x"), dict):
            raw["x"] = dict(change(raw["x"]))
        note = None if held.note is None else str(change({"note": held.note}).get("note", ""))
        connection.execute(
            update(QUARANTINE)
            .where(QUARANTINE.c.mid == held.mid)
            .values(raw=orjson.dumps(raw), corrected=_changed(held.corrected, change), note=note)
        )
    return mids


def _changed(text: str | None, change: Change) -> str | None:
    return None if text is None else ledger.dumps(dict(change(orjson.loads(text))))
