"""Compares what a server holds with what phones were told: nothing lost, nothing twice."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, text

from daybook.photos.folder import Folder
from tests.kill.diary import HELD, MERGED, Diary, Told
from tests.kill.fold import applied, fold
from tests.kill.phone import Phone
from tests.kill.shelf import Shelf
from tests.kill.tally import Tally

Json = dict[str, Any]


class Inspection:
    """One look at the database of a server that rests."""

    def __init__(self, connection: Connection, tally: Tally) -> None:
        self._connection = connection
        self._tally = tally

    def phones(self, phones: Sequence[Phone]) -> None:
        """Everything about the changes of these phones, which made all that there are."""
        diaries = [phone.diary for phone in phones]
        self._journal(diaries)
        self._quarantine(diaries)
        self._conflicts(diaries)
        self._records(diaries)
        self._streams()
        self._lines()
        for phone in phones:
            self._shelf(phone.device.user, phone.shelf)

    def _journal(self, diaries: Sequence[Diary]) -> None:
        """Every answer stands in the journal as it was told, and nothing else does."""
        rows = {row.mid: row for row in self._all("SELECT mid, status, seq, detail FROM journal")}
        sent = {mid for diary in diaries for mid in diary.sent}
        for diary in diaries:
            for mid, told in diary.told.items():
                row = rows.get(mid)
                if row is None:
                    self._tally.lose(f"{told} of {diary.sent[mid]} is not in the journal")
                elif Told(row.status, row.seq, _json(row.detail)) != told:
                    self._tally.lose(f"{mid} was told {told}, the journal says {row}")
        for mid in rows.keys() - sent:
            self._tally.double(f"the journal has {rows[mid]}, which nobody sent")
        self._twice(
            "changes with one number",
            "SELECT stream, seq FROM journal WHERE seq IS NOT NULL AND change <> 'del'",
        )
        self._twice(
            "creations of one record",
            f"SELECT rid FROM journal WHERE change = 'put' AND status < {HELD}",
        )

    def _quarantine(self, diaries: Sequence[Diary]) -> None:
        """What was told to be held is held, word for word."""
        rows = {row.mid: row for row in self._all("SELECT mid, raw FROM quarantine")}
        held = {
            mid: diary.sent[mid]
            for diary in diaries
            for mid, told in diary.told.items()
            if told.outcome == HELD
        }
        for mid, mutation in held.items():
            if mid not in rows or json.loads(bytes(rows[mid].raw)) != mutation:
                self._tally.lose(f"{mutation} was held and is not in the quarantine")
        for mid in rows.keys() - held.keys():
            self._tally.double(f"{mid} is in the quarantine but was not told to be")

    def _conflicts(self, diaries: Sequence[Diary]) -> None:
        """Every value that was told to have been overwritten is kept."""
        kept = {
            tuple(row) for row in self._all("SELECT rid, field, lost_mid, won_mid FROM conflict")
        }
        for diary in diaries:
            for mid, told in diary.told.items():
                if told.outcome != MERGED:
                    continue
                rid = diary.sent[mid]["r"]
                for field, lost in told.detail.items():
                    if (rid, field, lost, mid) not in kept:
                        self._tally.lose(f"{field} of {lost}, overwritten by {mid}, is not kept")

    def _records(self, diaries: Sequence[Diary]) -> None:
        """Every record is what the acknowledged changes make of it."""
        expected = fold(applied(diaries))
        rows = {
            row.rid: row
            for row in self._all("SELECT rid, seq, deleted, body FROM rec WHERE kind = 'record'")
        }
        for rid, record in expected.items():
            row = rows.get(rid)
            if row is None:
                self._tally.lose(f"record {rid} is not there")
            elif (row.seq, bool(row.deleted)) != (record.seq, record.deleted):
                self._tally.lose(f"record {rid} is at {row.seq}, told was {record.seq}")
            elif _json(row.body) != record.body:
                self._tally.lose(f"record {rid} holds {row.body}, told was {record.body}")
        for rid in rows.keys() - expected.keys():
            self._tally.double(f"record {rid} is there, which nobody was told of")

    def _streams(self) -> None:
        """Numbers are given out once and never above the head."""
        for table in ("rec", "journal"):
            high = self._all(
                f"SELECT key, head, max(seq) AS top FROM {table} JOIN stream ON stream.id = stream"
                " GROUP BY key, head HAVING max(seq) > head"
            )
            for row in high:
                self._tally.lose(f"{row.key} has head {row.head} below {row.top} in {table}")
        self._twice("rows with one number", "SELECT stream, seq FROM rec")

    def _lines(self) -> None:
        """The office's line of every record is there once and of the same state."""
        rows = self._all(
            "SELECT rec.rid, record_entry.rid AS line FROM rec"
            " LEFT JOIN record_entry ON record_entry.rid = rec.rid"
            " AND record_entry.deleted = rec.deleted"
            " WHERE rec.kind = 'record' AND record_entry.rid IS NULL"
        )
        for row in rows:
            self._tally.lose(f"the office has no line of record {row.rid}")
        self._twice("lines of one record", "SELECT rid FROM record_entry")

    def _shelf(self, user: str, shelf: Shelf) -> None:
        """A phone that has caught up holds exactly what it may see."""
        for key, slot in shelf.slots.items():
            everything = shelf.roles[key] in {"team", "leader"}
            rows = self._all(
                "SELECT rid, rec.seq, body, vis, owner FROM rec JOIN stream ON stream.id = stream"
                " WHERE key = :key AND NOT deleted",
                key=key,
            )
            seen = [row for row in rows if everything or row.vis == 0 or row.owner == user]
            expected = {row.rid: (row.seq, _json(row.body)) for row in seen}
            held = {rid: (row.seq, row.body) for (of, rid), row in shelf.rows.items() if of == slot}
            differ = {
                rid for rid in held.keys() | expected.keys() if held.get(rid) != expected.get(rid)
            }
            if differ:
                self._tally.lose(f"a phone and {key} differ in {len(differ)} rows: {min(differ)}")

    def photos(self, albums: Sequence[dict[str, bytes]], folder: Path) -> None:
        """Every stored picture is there byte for byte, and no file is other than its name."""
        blobs = {row.sha256: row.length for row in self._all("SELECT sha256, length FROM blob")}
        files = Folder(folder)
        for album in albums:
            for sha256, picture in album.items():
                place = files.place(sha256)
                if blobs.get(sha256) != len(picture) or not place.exists():
                    self._tally.lose(f"picture {sha256} is not there")
                elif place.read_bytes() != picture:
                    self._tally.lose(f"picture {sha256} has other bytes")
        for sha256 in blobs.keys() - {name for album in albums for name in album}:
            self._tally.double(f"picture {sha256} is there, which nobody was told of")
        self._twice("uploads of one picture", 'SELECT "user", sha256 FROM upload')

    def _twice(self, what: str, query: str) -> None:
        found = Counter(tuple(row) for row in self._all(query))
        for row, times in found.items():
            if times > 1:
                self._tally.double(f"{times} {what}: {row}")

    def _all(self, query: str, **values: Any) -> Sequence[Row[Any]]:
        return self._connection.execute(text(query), values).all()


def _json(stored: str | Json | None) -> Json:
    """A JSON column as raw SQL gives it: text on SQLite, already read on PostgreSQL."""
    if stored is None:
        return {}
    read: Json = json.loads(stored) if isinstance(stored, str) else stored
    return read
