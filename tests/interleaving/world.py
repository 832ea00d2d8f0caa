"""A fresh stream with people who hold it, and what must be true whatever they did."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from daybook_sync.cursor import Cursor, wire_cursor
from daybook_sync.ids import new_id
from daybook_sync.messages import Answer, SyncReply, parse_reply, parse_request
from flask import Flask
from sqlalchemy import func, select

from daybook.db import db, reading
from daybook.streams import kinds, service
from daybook.streams.kinds import Author, Kind
from daybook.streams.models import Conflict, Journal, Quarantine, Record, Stream

NOW = 1_790_000_000_000
KIND = "interleaved"
_numbers = itertools.count(1)

kinds.register(Kind(KIND, check=lambda *_: None, release=lambda *_: None))


@dataclass
class Person:
    """Somebody with one phone: cursors, the rows it shows, the streams by key."""

    author: Author = field(default_factory=lambda: Author(new_id(), new_id()))
    cursors: dict[int, Cursor] = field(default_factory=dict)
    rows: dict[int, dict[str, Any]] = field(default_factory=dict)
    slots: dict[str, int] = field(default_factory=dict)

    @property
    def own_key(self) -> str:
        """The stream that is theirs alone."""
        return f"me/{self.author.user}"

    def keep(self, reply: SyncReply) -> None:
        """Take a reply in, as a phone does."""
        for slot, gid in reply.closed:
            if slot in self.cursors and self.cursors[slot].gid == gid:
                del self.cursors[slot]
                self.rows.pop(slot, None)
        for slot, _gid, key, _role in reply.opened:
            self.slots[str(key)] = int(str(slot))
            self.rows[int(str(slot))] = {}
        for slot, rows in reply.rows.items():
            self.rows[slot] |= {str(row[0]): list(row) for row in rows}
        for slot, removed in reply.tombstones.items():
            for rid, _seq in removed:
                self.rows[slot].pop(str(rid), None)
        for cursor in reply.cursors:
            self.cursors[cursor.slot] = cursor


class World:
    """People and streams of one schedule; nothing is shared with any other schedule's."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.key = f"school/interleaved-{next(_numbers)}/2026"
        self.other_key = f"class/interleaved-{next(_numbers)}/2026"
        self.people: list[Person] = []

    def person(self, *keys: str) -> Person:
        """Somebody with a caught-up phone who holds these streams."""
        made = Person()
        self.people.append(made)
        self.hold(made, *keys)
        return made

    def hold(self, who: Person, *keys: str) -> None:
        """Let somebody hold more streams."""
        for key in keys:
            service.grant(db.session(), who.author.user, key, "team")
        db.session.commit()
        self.catch_up(who)

    def mutation(self, who: Person, change: str, rid: str, **more: Any) -> dict[str, Any]:
        """A mutation with the base that this person's phone shows."""
        key = more.pop("key", self.key)
        slot = who.slots[key]
        row = who.rows.get(slot, {}).get(rid)
        base = [who.cursors[slot].epoch, row[1] if row else 0]
        wire = {"i": new_id(), "k": change, "s": slot, "r": rid, "b": base, "at": NOW}
        return wire | ({"t": KIND} if change == "put" else {}) | more

    def pushing(self, who: Person, *mutations: dict[str, Any]) -> Callable[[], list[Answer]]:
        """A session that pushes, as the route does."""
        asked = _request(who, mutations)

        def push() -> list[Answer]:
            with self.app.app_context():
                try:
                    with reading() as snapshot:
                        batch = service.prepare(snapshot, who.author, asked, NOW)
                    return service.push(db.session(), who.author, batch, NOW)
                finally:
                    db.session.remove()

        return push

    def pulling(self, who: Person) -> Callable[[], SyncReply | None]:
        """A session that pulls from where this phone is."""
        asked = _request(who, ())

        def pull() -> SyncReply | None:
            with self.app.app_context(), reading() as snapshot:
                said = service.pull(snapshot, who.author, asked, NOW, needs=False)
            return parse_reply(orjson.loads(orjson.dumps(said))) if said else None

        return pull

    def writing(self, act: Callable[[Any], Any]) -> Callable[[], Any]:
        """A session that does something on the server's own authority, and commits."""

        def write() -> Any:
            with self.app.app_context():
                try:
                    result = act(db.session())
                    db.session.commit()
                    return result
                finally:
                    db.session.remove()

        return write

    def push(self, who: Person, *mutations: dict[str, Any]) -> list[Answer]:
        """Push here and now."""
        return self.pushing(who, *mutations)()

    def catch_up(self, who: Person) -> None:
        """Pull until there is nothing more."""
        while reply := self.pulling(who)():
            who.keep(reply)
            if not reply.more:
                return

    def body(self, rid: str) -> dict[str, Any] | None:
        """What a row holds; None when it was removed or never was."""
        with reading() as session:
            row = service.row(session, rid)
            return None if row is None or row.deleted else dict(row.body)

    def lost(self, rid: str) -> list[Any]:
        """Values of a row that were overwritten at the same time, and are kept."""
        with reading() as session:
            return [entry.lost_value for entry in service.conflicts(session, rid)]

    def journal(self) -> list[tuple[str, int, int | None]]:
        """Id, outcome and seq of what the people of this world did."""
        return [
            tuple(row) for row in self._of_people(Journal, Journal.mid, Journal.status, Journal.seq)
        ]

    def quarantine(self) -> list[tuple[str, str, str | None]]:
        """Id, reason and resolution of what was held."""
        columns = (Quarantine.mid, Quarantine.reason, Quarantine.resolution)
        return [tuple(row) for row in self._of_people(Quarantine, *columns)]

    def _of_people(self, table: Any, *columns: Any) -> Sequence[Any]:
        users = [person.author.user for person in self.people]
        with reading() as session:
            return session.execute(select(*columns).where(table.usr.in_(users))).all()

    def check(self) -> None:
        """What holds whatever happened: numbers in order, no row skipped by any phone."""
        for person in self.people:
            self.catch_up(person)
        for key in (self.key, self.other_key, *(person.own_key for person in self.people)):
            self._check_stream(key)
        mids = [mid for mid, *_ in self.journal()]
        assert len(mids) == len(set(mids)), "a mutation is in the journal twice"

    def _check_stream(self, key: str) -> None:
        with reading() as session:
            found = session.execute(
                select(Stream.id, Stream.head).where(Stream.key == key)
            ).one_or_none()
            if found is None:
                return
            rows = session.execute(
                select(Record.rid, Record.seq, Record.body, Record.deleted).where(
                    Record.stream == found.id
                )
            ).all()
            told = session.scalars(
                select(Journal.seq).where(Journal.stream == found.id, Journal.seq.is_not(None))
            ).all()
            clashes = session.scalar(
                select(func.count()).where(Conflict.stream == found.id, Conflict.seq > found.head)
            )
        here = {row.rid: [row.seq, orjson.loads(row.body)] for row in rows if not row.deleted}
        assert max([0, *(row.seq for row in rows), *told]) <= found.head, "the head lags behind"
        assert clashes == 0, "a conflict has a number that was not given out"
        assert len(told) == len(set(told)), "a number was given out twice"
        for person in self.people:
            slot = person.slots.get(key)
            if slot not in person.cursors or slot is None:
                continue
            shown = {rid: [row[1], row[4]] for rid, row in person.rows[slot].items()}
            assert shown == here, "a phone that is up to date lacks a row"
            assert person.cursors[slot].seq == found.head


def _request(who: Person, mutations: Sequence[dict[str, Any]]) -> Any:
    cursors = [wire_cursor(cursor) for cursor in who.cursors.values()]
    raw = {"p": 1, "q": 1, "d": who.author.device, "app": "0.1.0", "c": cursors}
    return parse_request(raw | {"m": list(mutations)})
