"""A phone in a few lines: it pushes and pulls over HTTP and keeps what it was told."""

import gzip
import itertools
import json
from typing import Any

from daybook_sync.cursor import Cursor, wire_cursor
from daybook_sync.ids import new_id
from daybook_sync.messages import SyncReply, parse_reply
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

_nonces = itertools.count(1)


class Phone:
    """One device of one person: cursors, rows by slot, and the last answer."""

    def __init__(self, client: FlaskClient, user: str, device: str) -> None:
        self.client = client
        self.user = user
        self.device = device
        self.cursors: dict[int, Cursor] = {}
        self.rows: dict[int, dict[str, list[Any]]] = {}
        self.keys: dict[str, int] = {}
        self.pages = 0

    def post(self, body: Any = None, **options: Any) -> TestResponse:
        """The raw answer to a request; `body` is changed into JSON unless it is bytes."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"X-Test-User": self.user, "X-Test-Device": self.device}
        headers |= options.pop("headers", {})
        options = {"content_type": "application/json"} | options
        return self.client.post("/api/sync", data=data, headers=headers, **options)

    def request(self, mutations: list[Any], **more: Any) -> dict[str, Any]:
        """The wire request with this phone's cursors."""
        cursors = [wire_cursor(cursor) for cursor in self.cursors.values()]
        return {
            "p": 1,
            "q": next(_nonces),
            "d": self.device,
            "c": cursors,
            "m": mutations,
        } | more

    def sync(self, *mutations: Any, **more: Any) -> SyncReply | None:
        """One round trip, applied; None for 204."""
        asked = self.request(list(mutations), **more)
        answer = self.post(asked)
        if answer.status_code == 204:
            assert answer.headers["X-Q"] == str(asked["q"])
            return None
        assert answer.status_code == 200, answer.get_data(as_text=True)
        reply = parse_reply(json.loads(answer.get_data()))
        assert reply.nonce == asked["q"]
        self.apply(reply)
        return reply

    def catch_up(self, **more: Any) -> None:
        """Sync until there is nothing more."""
        reply = self.sync(**more)
        while reply is not None and reply.more:
            self.pages += 1
            reply = self.sync(**more)

    def apply(self, reply: SyncReply) -> None:
        """Keep what the server said."""
        for slot, gid in reply.closed:
            if slot in self.cursors and self.cursors[slot].gid == gid:
                del self.cursors[slot]
                self.rows.pop(slot, None)
        for slot, _gid, key, _role in reply.opened:
            self.keys[key] = slot
            self.rows[slot] = {}
        for slot in reply.resets:
            self.rows[slot] = {}
        for slot, rows in reply.rows.items():
            for row in rows:
                self.rows[slot][row[0]] = list(row)
        for slot, removed in reply.tombstones.items():
            for rid, _seq in removed:
                self.rows[slot].pop(rid, None)
        for cursor in reply.cursors:
            self.cursors[cursor.slot] = cursor

    def bodies(self, key: str) -> dict[str, Any]:
        """Bodies of a stream's rows by id."""
        return {rid: row[4] for rid, row in self.rows.get(self.keys[key], {}).items()}

    def of_kind(self, key: str, kind: str) -> dict[str, Any]:
        """Bodies of a stream's rows of one kind by id."""
        rows = self.rows.get(self.keys[key], {})
        return {rid: row[4] for rid, row in rows.items() if row[2] == kind}

    def mutation(self, change: str, key: str, rid: str, **more: Any) -> dict[str, Any]:
        """A mutation whose base is this phone's row, or the stream's epoch when it has none."""
        slot = self.keys[key]
        row = self.rows[slot].get(rid)
        base = [self.cursors[slot].epoch, row[1] if row else 0]
        wire = {"i": new_id(), "k": change, "s": slot, "r": rid, "b": base, "at": 1_772_000_000_000}
        return wire | more

    def put(self, key: str, fields: dict[str, Any], **more: Any) -> dict[str, Any]:
        """A new record."""
        record = {"t": "note", "x": fields} | more
        return self.mutation("put", key, record.pop("r", new_id()), **record)

    def set(self, key: str, rid: str, fields: dict[str, Any], **more: Any) -> dict[str, Any]:
        """An edit."""
        return self.mutation("set", key, rid, x=fields, **more)

    def delete(self, key: str, rid: str, **more: Any) -> dict[str, Any]:
        """A removal."""
        return self.mutation("del", key, rid, **more)


def packed(body: Any) -> bytes:
    """A gzip body."""
    return gzip.compress(json.dumps(body).encode())
