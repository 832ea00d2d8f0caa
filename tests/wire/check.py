"""What the server must hold when all phones are done: everything once, as the phones show it."""

from typing import Any

import orjson
from flask import Flask
from sqlalchemy import func, select

from daybook.db import reading
from daybook.streams.models import Conflict, Journal, Quarantine, Record, Stream


def server_faults(app: Flask, phones: list[dict[str, Any]]) -> list[str]:
    """Everything that is not as it must be; empty when all is well."""
    with app.app_context():
        return [fault for phone in phones for fault in _stream_faults(phone)] + _lost_faults()


def _stream_faults(phone: dict[str, Any]) -> list[str]:
    """The journal has each record once; head, journal and rows agree; the phone shows the rows."""
    saved: list[str] = phone["saved"]
    shown = {rid: (seq, body) for rid, seq, body in phone["rows"]}
    with reading() as session:
        stream, head = session.execute(
            select(Stream.id, Stream.head).where(Stream.key == phone["key"])
        ).one()
        journal = session.execute(
            select(Journal.rid, Journal.seq, Journal.status).where(Journal.stream == stream)
        ).all()
        found = session.execute(
            select(Record.rid, Record.seq, Record.body).where(
                Record.stream == stream, Record.kind == "record"
            )
        ).all()
        others = session.scalar(
            select(func.count()).where(Record.stream == stream, Record.kind != "record")
        )
    rows = {rid: (seq, orjson.loads(body)) for rid, seq, body in found}
    told = {rid: seq for rid, seq, _ in journal}
    checks = {
        "a record was applied more or less than once": sorted(told) == sorted(saved)
        and len(journal) == len(saved),
        "an outcome is not ok": {status for *_, status in journal} == {0},
        "a seq was given twice or left out": head == len(saved) + (others or 0)
        and len(set(told.values())) == len(saved),
        "a row is not as the journal says": {rid: seq for rid, (seq, _) in rows.items()} == told,
        "the phone shows something else": shown == rows,
    }
    return [f"{phone['key']}: {fault}" for fault, well in checks.items() if not well]


def _lost_faults() -> list[str]:
    with reading() as session:
        kept = {
            "quarantined": session.scalar(select(func.count()).select_from(Quarantine)),
            "in conflict": session.scalar(select(func.count()).select_from(Conflict)),
        }
    return [f"{count} changes are {what}" for what, count in kept.items() if count]
