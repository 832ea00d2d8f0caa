"""The server of the model: streams, grants, journal, quarantine, backup and restore.

Long: a model is read from top to bottom, beside the protocol it follows.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from daybook_sync.cursor import Cursor, advance, needs_reset
from daybook_sync.merge import Applied, Fate, Held, Outcome, State, apply, effective
from daybook_sync.mutation import Mutation


@dataclass(frozen=True, slots=True)
class Row:
    """A stored row: who wrote it first, who may see it (0 all, 1 owner and leaders), its state."""

    owner: str
    vis: int
    state: State


@dataclass(frozen=True, slots=True)
class Grant:
    """One person's access to one stream under one role."""

    gid: int
    key: str
    role: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A change in quarantine; `key` is its stream, and `end` what the office or its author did.

    A change that was `accepted` is applied; one that its author wrote anew is `replaced`, and
    nothing more comes of it.
    """

    mutation: Mutation
    reason: str
    user: str
    key: str | None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What the journal keeps of an accepted or held mutation."""

    mutation: Mutation
    outcome: Outcome
    seq: int | None
    fingerprint: int
    branch: str


@dataclass(slots=True)
class Stream:
    """One ordered audience; `epochs` lists (epoch, head at its start), the current one last."""

    epochs: list[tuple[int, int]]
    head: int = 0
    floor: int = 0
    backed_up: int = 0
    rows: dict[str, Row] = field(default_factory=dict)

    @property
    def epoch(self) -> int:
        """The number of this life of the stream; a restore starts another."""
        return self.epochs[-1][0]

    def copy(self) -> "Stream":
        """A copy that shares only what never changes."""
        return Stream(list(self.epochs), self.head, self.floor, self.backed_up, dict(self.rows))


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy of everything that a restore brings back."""

    streams: dict[str, Stream]
    grants: dict[str, dict[int, Grant]]
    journal: dict[str, Entry]
    quarantine: dict[str, Kept]
    kept: frozenset[str]


@dataclass(frozen=True, slots=True)
class Request:
    """One round trip's way up."""

    user: str
    nonce: int
    cursors: tuple[Cursor, ...]
    mutations: tuple[Mutation, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What one response says of one stream."""

    cursor: Cursor
    rows: tuple[tuple[str, Row], ...]
    removed: tuple[str, ...]
    reset: bool
    backed_up: int


@dataclass(frozen=True, slots=True)
class Response:
    """One round trip's way down; `closed` holds (slot, gid) of grants the phone must drop."""

    nonce: int
    outcomes: tuple[tuple[Mutation, Outcome, int | None], ...]
    opened: Mapping[int, Grant]
    closed: tuple[tuple[int, int], ...]
    pages: Mapping[int, Page]
    more: bool


def breaks_rules(mutation: Mutation) -> bool:
    """Whether the form of the record forbids what was written; `bad` stands for that."""
    return any(str(value).startswith("bad") for value in mutation.fields.values())


def corrected(mutation: Mutation) -> Mutation:
    """The mutation as the form allows it."""
    fields = {name: str(value).removeprefix("bad") for name, value in mutation.fields.items()}
    return replace(mutation, fields={**mutation.fields, **fields})


class Server:
    """The reference server; `bugs` names the seeded faults that are switched on.

    `page` is the number of rows in one response: small, so that downloads take several.
    """

    def __init__(self, keys: Collection[str], bugs: Collection[str] = (), page: int = 3) -> None:
        self.bugs = frozenset(bugs)
        self.page_size = page
        self.streams = {key: Stream([(1, 0)]) for key in keys}
        self.grants: dict[str, dict[int, Grant]] = {}
        self.slots: dict[tuple[str, str], int] = {}
        self.journal: dict[str, Entry] = {}
        self.quarantine: dict[str, Kept] = {}
        self.kept: set[str] = set()
        self.warned: list[tuple[str, str]] = []
        self.counters: dict[str, int] = {}
        self.next_gid = 1
        self.life = 1
        self.saved: Backup | None = None

    # -- access -------------------------------------------------------------------------------

    def grant(self, user: str, key: str, role: str) -> None:
        """Open a grant, or replace one of another role by a new one."""
        slot = self.slots.setdefault((user, key), len(self.slots) + 1)
        mine = self.grants.setdefault(user, {})
        if slot in mine and mine[slot].role == role:
            return
        keep = mine.get(slot) if "grant_no_id" in self.bugs else None
        gid = keep.gid if keep else self.next_gid
        self.next_gid += 1
        mine[slot] = Grant(1 if "grant_no_id" in self.bugs else gid, key, role)

    def revoke(self, user: str, key: str) -> None:
        """Close a grant; nothing happens when there is none."""
        self.grants.get(user, {}).pop(self.slots.get((user, key), 0), None)

    # -- one request --------------------------------------------------------------------------

    def answer(self, request: Request) -> Response:
        """Push, then pull, as one request does."""
        if self.behind(request) and "restore_not_awaited" not in self.bugs:
            # The phone hears of the restore now, and sends the lost work before what builds on it.
            put_off = ((mutation, Outcome.LATER, None) for mutation in request.mutations)
            return self.pull(request, tuple(put_off))
        outcomes = tuple(
            (mutation, *self.push(request.user, mutation)) for mutation in request.mutations
        )
        return self.pull(request, outcomes)

    def behind(self, request: Request) -> bool:
        """Whether the phone has not heard of a restore yet, and so has not sent again."""
        mine = self.grants.get(request.user, {})
        return any(
            cursor.epoch != self.streams[mine[cursor.slot].key].epoch
            for cursor in request.cursors
            if cursor.slot in mine
        )

    def push(self, user: str, mutation: Mutation) -> tuple[Outcome, int | None]:
        """Take one mutation once; a repeated one gets the answer it had."""
        known = self.journal.get(mutation.id)
        if known and "no_dedupe" not in self.bugs:
            if known.fingerprint == hash(str(mutation)):
                return known.outcome, known.seq
            return self.hold(user, mutation, "key-reuse", own_id=f"{mutation.id}!")
        if "counter_dedupe" in self.bugs and self.swallowed(mutation):
            return Outcome.OK, 0
        grant = self.grants.get(user, {}).get(mutation.slot)
        if grant is None:
            if "drop_not_member" in self.bugs:
                return Outcome.OK, 0
            return self.hold(user, mutation, "not-member")
        return self.write(user, self.streams[grant.key], mutation)

    def write(self, user: str, stream: Stream, mutation: Mutation) -> tuple[Outcome, int | None]:
        """Apply one mutation in its stream, or hold it."""
        if breaks_rules(mutation):
            return self.hold(user, mutation, "invalid")
        result = self.merge(stream, mutation, self.fate(mutation.after))
        if isinstance(result, Held):
            if "drop_invalid" in self.bugs:
                return Outcome.OK, 0
            return self.hold(user, mutation, result.reason)
        return self.store(user, stream, mutation, result)

    def merge(self, stream: Stream, mutation: Mutation, after: Fate | None) -> Applied | Held:
        """What the apply rule makes of a mutation now; `after` became of its predecessor."""
        row = stream.rows.get(mutation.rid)
        return apply(
            row.state if row else None,
            self.seen_base(replace(mutation, branch=self.branch(mutation))),
            stream.epochs,
            stream.head + 1,
            after=after,
        )

    def store(
        self, user: str, stream: Stream, mutation: Mutation, result: Applied
    ) -> tuple[Outcome, int]:
        """Keep the new row, the losers and the journal entry in one step."""
        row = stream.rows.get(mutation.rid)
        # What is taken back gets a number too: by it the phone knows when a backup holds that.
        seq = result.state.seq if result.state else stream.head + 1
        if "seq_not_counted" not in self.bugs or row is None:
            stream.head = max(stream.head, seq)
        if result.state:
            vis = row.vis if row else int(mutation.fields.get("vis", 0) or 0)
            stream.rows[mutation.rid] = Row(row.owner if row else user, vis, result.state)
        losers = [str(c.value) for c in result.conflicts if c.value is not None]
        self.warned += [(mutation.id, value) for value in losers]
        if "lww_drop" not in self.bugs:
            self.kept.update(losers)
        self.replace(user, mutation)
        outcome = Outcome.MERGED if result.conflicts else Outcome.OK
        self.journal[mutation.id] = Entry(
            mutation, outcome, seq, hash(str(mutation)), self.branch(mutation)
        )
        return outcome, seq

    def branch(self, mutation: Mutation) -> str:
        """The branch a mutation continues: its predecessor's, unless another one continues that.

        Two phones with one copied database hold the same unsent chain; what they add to it is
        not one person's sequence any more, so the later one to arrive opens a branch of its own.
        """
        before = self.journal.get(mutation.after or "")
        if before is None:
            return mutation.id
        if before.outcome is Outcome.HELD:
            return mutation.branch if "accept_joins_branch" in self.bugs else mutation.id
        if "fork_ignored" in self.bugs:
            return mutation.branch
        forked = any(
            entry.mutation.after == mutation.after and entry.outcome is not Outcome.HELD
            for entry in self.journal.values()
        )
        return mutation.id if forked else before.branch

    def seen_base(self, mutation: Mutation) -> Mutation:
        """The mutation as the merge is to see it; the seeded bugs blunt it here."""
        if "base_no_epoch" in self.bugs:
            return replace(mutation, base=(self.life, mutation.base[1]))
        if "no_branch" in self.bugs:
            return replace(mutation, branch=mutation.id)
        if "one_branch" in self.bugs:
            return replace(mutation, branch="all")
        if "base_ignored" in self.bugs:
            return replace(mutation, base=(self.life, 10**9))
        return mutation

    def hold(
        self, user: str, mutation: Mutation, reason: str, own_id: str | None = None
    ) -> tuple[Outcome, None]:
        """Put a mutation aside with its reason; nothing is ever dropped."""
        key = own_id or mutation.id
        streams = [key for (whose, key), slot in self.slots.items() if slot == mutation.slot]
        self.quarantine[key] = Kept(mutation, reason, user, streams[0] if streams else None)
        if own_id is None:
            self.journal[key] = Entry(
                mutation, Outcome.HELD, None, hash(str(mutation)), mutation.id
            )
        return Outcome.HELD, None

    def fate(self, mid: str | None) -> Fate | None:
        """What became of a predecessor."""
        if mid is None:
            return None
        entry = self.journal.get(mid)
        if "no_chain_hold" in self.bugs:
            return "applied"
        if entry is None:
            return "unknown"
        return "held" if entry.outcome is Outcome.HELD else "applied"

    def swallowed(self, mutation: Mutation) -> bool:
        """The counter de-duplication of the bug of that name: a device's numbers must rise."""
        device, _, number = mutation.id.partition(":")
        seen = self.counters.get(device, -1)
        self.counters[device] = max(seen, int(number.partition("/")[0]))
        return int(number.partition("/")[0]) <= seen

    # -- the office ---------------------------------------------------------------------------

    def accept(self, mid: str) -> bool:
        """Let a held change in, corrected where it must be, and then those that waited for it.

        Its base and branch stay, so that it overwrites nothing unnoticed. When what it builds on
        is still held, the change stands for itself, in a branch of its own.
        """
        kept = self.quarantine[mid]
        if kept.end or kept.key is None or mid != kept.mutation.id:
            return False
        mutation, stream = corrected(kept.mutation), self.streams[kept.key]
        if mutation.change == "del" or "accept_renews_base" in self.bugs:
            # Whoever accepts a removal has seen what was written since.
            mutation = replace(mutation, base=(stream.epoch, stream.head))
        result = self.merge(stream, mutation, "applied")
        if isinstance(result, Held):
            return False
        _, seq = self.store(kept.user, stream, mutation, result)
        entry = self.journal[mid]
        self.journal[mid] = replace(entry, mutation=kept.mutation)
        self.quarantine[mid] = replace(kept, end="accepted")
        self.tell(kept.user, mid, {"end": "accepted", "seq": seq})
        waiting = [m for m, k in self.quarantine.items() if k.mutation.after == mid]
        for follower in waiting:
            if self.quarantine[follower].reason == "after-held":
                self.accept(follower)
        return True

    def replace(self, user: str, mutation: Mutation) -> None:
        """What an applied change takes the place of is decided by that."""
        for mid in mutation.replaces:
            kept = self.quarantine.get(mid)
            if kept and kept.user == user and kept.end is None:
                self.quarantine[mid] = replace(kept, end="replaced")
                self.tell(user, mid, {"end": "replaced"})

    def tell(self, user: str, mid: str, body: dict[str, object]) -> None:
        """Write in a person's own stream what became of a held change."""
        if "accept_untold" in self.bugs:
            return
        mine = self.streams[f"me/{user}"]
        mine.head += 1
        mine.rows[f"held:{mid}"] = Row(user, 0, State(body, {}, mine.head))

    # -- pull ---------------------------------------------------------------------------------

    def pull(
        self, request: Request, outcomes: tuple[tuple[Mutation, Outcome, int | None], ...]
    ) -> Response:
        """What the phone lacks, in small pages, from one snapshot."""
        mine = self.grants.get(request.user, {})
        known = {cursor.slot: cursor for cursor in request.cursors}
        opened = {
            slot: grant
            for slot, grant in mine.items()
            if slot not in known or known[slot].gid != grant.gid
        }
        closed = tuple(
            (slot, cursor.gid)
            for slot, cursor in known.items()
            if slot not in mine or mine[slot].gid != cursor.gid
        )
        budget, pages = self.page_size, {}
        own = {mutation.rid for mutation in request.mutations}
        for slot, grant in mine.items():
            page = self.page(request.user, grant, slot, known.get(slot), budget, own)
            budget -= len(page.rows) + len(page.removed)
            pages[slot] = page
        more = any(page.cursor.seq < self.streams[mine[s].key].head for s, page in pages.items())
        return Response(request.nonce, outcomes, opened, closed, pages, more)

    def page(
        self,
        user: str,
        grant: Grant,
        slot: int,
        cursor: Cursor | None,
        budget: int,
        own: Collection[str],
    ) -> Page:
        """The next rows of one stream after the cursor, as far as the budget goes."""
        stream = self.streams[grant.key]
        safe = self.safe(cursor, stream)
        reset = cursor is None or cursor.gid != grant.gid or self.stale(cursor, stream)
        if cursor is None or reset:
            cursor = Cursor(slot, grant.gid, stream.epoch, 0, stream.head or None)
        changed = sorted(
            (
                (row.state.seq, rid, row)
                for rid, row in stream.rows.items()
                if row.state.seq > cursor.seq
            ),
        )
        rows: list[tuple[str, Row]] = []
        removed: list[str] = []
        reached = cursor.seq
        for seq, rid, row in changed:
            if len(rows) + len(removed) >= budget:
                break
            reached = seq
            self.place(user, grant, cursor, rid, row, rows, removed, own)
        else:
            reached = stream.head
        if "cursor_to_head" in self.bugs:
            reached = stream.head
        cursor = advance(cursor, reached)
        return Page(cursor, tuple(rows), tuple(removed), reset, safe)

    def safe(self, cursor: Cursor | None, stream: Stream) -> int:
        """Up to which seq of the phone's epoch everything is surely in a backup.

        A seq of an earlier epoch counts no further than where each later epoch began: the numbers
        above that were given again, to other changes. Of a stream that the phone does not know,
        and of an epoch that a second restore undid, nothing is known.
        """
        if "backup_of_any_epoch" in self.bugs:
            return stream.backed_up
        if cursor is None:
            return 0
        return effective((cursor.epoch, stream.backed_up), stream.epochs)

    def place(
        self,
        user: str,
        grant: Grant,
        cursor: Cursor,
        rid: str,
        row: Row,
        rows: list[tuple[str, Row]],
        removed: list[str],
        own: Collection[str],
    ) -> None:
        """Put one changed row among the page's rows or tombstones, or leave it out."""
        seq = row.state.seq
        if grant.role == "teacher" and row.vis and row.owner != user:
            if "filter_ignored" in self.bugs:
                rows.append((rid, row))
            return
        if "suppress_echo" in self.bugs and rid in own:
            return
        if not row.state.deleted:
            rows.append((rid, row))
        elif cursor.boot is None or seq > self.skipped(cursor.boot):
            removed.append(rid)

    def skipped(self, boot: int) -> int:
        """Tombstones up to here need not be sent to a phone that is still downloading."""
        return 10**9 if "boot_skips_all_tombs" in self.bugs else boot

    def stale(self, cursor: Cursor, stream: Stream) -> bool:
        """Whether the stream must be read again from the start."""
        floor = 0 if "gc_no_floor" in self.bugs else stream.floor
        epoch = cursor.epoch if "restore_no_epoch" in self.bugs else stream.epoch
        return needs_reset(cursor, epoch=epoch, head=stream.head, floor=floor)

    # -- keeping ------------------------------------------------------------------------------

    def compact(self, key: str) -> None:
        """Remove the tombstones of a stream for good and remember the highest."""
        stream = self.streams[key]
        gone = [(row.state.seq, rid) for rid, row in stream.rows.items() if row.state.deleted]
        for seq, rid in gone:
            del stream.rows[rid]
            stream.floor = max(stream.floor, seq)

    def backup(self) -> None:
        """Keep a verified copy of everything; only then does the watermark move."""
        for stream in self.streams.values():
            stream.backed_up = stream.head
        self.saved = Backup(
            {key: stream.copy() for key, stream in self.streams.items()},
            {user: dict(grants) for user, grants in self.grants.items()},
            dict(self.journal),
            dict(self.quarantine),
            frozenset(self.kept),
        )

    def restore(self, step: int) -> bool:
        """Go back to the last backup and start a new epoch, `step` later, in every stream.

        A backup knows nothing of the epochs after it, so that the step must be a random one.
        """
        if self.saved is None:
            return False
        self.streams = {key: stream.copy() for key, stream in self.saved.streams.items()}
        self.grants = {user: dict(mine) for user, mine in self.saved.grants.items()}
        self.journal, self.quarantine = dict(self.saved.journal), dict(self.saved.quarantine)
        self.kept = set(self.saved.kept)
        self.life += step
        if "restore_no_epoch" not in self.bugs:
            for stream in self.streams.values():
                stream.epochs.append((stream.epoch + step, stream.head))
        return True
