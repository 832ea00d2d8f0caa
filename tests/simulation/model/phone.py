"""A phone of the model: base and shadow rows, outbox, journal of sent work, cursors.

Long: a model is read from top to bottom, beside the protocol it follows.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Self

from daybook_sync.cursor import Cursor
from daybook_sync.merge import Applied, Outcome, State, apply
from daybook_sync.mutation import Mutation

from tests.simulation.model.server import Grant, Page, Request, Response, Row

BATCH = 3
"""Mutations in one request: small, so that an outbox takes several."""


@dataclass(slots=True)
class Phone:
    """Everything a phone keeps; `sent` is work the server has acknowledged, until it is safe.

    A held change is in `sent` without a seq. `settled` names the sent ones that are not laid over
    the rows any more: the row has arrived, or another change took the held one's place.

    `shown` is the epoch of the rows on the screen, which are older than the cursor while a stream
    is read again.
    """

    user: str
    device: str
    bugs: Collection[str] = ()
    grants: dict[int, Grant] = field(default_factory=dict)
    base: dict[tuple[int, str], Row] = field(default_factory=dict)
    shadow: dict[int, dict[str, Row]] = field(default_factory=dict)
    cursors: dict[int, Cursor] = field(default_factory=dict)
    shown: dict[int, int] = field(default_factory=dict)
    outbox: list[Mutation] = field(default_factory=list)
    sent: list[tuple[Mutation, int | None]] = field(default_factory=list)
    settled: set[str] = field(default_factory=set)
    backed_up: dict[int, int] = field(default_factory=dict)
    waiting: int | None = None
    nonce: int = 0
    count: int = 0

    def clone(self) -> Self:
        """The same database on another phone, as a copied backup makes it."""
        twin = replace(self)
        for name in ("grants", "base", "cursors", "shown", "backed_up"):
            setattr(twin, name, dict(getattr(self, name)))
        twin.shadow = {slot: dict(rows) for slot, rows in self.shadow.items()}
        twin.outbox, twin.sent = list(self.outbox), list(self.sent)
        twin.settled = set(self.settled)
        return twin

    # -- what the person sees and does --------------------------------------------------------

    def view(self, slot: int, rid: str) -> State | None:
        """A row as the screen shows it: the base with the work that is not yet in it on top."""
        row = self.base.get((slot, rid))
        state = row.state if row else None
        for mutation in self.overlay(slot, rid):
            blind = replace(mutation, after=None, base=(1, 10**9))
            result = apply(state, blind, [(1, 0)], state.seq if state else 0)
            state = result.state if isinstance(result, Applied) else state
        return state

    def all_sent(self) -> list[Mutation]:
        """The changes that the server has acknowledged, safe or not."""
        return [mutation for mutation, _ in self.sent]

    def overlay(self, slot: int, rid: str) -> list[Mutation]:
        """The changes of a row that are shown on top of it, in the order they were made."""
        applied = [] if "no_overlay_after_ack" in self.bugs else self.unsettled(slot, rid)
        shown = [*applied, *self.held(slot, rid), *self.queued(slot, rid)]
        return sorted(shown, key=lambda m: m.at)

    def held(self, slot: int, rid: str) -> list[Mutation]:
        """The changes of a row that are with the office, and that nothing has replaced."""
        return [
            m
            for m, seq in self.sent
            if m.slot == slot and m.rid == rid and seq is None and m.id not in self.settled
        ]

    def queued(self, slot: int, rid: str) -> list[Mutation]:
        """The changes of a row that wait to be sent."""
        return [m for m in self.outbox if m.slot == slot and m.rid == rid]

    def unsettled(self, slot: int, rid: str) -> list[Mutation]:
        """The changes of a row that are acknowledged but not yet in the base."""
        return [
            m
            for m, seq in self.sent
            if m.slot == slot and m.rid == rid and seq is not None and m.id not in self.settled
        ]

    def rows_in(self, slot: int) -> list[str]:
        """The ids of the rows of a stream that the screen shows."""
        ids = {rid for at, rid in self.base if at == slot}
        unsettled = [*(m for m, _ in self.sent if m.id not in self.settled), *self.outbox]
        ids |= {m.rid for m in unsettled if m.slot == slot and m.change == "put"}
        mine = (rid for rid in ids if not rid.startswith("held:"))
        return sorted(rid for rid in mine if (row := self.view(slot, rid)) and not row.deleted)

    def write(
        self, change: str, slot: int, rid: str, fields: dict[str, object], tag: str
    ) -> Mutation:
        """Freeze one change and put it in the outbox."""
        self.count += 1
        replaced = self.without_office(slot, rid)
        chain = [m for m in self.queued(slot, rid) if m not in replaced]
        if "chain_ends_at_ack" not in self.bugs:
            chain = self.unsettled(slot, rid) + chain
        row = self.base.get((slot, rid))
        if change == "set":
            # What is held is part of what the person saves now.
            view = self.view(slot, rid)
            names = [name for m in replaced for name in m.fields if view and name in view.body]
            fields = {name: view.body[name] for name in names if view} | fields
            if row is None and all(m.change != "put" for m in chain):
                change = "put"
        cursor = self.cursors.get(slot)
        epoch = self.shown.get(slot, cursor.epoch if cursor else 1)
        base = (epoch, row.state.seq if row else 0)
        if "base_is_cursor" in self.bugs and cursor:
            base = (cursor.epoch, cursor.seq)
        if chain and chain[0].base[0] != base[0] and "base_after_repush" not in self.bugs:
            # Work that is sent again may lie over newer values that this person has not seen.
            base = chain[0].base
        before, branch = chain[-1:], chain[0].branch if chain else None
        after = before[0].id if before else None
        if replaced and "replacement_renews_base" not in self.bugs:
            # What is held may lie over newer values as well.
            base = min(base, replaced[0].base)
        if replaced and not chain:
            after, branch = replaced[0].after, replaced[0].branch
        mid = f"{self.device}:{self.count}/{tag}"
        if "ids_count" in self.bugs:
            mid = f"{self.device}:{self.count}"
        mutation = Mutation(
            id=mid,
            change=change,  # type: ignore[arg-type]
            slot=slot,
            rid=rid,
            kind="record" if change == "put" else None,
            form=None,
            base=base,
            after=after,
            branch=branch if branch and after else mid,
            at=int(tag),
            fields=fields,
            replaces=tuple(mid for m in replaced for mid in (*m.replaces, m.id)),
        )
        self.settled |= {m.id for m in replaced if m not in self.outbox}
        if "edit_unsent_in_place" in self.bugs and self.queued(slot, rid) and change == "set":
            last = self.queued(slot, rid)[-1]
            merged = replace(last, fields={**last.fields, **fields})
            self.outbox[self.outbox.index(last)] = merged
            return mutation
        self.outbox.append(mutation)
        return mutation

    def without_office(self, slot: int, rid: str) -> list[Mutation]:
        """The changes that a new one takes the place of: held ones, and what builds on them."""
        replaced = self.held(slot, rid)
        for mutation in self.queued(slot, rid):
            if any(m.id == mutation.after for m in replaced):
                replaced.append(mutation)
        return replaced

    # -- one round trip -----------------------------------------------------------------------

    def ask(self) -> Request:
        """Start a round trip; an earlier one that is still under way is given up."""
        self.nonce += 1
        self.waiting = self.nonce
        return Request(
            self.user, self.nonce, tuple(self.cursors.values()), tuple(self.outbox[:BATCH])
        )

    def hear(self, response: Response, *, killed: bool = False) -> None:
        """Apply one response in one step; a stale one is ignored."""
        if response.nonce != self.waiting and "accept_stale" not in self.bugs:
            return
        self.waiting = None
        if killed:
            self.half(response)
            return
        if self.another_life(response) and "no_repush" not in self.bugs:
            self.push_again(response)
        for slot, gid in response.closed:
            self.close(slot, gid)
        self.grants.update(response.opened)
        for slot, page in response.pages.items():
            self.take(slot, page)
        self.settle(response)
        self.learn()
        self.close_settled(caught_up=not response.more)

    def half(self, response: Response) -> None:
        """Killed while applying: nothing has happened, unless a seeded bug splits the step."""
        if "cursor_first" in self.bugs:
            for slot, page in response.pages.items():
                self.cursors[slot] = page.cursor
        if "rows_first" in self.bugs:
            self.grants.update(response.opened)
            for slot, page in response.pages.items():
                for rid, row in page.rows:
                    self.base[slot, rid] = row

    def another_life(self, response: Response) -> bool:
        """Whether the server was restored since this phone last heard of it."""
        return any(
            slot in self.cursors and page.cursor.epoch != self.cursors[slot].epoch
            for slot, page in response.pages.items()
        )

    def push_again(self, response: Response) -> None:
        """Send again what the restored server may lack: all that no backup is known to hold."""
        safe = {slot: page.backed_up for slot, page in response.pages.items()}
        unsafe = [m for m, seq in self.sent if seq is None or seq > safe.get(m.slot, 0)]
        if "repush_forgets_held" in self.bugs:
            unsafe = [m for m, seq in self.sent if seq is not None and m in unsafe]
        self.sent = [(m, seq) for m, seq in self.sent if m not in unsafe]
        self.settled -= {m.id for m in unsafe}
        self.outbox[:0] = unsafe
        if "repush_at_tail" in self.bugs:
            self.outbox = self.outbox[len(unsafe) :] + unsafe

    def close(self, slot: int, gid: int) -> None:
        """Drop what was synced under a grant that is gone; unsent work stays."""
        if slot in self.grants and self.grants[slot].gid != gid:
            return
        if "purge_misses_bootstrap" in self.bugs and slot in self.shadow:
            return
        if "keep_after_close" not in self.bugs:
            for key in [key for key in self.base if key[0] == slot]:
                del self.base[key]
        self.shadow.pop(slot, None)
        self.cursors.pop(slot, None)
        self.grants.pop(slot, None)
        if "revoke_wipes_outbox" in self.bugs:
            self.outbox = [m for m in self.outbox if m.slot != slot]

    def take(self, slot: int, page: Page) -> None:
        """Rows, tombstones and cursor of one stream; a first download fills the shadow."""
        if page.reset:
            self.shadow[slot] = {}
            if "reset_wipes" in self.bugs:
                for key in [key for key in self.base if key[0] == slot]:
                    del self.base[key]
            if "reset_keeps_old" in self.bugs:
                self.shadow[slot] = {rid: row for (at, rid), row in self.base.items() if at == slot}
        into = self.shadow.get(slot)
        for rid, row in page.rows:
            if into is None:
                self.base[slot, rid] = row
            else:
                into[rid] = row
        for rid in page.removed:
            if "tombstones_ignored" not in self.bugs:
                (self.base.pop((slot, rid), None) if into is None else into.pop(rid, None))
        self.cursors[slot] = page.cursor
        self.backed_up[slot] = page.backed_up
        if into is not None and (page.cursor.boot is None or "swap_early" in self.bugs):
            self.swap(slot)
        if slot not in self.shadow:
            self.shown[slot] = page.cursor.epoch

    def swap(self, slot: int) -> None:
        """The shadow is complete: it becomes the base, in one step."""
        if "swap_merges" not in self.bugs:
            for key in [key for key in self.base if key[0] == slot]:
                del self.base[key]
        for rid, row in self.shadow.pop(slot).items():
            self.base[slot, rid] = row

    def settle(self, response: Response) -> None:
        """Move acknowledged mutations from the outbox to the sent ones; forget the safe ones."""
        for mutation, outcome, seq in response.outcomes:
            if outcome is Outcome.LATER:
                continue
            if "held_forgotten" in self.bugs and outcome is Outcome.HELD:
                self.outbox = [m for m in self.outbox if m.id != mutation.id]
                continue
            if any(m.id == mutation.id for m in self.outbox):
                self.sent.append((mutation, seq))
                if any(mutation.id in m.replaces for m in (*self.outbox, *self.all_sent())):
                    self.settled.add(mutation.id)
            self.outbox = [m for m in self.outbox if m.id != mutation.id]
        if "forget_on_ack" in self.bugs:
            self.sent = []

    def close_settled(self, *, caught_up: bool) -> None:
        """Stop showing what the rows show, and forget what is safe besides.

        A cursor past the change is not enough while there is more to fetch: somebody's later
        change has moved the row up, and it has not come yet.
        """
        caught_up = caught_up or "settled_by_cursor" in self.bugs
        for m, seq in self.sent:
            cursor, row = self.cursors.get(m.slot), self.base.get((m.slot, m.rid))
            if seq is None or cursor is None or m.slot in self.shadow:
                continue
            if (row and row.state.seq >= seq) or (caught_up and cursor.seq >= seq):
                self.settled.add(m.id)
        self.sent = [
            (m, seq)
            for m, seq in self.sent
            if m.id not in self.settled or seq is None or seq > self.backed_up.get(m.slot, 0)
        ]
        self.settled &= {m.id for m, _ in self.sent}

    def learn(self) -> None:
        """What the office accepted is from now on like any change that was applied."""
        told = {rid: row.state.body for (_, rid), row in self.base.items() if "held:" in rid}
        for at, (mutation, seq) in enumerate(self.sent):
            body = told.get(f"held:{mutation.id}", {})
            if seq is None and body.get("end") == "accepted":
                self.sent[at] = (mutation, body["seq"])
            elif seq is None and body.get("end") == "replaced":
                self.settled.add(mutation.id)
