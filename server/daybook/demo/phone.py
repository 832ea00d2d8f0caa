"""A phone of the demo: it pushes through the same service as a real one."""

from collections.abc import Sequence
from typing import Any

from daybook_sync.messages import Answer, SyncRequest
from sqlalchemy.orm import Session

from daybook.db import reading
from daybook.demo.ids import Ids
from daybook.forms import service as forms
from daybook.streams import service as streams
from daybook.streams.kinds import Author

APP = "0.1.0"
VERSIONS = {form["id"]: form["version"] for form in forms.catalogue()}
_ALL = 1_000_000
Wire = dict[str, Any]


class Phone:
    """One device of one person, which knows its streams by their keys."""

    def __init__(self, session: Session, user: str, device: str, ids: Ids) -> None:
        self._session = session
        self._ids = ids
        self.user = user
        self.device = device
        self._slots: dict[str, int] = {}

    def put(self, key: str, form: str, body: Wire, at: int) -> Wire:
        """A new record in a stream."""
        rid = self._ids.next("record")
        return self._change("put", key, rid, [0, 0], at) | {
            "t": "record",
            "f": [form, VERSIONS[form]],
            "x": body,
        }

    def tell(self, key: str, kind: str, body: Wire, at: int) -> Wire:
        """A new row of another kind than a record, in a stream."""
        return self._change("put", key, self._ids.next(kind), [0, 0], at) | {"t": kind, "x": body}

    def set(self, key: str, rid: str, base: list[int], body: Wire, at: int) -> Wire:
        """A change of some fields of a record as it was seen at `base`."""
        return self._change("set", key, rid, base, at) | {"x": body}

    def remove(self, key: str, rid: str, base: list[int], at: int) -> Wire:
        """The withdrawal of a record."""
        return self._change("del", key, rid, base, at)

    def seen(self, key: str, rid: str) -> list[int]:
        """The base of a record as it stands now: [epoch, seq]."""
        with reading() as snapshot:
            row = streams.row(snapshot, rid, key)
            said = streams.pull(snapshot, self._author(), self._request([], 0), 0)
        epochs = {cursor[0]: cursor[2] for cursor in said["c"]}
        return [epochs[self._slot(key)], row.seq if row else 0]

    def push(self, mutations: Sequence[Wire], now: int) -> list[Answer]:
        """Send changes at a moment (ms); what became of each."""
        with reading() as snapshot:
            batch = streams.prepare(snapshot, self._author(), self._request(mutations, now), now)
        return streams.push(self._session, self._author(), batch, now)

    def _change(self, change: str, key: str, rid: str, base: list[int], at: int) -> Wire:
        mid = self._ids.next(change)
        return {"i": mid, "k": change, "s": self._slot(key), "r": rid, "b": base, "at": at}

    def _slot(self, key: str) -> int:
        if not self._slots:
            with reading() as snapshot:
                held = streams.granted(snapshot, self.user)
            self._slots = {grant.key: grant.slot for grant in held}
        return self._slots[key]

    def _author(self) -> Author:
        return Author(self.user, self.device)

    def _request(self, mutations: Sequence[Wire], now: int) -> SyncRequest:
        return SyncRequest(0, self.device, APP, now, (), mutations, _ALL, None)
