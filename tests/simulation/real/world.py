"""One seeded world: the phones, the server, and everything that is on its way between them."""

import base64
import gzip
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from daybook_sync.ids import stable_id
from daybook_sync.merge import Outcome

from daybook import clock
from daybook.db import db, reading
from daybook.streams import service as streams
from tests.simulation.real import copies
from tests.simulation.real.phones import Phones, Told
from tests.simulation.real.school import FIRST_PHONES, Signed, first_owner, sign_in
from tests.simulation.real.server import Reply, Server

MOST_REQUESTS = 80
"""More than any phone makes in one go; one that makes more would never rest."""

MOVING = ("a", "g", "c", "z", "r", "x", "more")
TEXTUAL = ("json", "text", "html")


@dataclass(frozen=True)
class Flight:
    """A request on its way to the server."""

    id: int
    phone: str
    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def is_sync(self) -> bool:
        """Whether it is a sync and not a photo."""
        return self.path == "/api/sync"


@dataclass(frozen=True)
class Made:
    """A change that somebody made, as it was frozen, and what it was written over."""

    mid: str
    phone: str
    user: str
    rid: str
    slot: int
    change: str
    fields: dict[str, Any]
    seen: tuple[Any, ...]


@dataclass
class World:
    """A schedule under way; `random` decides everything that the seed is to decide."""

    seed: int
    server: Server
    phones: Phones
    trace: list[str] = field(default_factory=list)
    fired: Counter[str] = field(default_factory=Counter)
    owners: dict[str, Signed] = field(default_factory=dict)
    states: dict[str, dict[str, Any]] = field(default_factory=dict)
    up: list[Flight] = field(default_factory=list)
    late: list[Flight] = field(default_factory=list)
    past: dict[str, Reply] = field(default_factory=dict)
    made: dict[str, Made] = field(default_factory=dict)
    warned: set[str] = field(default_factory=set)
    evicted: list[dict[str, Any]] = field(default_factory=list)
    undone: set[str] = field(default_factory=set)
    seen_faults: list[str] = field(default_factory=list)
    backup: copies.Rows | None = None
    compacted: int = 0
    versions: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)

    @property
    def now(self) -> int:
        """The world's time, ms; every clock is right or wrong by it."""
        return self.server.steering.now

    def pass_time(self, ms: int) -> None:
        """Let time pass."""
        self.server.steering.now += ms

    def begin(self, rows: copies.Rows) -> None:
        """The first day: every phone is signed in and up to date."""
        self.server.begin(self.seed, rows)
        self.say("world", seed=self.seed)
        for phone in FIRST_PHONES:
            self.owners[phone] = first_owner(phone)
            lease = self.random.random() < 0.4
            self.say("phone", phone=phone, lease=lease, **self.owners[phone].wire())
            self.exchange(phone)

    # -- the phones ---------------------------------------------------------------------------

    def say(self, what: str, **more: Any) -> Told:
        """Give the phones a command, and notice what they did."""
        told = self.phones.say({"do": what, "now": self.now, **more})
        self.seen_faults += told.loose
        self.states = told.states
        for asked in told.asked:
            body = base64.b64decode(asked["body"]) if asked["body"] is not None else b""
            headers, path = dict(asked["headers"]), asked["path"]
            flight = Flight(asked["id"], asked["phone"], asked["method"], path, headers, body)
            self.up.append(flight)
            self.note(f"  {flight.phone} asks {flight.method} {path} {summary(flight)}")
        for given_up in told.gave_up:
            # It is under way all the same.
            self.late += [flight for flight in self.up if flight.id == given_up]
            self.up = [flight for flight in self.up if flight.id != given_up]
        return told

    def note(self, line: str) -> None:
        """A line of the trace."""
        self.trace.append(line)

    def phone(self) -> str:
        """Any phone."""
        return self.random.choice(list(self.owners))

    def flights_of(self, phone: str) -> list[Flight]:
        """The requests of a phone that wait for an answer."""
        return [flight for flight in self.up if flight.phone == phone]

    def flight(self, phone: str | None = None) -> Flight | None:
        """A request of a phone, which is asked to make one when it has none; taken off the way."""
        phone = phone or self.phone()
        if not self.flights_of(phone):
            self.say("wake", phone=phone, urge=2)
        flights = self.flights_of(phone)
        if not flights:
            return None
        taken = self.random.choice(flights)
        self.up.remove(taken)
        return taken

    def signed(self, user: str) -> Signed:
        """A new device of a person."""
        self.numbers["d"] += 1
        device = stable_id(f"device {self.seed} {self.numbers['d']}")
        with self.server.app.app_context():
            signed = sign_in(user, device, clock.now())
            db.session.commit()
        return signed

    def sign_in_again(self, phone: str) -> None:
        """The person signs in on the same phone; what is on it stays."""
        self.owners[phone] = self.signed(self.owners[phone].user)
        self.note(f"  {phone} signs in again")
        self.drop_flights(phone)
        self.say("sign-in", phone=phone, owner=self.owners[phone].wire())

    def restart(self, phone: str) -> None:
        """The phone is switched on again."""
        self.drop_flights(phone)
        self.say("restart", phone=phone)

    def drop_flights(self, phone: str) -> None:
        """Whoever waited for these is gone; some of them arrive all the same."""
        gone = self.flights_of(phone)
        self.up = [flight for flight in self.up if flight.phone != phone]
        self.late += [flight for flight in gone if self.random.random() < 0.5]

    # -- the way ------------------------------------------------------------------------------

    def serve(self, flight: Flight, *, cut: int | None = None) -> Reply | None:
        """What the server answers; None when its worker died, or the request never came whole."""
        body = flight.body if cut is None else flight.body[:cut]
        reply = self.server.ask(flight.method, flight.path, flight.headers, body, len(flight.body))
        if reply is None:
            self.note(f"    the worker dies over {flight.phone}'s request")
        else:
            self.note(f"    {flight.phone} {reply.status} {said(reply)}")
            if flight.is_sync and reply.status == 200:
                self._look_at(flight, json.loads(unpacked(reply)))
                self.past[flight.phone] = reply
        return reply

    def answer(self, flight: Flight, reply: Reply | None, *, cut: bool = False) -> None:
        """Bring a reply to the phone that waits for it; None breaks the line."""
        if reply is None:
            self.say("fail", phone=flight.phone, id=flight.id)
            return
        text = unpacked(reply).decode("utf-8", "replace")
        headers = {
            name: value
            for name, value in reply.headers.items()
            if name.lower() not in {"content-encoding", "content-length"}
        }
        answered = {"status": reply.status, "headers": headers, "text": text, "cut": cut}
        self.say("answer", phone=flight.phone, id=flight.id, **{"with": answered})

    def exchange(self, phone: str) -> bool:
        """Let a phone sync on a good line until it rests; whether it may have more to say."""
        if self.states[phone]["locked"] and not self.flights_of(phone):
            self.sign_in_again(phone)
        self.say("wake", phone=phone, urge=2)
        # A page that waits for its turn has said nothing yet.
        news = not self.flights_of(phone)
        for _ in range(MOST_REQUESTS):
            flights = self.flights_of(phone)
            if not flights:
                return news
            self.up.remove(flights[0])
            reply = self.serve(flights[0])
            news = news or is_news(flights[0], reply)
            self.answer(flights[0], reply)
        self.seen_faults.append(f"{phone} asks without end")
        return False

    def _look_at(self, flight: Flight, reply: dict[str, Any]) -> None:
        """Whoever is told of a clash is told of a value; nobody is told what is not theirs."""
        for _index, outcome, _seq, *detail in reply.get("a", ()):
            self.fired[f"told {Outcome(outcome).name.lower()}"] += 1
            for name, lost in (detail[0] if detail else {}).items():
                made = self.made.get(lost) if isinstance(lost, str) else None
                if made is not None and name in made.fields:
                    self.warned |= set(values(made.fields[name]))
        user = self.owners[flight.phone].user
        roles = self._roles(user) if reply.get("r") else {}
        for slot, rows in reply.get("r", {}).items():
            for rid, _seq, _kind, meta, _body in rows:
                hidden = roles.get(int(slot)) == "teacher" and meta["v"] and meta["o"] != user
                if hidden or int(slot) not in roles:
                    self.seen_faults.append(f"{flight.phone} was shown {rid} in slot {slot}")

    def _roles(self, user: str) -> dict[int, str]:
        with self.server.app.app_context(), reading() as session:
            return {grant.slot: grant.role for grant in streams.granted(session, user)}


