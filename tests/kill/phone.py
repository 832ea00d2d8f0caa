"""A phone in Python: writes records, pushes and pulls, and repeats what was not answered."""

import json
import random
import threading
from collections.abc import Callable
from typing import Any

from daybook_sync.ids import new_id

from daybook.clock import now
from tests.kill.diary import LATER, Diary
from tests.kill.line import AbandonedError, Line, Reply
from tests.kill.pulse import Pulse
from tests.kill.shelf import Shelf
from tests.kill.world import Device, World
from tests.server.records.county import LESSON, TALK, TODAY, VERSIONS

Json = dict[str, Any]
MOST_AT_ONCE = 6
WISH = 200_000
REPEATED = 0.03
"""Share of answered requests that are sent once more, as browsers and proxies do by themselves."""


class Phone:
    """One device, played by a thread until it is told to `finish` or `over` is set."""

    def __init__(
        self,
        port: int,
        device: Device,
        world: World,
        seed: str,
        pulse: Pulse,
        over: threading.Event,
    ) -> None:
        self.device = device
        self.diary = Diary()
        self.shelf = Shelf()
        self.faults: list[str] = []
        self.doubled: list[str] = []
        self.line = Line(port, device.token, pulse, over)
        self._world = world
        self._random = random.Random(seed)
        self._nonce = 0
        self._written = 0
        self._finishing = threading.Event()

    def finish(self) -> None:
        """Write nothing more, and end once everything is answered."""
        self._finishing.set()

    def run(self) -> None:
        """Live until finished; what stops it early is a fault."""
        try:
            self.catch_up()
            while not self._finishing.is_set():
                self._write()
                self._sync(self.diary.waiting)
            while self.diary.waiting:
                self._sync(self.diary.waiting)
        except AbandonedError:
            self.faults.append(f"abandoned with {len(self.diary.waiting)} changes unanswered")
        except Exception as error:
            self.faults.append(f"the phone failed: {error!r}")
        finally:
            self.line.close()

    def catch_up(self) -> None:
        """Pull everything there is."""
        while self._sync([]).get("more"):
            pass

    def _sync(self, mutations: list[Json]) -> Json:
        """One round trip; the same bytes are sent until there is an answer."""
        self._nonce += 1
        cursors = list(self.shelf.cursors.values())
        asked = {"p": 1, "q": self._nonce, "d": self.device.device, "app": "kill"}
        body = json.dumps({**asked, "c": cursors, "m": mutations, "n": WISH}).encode()
        reply = self._insist(body)
        if mutations and self._random.random() < REPEATED:
            again = self._insist(body)
            if _finals(reply).items() - _finals(again).items():
                self.doubled.append(f"two answers to one request: {reply['a']}, {again['a']}")
        self.faults += self.shelf.take(reply)
        self.faults += self.diary.settle(list(mutations), reply.get("a", []))
        return reply

    def _insist(self, body: bytes) -> Json:
        while True:
            reply = self.line.once("POST", "/api/sync", body, {"Content-Type": "application/json"})
            if reply is not None and reply.status != 503:
                return self._read(reply)

    def _read(self, reply: Reply) -> Json:
        if reply.status == 204 and reply.headers.get("x-q") == str(self._nonce):
            return {}
        if reply.status != 200:
            raise ValueError(f"{reply.status} to a sync: {reply.body[:300]!r}")
        read: Json = json.loads(reply.body)
        if read["q"] != self._nonce:
            raise ValueError(f"the answer to {read['q']} came for {self._nonce}")
        return read

    def _write(self) -> None:
        """Make a few changes: new records, edits and removals of own ones, and a wrong one."""
        ways: list[Callable[[], None]] = [self._put, self._edit, self._remove, self._put_wrong]
        for _ in range(self._random.randint(1, MOST_AT_ONCE)):
            self._random.choices(ways, (50, 42, 4, 4))[0]()

    def _put(self, **fields: Any) -> None:
        self._written += 1
        mine = {key: slot for key, slot in self.shelf.slots.items() if key[:5] in _AUDIENCES}
        key = self._random.choice(sorted(mine))
        of_class = key.startswith("class")
        answers = {**TALK, "child": [self._world.child]} if of_class else dict(LESSON)
        body = {
            "_date": TODAY.isoformat(),
            "_school": self._world.school,
            "_class": self._world.school_class if of_class else None,
            "_started": now() - 60_000,
            "_finished": now(),
            **answers,
            _TEXT[of_class]: self._text(),
            **fields,
        }
        form = "parent" if of_class else "lesson"
        self._enqueue(mine[key], new_id(), "put", body, t="record", f=[form, VERSIONS[form]])

    def _put_wrong(self) -> None:
        """A record that the forms' rules do not let pass: it is held."""
        self._put(how=None, kind=None)

    def _edit(self) -> None:
        if found := self._some_own():
            slot, rid = found
            row = self.shelf.rows.get(found)
            fields: Json = {_TEXT["how" in row.body if row else False]: self._text()}
            if self._random.random() < 0.3:
                fields["_finished"] = now()
            self._enqueue(slot, rid, "set", fields)

    def _remove(self) -> None:
        if found := self._some_own():
            self._enqueue(*found, "del", None)

    def _some_own(self) -> tuple[int, str] | None:
        leaving = {each["r"] for each in self.diary.waiting if each["k"] == "del"}
        own = [place for place in self.shelf.own(self.device.user) if place[1] not in leaving]
        # Mostly the newest, so that two phones of one person meet on the same records.
        return self._random.choice(own[-12:]) if own else None

    def _enqueue(self, slot: int, rid: str, change: str, fields: Json | None, **more: Any) -> None:
        row = self.shelf.rows.get((slot, rid))
        made: Json = {"i": new_id(), "k": change, "s": slot, "r": rid, **more, "at": now()}
        made["b"] = [self.shelf.epoch(slot), row.seq if row else 0]
        if fields is not None:
            made["x"] = {name: value for name, value in fields.items() if value is not None}
        if chain := self.diary.chain(rid):
            made["br"], made["af"] = chain
        self.diary.note(made)

    def _text(self) -> str:
        self._written += 1
        return f"{self.device.device[-6:]} {self._written} 家访时谈了作业"


_AUDIENCES = {"class", "schoo"}
_TEXT = {True: "note", False: "topic"}


def _finals(reply: Json) -> dict[int, str]:
    """The final answers of a reply by index; what was put off may be told at any later time."""
    return {answer[0]: json.dumps(answer) for answer in reply.get("a", []) if answer[1] != LATER}
