"""One random schedule: phones, a server, a network that loses, repeats, delays and reorders."""

import random
from collections import Counter
from collections.abc import Collection

from daybook_sync.mutation import Mutation

from tests.simulation.model.phone import Phone
from tests.simulation.model.server import Request, Response, Server

KEYS = ("school", "class", "pair")
USERS = ("ana", "bo", "cy")
FIELDS = ("note", "present", "topic")
STEPS = 80


class World:
    """A seeded schedule of `steps` events; the same seed and bugs give the same run."""

    def __init__(self, seed: int, bugs: Collection[str] = (), steps: int = STEPS) -> None:
        self.random = random.Random(seed)
        page = self.random.randint(1, 3)
        self.server = Server((*KEYS, *(f"me/{user}" for user in USERS)), bugs, page)
        self.phones = [Phone(user, f"d{n}", bugs) for n, user in enumerate(USERS)]
        self.up: list[tuple[Phone, Request]] = []
        self.down: list[tuple[Phone, Response]] = []
        self.made: list[tuple[Mutation, frozenset[str]]] = []
        self.fired: Counter[str] = Counter()
        self.vanished: list[str] = []
        self.tags = 0
        for user in USERS:
            self.server.grant(user, f"me/{user}", "leader")
        self.server.grant("ana", "school", "teacher")
        self.server.grant("bo", "school", "leader")
        self.server.grant("bo", "class", "team")
        self.server.grant("cy", "class", "team")
        self.steps = steps

    def run(self) -> None:
        """All events of the schedule, then quiet: no faults until nothing moves any more."""
        for phone in self.phones:
            phone.hear(self.server.answer(phone.ask()))
        # Swarm testing: every schedule has its own mixture, so that rare pairs meet often in some.
        names = list(EVENTS)
        weights = [weight * self.random.choice((0.2, 1, 4)) for weight in EVENTS.values()]
        for name in self.random.choices(names, weights, k=self.steps):
            if getattr(self, name)():
                self.fired[name] += 1
        self.settle()

    # -- people -------------------------------------------------------------------------------

    def create(self) -> bool:
        """Somebody writes a new record."""
        return self._write("put")

    def edit(self) -> bool:
        """Somebody changes fields of a record on their phone."""
        return self._write("set")

    def remove(self) -> bool:
        """Somebody removes a record."""
        return self._write("del")

    def _write(self, change: str) -> bool:
        phone = self.random.choice(self.phones)
        if not phone.grants:
            return False
        slot = self.random.choice(sorted(phone.grants))
        rid = self._rid(phone, slot, change)
        if rid is None:
            return False
        self.tags += 1
        names = self.random.sample(FIELDS, self.random.randint(1, 2)) if change != "del" else []
        view = phone.view(slot, rid)
        wrong = "bad" if self.random.random() < 0.05 else ""
        fields: dict[str, object] = {name: f"{wrong}{self.tags}.{name}" for name in names}
        if change == "put":
            fields["vis"] = self.random.randint(0, 1)
        seen = frozenset(str(view.body[n]) for n in names if view and n in view.body)
        self.made.append((phone.write(change, slot, rid, fields, str(self.tags)), seen))
        return True

    def _rid(self, phone: Phone, slot: int, change: str) -> str | None:
        if change == "put":
            return f"r{self.tags + 1}"
        rows = phone.rows_in(slot)
        return self.random.choice(rows) if rows else None

    # -- network ------------------------------------------------------------------------------

    def sync(self) -> bool:
        """A phone sends a request."""
        phone = self.random.choice(self.phones)
        self.up.append((phone, phone.ask()))
        return True

    def exchange(self) -> bool:
        """A phone makes a whole round trip on a good line."""
        phone = self.random.choice(self.phones)
        self._hear(phone, self.server.answer(phone.ask()))
        return True

    def arrive(self) -> bool:
        """The server gets one of the requests under way, in any order, and answers."""
        if not self.up:
            return False
        phone, request = self.up.pop(self._index(self.up))
        self.down.append((phone, self.server.answer(request)))
        return True

    def reply(self) -> bool:
        """A phone gets one of the responses under way, in any order."""
        if not self.down:
            return False
        self._hear(*self.down.pop(self._index(self.down)))
        return True

    def _hear(self, phone: Phone, response: Response) -> None:
        shown = {(slot, rid) for slot in phone.grants for rid in phone.rows_in(slot)}
        held = dict(phone.grants)
        phone.hear(response)
        self.vanished += [
            f"{rid} vanished from {phone.device}"
            for slot, rid in shown
            if phone.grants.get(slot) == held[slot]
            and self._must_show(phone, slot, rid)
            and rid not in phone.rows_in(slot)
        ]

    def _must_show(self, phone: Phone, slot: int, rid: str) -> bool:
        """Whether a row that was on the screen has no reason to leave it."""
        grant = self.server.grants.get(phone.user, {}).get(slot)
        cursor = phone.cursors.get(slot)
        if grant is None or cursor is None or phone.grants.get(slot) != grant:
            return False
        row = self.server.streams[grant.key].rows.get(rid)
        removed = any(m.rid == rid and m.change == "del" for m, _ in self.made)
        if (
            row is None
            or removed
            or (grant.role == "teacher" and row.vis and row.owner != phone.user)
        ):
            return False
        # While a stream is read again, the old rows stay; afterwards the new ones are complete.
        return cursor.boot is not None or row.state.seq <= cursor.seq

    def _index(self, under_way: list[tuple[Phone, Request]] | list[tuple[Phone, Response]]) -> int:
        return 0 if self.random.random() < 0.7 else self.random.randrange(len(under_way))

    def lose_request(self) -> bool:
        """A request is lost."""
        return bool(self.up) and bool(self.up.pop(self.random.randrange(len(self.up))))

    def lose_response(self) -> bool:
        """A response is lost after the server has done its work."""
        return bool(self.down) and bool(self.down.pop(self.random.randrange(len(self.down))))

    def repeat_request(self) -> bool:
        """A proxy sends a request twice."""
        if self.up:
            self.up.append(self.random.choice(self.up))
        return bool(self.up)

    def repeat_response(self) -> bool:
        """A cache gives a response twice."""
        if self.down:
            self.down.append(self.random.choice(self.down))
        return bool(self.down)

    # -- phones and server --------------------------------------------------------------------

    def kill(self) -> bool:
        """A phone dies while it applies a response."""
        if not self.down:
            return False
        phone, response = self.down.pop(self.random.randrange(len(self.down)))
        phone.hear(response, killed=True)
        return True

    def clone(self) -> bool:
        """A phone's database is copied to another phone, which goes on by itself."""
        if len(self.phones) > 4:
            return False
        self.phones.append(self.random.choice(self.phones).clone())
        return True

    def accept(self) -> bool:
        """The office accepts something held."""
        held = [mid for mid, kept in self.server.quarantine.items() if kept.end is None]
        return bool(held) and self.server.accept(self.random.choice(held))

    def grant(self) -> bool:
        """Somebody gets access to a stream, or another role in it."""
        user, key = self.random.choice(USERS), self.random.choice(KEYS)
        self.server.grant(user, key, self.random.choice(("teacher", "leader")))
        return True

    def revoke(self) -> bool:
        """Somebody loses access to a stream."""
        self.server.revoke(self.random.choice(USERS), self.random.choice(KEYS))
        return True

    def compact(self) -> bool:
        """Old tombstones of a stream are removed for good."""
        self.server.compact(self.random.choice(KEYS))
        return True

    def backup(self) -> bool:
        """A verified backup is made."""
        self.server.backup()
        return True

    def restore(self) -> bool:
        """The server's disk is lost and the last backup brought back."""
        return self.server.restore(self.random.randint(1, 2**40))

    # -- the end ------------------------------------------------------------------------------

    def settle(self) -> None:
        """A perfect network until every phone has nothing to send and nothing to fetch."""
        self.up.clear()
        self.down.clear()
        for _ in range(40):
            calm = True
            for phone in self.phones:
                before = (len(phone.outbox), dict(phone.cursors), dict(phone.grants))
                response = self.server.answer(phone.ask())
                phone.hear(response)
                after = (len(phone.outbox), dict(phone.cursors), dict(phone.grants))
                calm = calm and before == after and not phone.outbox and not response.more
            if calm:
                return


EVENTS = {
    "create": 6,
    "edit": 18,
    "remove": 5,
    "exchange": 24,
    "sync": 12,
    "arrive": 16,
    "reply": 16,
    "lose_request": 2,
    "lose_response": 3,
    "repeat_request": 2,
    "repeat_response": 2,
    "kill": 4,
    "clone": 1,
    "grant": 2,
    "revoke": 2,
    "accept": 6,
    "compact": 2,
    "backup": 3,
    "restore": 4,
}