def is_news(flight: Flight, reply: Reply | None) -> bool:
    """Whether an exchange moved anything; a server may ask for ever for a photo that is lost."""
    if reply is None or not flight.is_sync or reply.status not in {200, 204}:
        return True
    return reply.status == 200 and any(key in json.loads(unpacked(reply)) for key in MOVING)


def values(value: Any) -> list[str]:
    """The texts that a value is made of: members of a list one by one."""
    if isinstance(value, list):
        return [json.dumps(member, sort_keys=True) for member in value]
    return [] if value is None else [json.dumps(value, sort_keys=True)]


def unpacked(reply: Reply) -> bytes:
    """The body as the browser hands it on."""
    packed = {name.lower(): value for name, value in reply.headers.items()}
    return gzip.decompress(reply.body) if packed.get("content-encoding") == "gzip" else reply.body


def opened(flight: Flight) -> dict[str, Any]:
    """The JSON of a sync request."""
    packed = flight.headers.get("Content-Encoding") == "gzip"
    found: dict[str, Any] = json.loads(gzip.decompress(flight.body) if packed else flight.body)
    return found


def summary(flight: Flight) -> str:
    """What a request says, in a few words."""
    if not flight.is_sync:
        return f"{len(flight.body)} B at {flight.headers.get('Upload-Offset', '0')}"
    asked = opened(flight)
    sent = [f"{each['k']} {each['r'][-4:]}" for each in asked.get("m", ())]
    said = "".join(f" {key}={asked[key]}" for key in ("now", "st") if key in asked)
    return f"q={asked['q']} c={asked['c']} m={sent}{said}"


def said(reply: Reply) -> str:
    """What a reply says, in a few words."""
    if reply.status != 200 or not any(kind in str(reply.headers) for kind in TEXTUAL):
        return unpacked(reply)[:60].decode("utf-8", "replace")
    told = json.loads(unpacked(reply))
    rows = {
        slot: [(row[0][-4:], row[1]) for row in rows] for slot, rows in told.get("r", {}).items()
    }
    rest = {
        key: told[key] for key in ("a", "g", "c", "z", "x", "bk", "more", "need") if key in told
    }
    return f"r={rows} {rest}"
