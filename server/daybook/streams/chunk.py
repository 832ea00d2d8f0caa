"""One transaction of a push: up to fifty mutations of one stream, stored together.

The stream is locked first, then rows and journal are read in new statements, so what is read is
what will be written over. All writes are collected and sent in bulk at the end.
"""

from collections.abc import Sequence
from dataclasses import replace

import orjson
from daybook_sync.ids import stable_id
from daybook_sync.merge import Applied, Conflict, Fate, Held, Outcome, State, apply
from daybook_sync.messages import Answer
from daybook_sync.mutation import Mutation
from daybook_sync.values import Value
from sqlalchemy.orm import Session

from daybook.streams import conflicts, kinds, ledger, store, writing
from daybook.streams.entries import HeldEntry, Locked, Resolution, Writer
from daybook.streams.item import Item
from daybook.streams.kinds import Author, Row
from daybook.streams.settlements import Settlements


class Chunk:
    """The open transaction; `take` each item in order, then `store`, then the caller commits."""

    def __init__(
        self, session: Session, author: Author, stream: int | None, items: Sequence[Item], now: int
    ) -> None:
        self._session = session
        self._author = author
        self._now = now
        self._stream = stream
        self._locked: Locked | None = None if stream is None else store.lock(session, stream)
        self._head = self._locked.head if self._locked else 0
        self._epochs: list[tuple[int, int]] | None = None
        self._known = ledger.known(session, sorted(_named(items)))
        self._followed = ledger.followed(session, [item.mutation for item in items])
        self._rows: dict[str, tuple[Row, ledger.Versions]] = {}
        if self._locked:
            rids = sorted({item.mutation.rid for item in items})
            self._rows = ledger.stored(session, self._locked, rids)
        self._settling = Settlements(session, author, items, now)
        self._stored = frozenset(self._rows)
        self._changed: dict[str, None] = {}
        self._corrected: dict[str, Writer] = {}
        self._writes = ledger.Writes()

    def take(self, item: Item) -> Answer:
        """The outcome of one mutation; the same as before when it was here before."""
        known = self._known.get(item.mutation.id)
        if known is None:
            return self._first_time(item)
        if known.user != self._author.user:
            return Answer(item.index, Outcome.REFUSED, None, {"reason": "wrong-account"})
        if known.fingerprint == item.fingerprint:
            return Answer(item.index, known.outcome, known.seq, known.detail)
        return self._reused_key(item)

    def release(self, entry: HeldEntry, item: Item, settled: Resolution) -> Answer | Held:
        """Apply what was held, if nothing else stands in its way; `settled` says who wants it."""
        if self._locked is None:
            return Held("not-member")
        removes = item.mutation.change == "del"
        if removes:
            # Whoever accepts it has seen what it removes.
            seen = replace(item.mutation, base=(self._locked.epoch, self._head))
            item = replace(item, mutation=seen)
        row, _versions = self._rows.get(item.mutation.rid, (None, {}))
        item = item.without(kinds.amended(self._session, item.mutation, row))
        why = kinds.hindrance(self._session, item.mutation, row, self._locked.key)
        result = why or self._merge(item, self._locked, "applied")
        if removes and row is None:
            result = Applied(None)
        if isinstance(result, Held):
            return result
        answer = self._keep(item, result)
        self._settling.add(entry, settled, answer.seq)
        return answer

    def store(self) -> None:
        """Write everything that was taken, and let the kinds follow; people's own streams last."""
        if self._locked:
            for rid in self._changed:
                there = rid in self._stored
                into = self._writes.changed if there else self._writes.fresh
                into.append(ledger.columns(self._locked.id, *self._rows[rid]))
        ledger.write(self._session, self._writes)
        if self._locked and self._head != self._locked.head:
            store.set_head(self._session, self._locked.id, self._head)
        for rid in self._changed:
            row, _versions = self._rows[rid]
            kind = kinds.find(row.kind)
            if kind is not None:
                kind.changed(self._session, row)
        self._settling.write()

    def _first_time(self, item: Item) -> Answer:
        if item.verdict is not None or self._locked is None:
            why = item.verdict or Held("not-member")
            absent = why.reason == "not-member" and item.mutation.rid not in self._rows
            if absent and self._settling.takes_back(item.mutation):
                return self._keep(item, Applied(None))
            return self._hold(item, why)
        mutation = item.mutation
        row, _versions = self._rows.get(mutation.rid, (None, {}))
        if row and mutation.kind is not None and mutation.kind != row.kind:
            return self._hold(item, Held("state"))
        fate = None if mutation.after is None else self._fate(mutation, mutation.after)
        result = self._merge(item, self._locked, fate)
        if isinstance(result, Held):
            return self._hold(item, result)
        return self._keep(item, result)

    def _merge(self, item: Item, locked: Locked, fate: Fate | None) -> Applied | Held:
        mutation = self._in_branch(item.mutation)
        return apply(
            self._state(mutation.rid),
            mutation,
            self._epochs_for(mutation.base[0], locked),
            self._head + 1,
            after=fate,
            before=lambda field, seen: self._before(mutation.rid, field, seen),
        )

    def _state(self, rid: str) -> State | None:
        if rid not in self._rows:
            return None
        row, versions = self._rows[rid]
        return State(row.body, versions, row.seq, row.deleted)

    def _keep(self, item: Item, result: Applied) -> Answer:
        mutation, merged = item.mutation, result.state
        before = self._state(mutation.rid)
        kind = mutation.kind if before is None else self._rows[mutation.rid][0].kind
        lost = [one for one in result.conflicts if one.field not in kinds.quiet(kind)]
        detail = {conflict.field: conflict.lost for conflict in lost}
        # What is taken back has a number too: by it the phone knows when a backup holds that.
        seq = merged.seq if merged else self._head + 1
        self._head = max(self._head, seq)
        answer = Answer(item.index, Outcome.MERGED if detail else Outcome.OK, seq, detail)
        self._remember(item, answer, writing.previous(before, mutation))
        if merged is not None and (before is None or merged.seq != before.seq):
            old = self._rows[mutation.rid][0] if before else None
            versions = writing.versions(merged, item)
            self._rows[mutation.rid] = (self._after(item, old, merged), versions)
            self._changed[mutation.rid] = None
            self._tell(item, lost, merged.seq)
        self._settling.replace(mutation, seq)
        if item.amended:
            self._settling.tell(mutation)
        return answer

    def _tell(self, item: Item, overwritten: Sequence[Conflict], seq: int) -> None:
        """Keep the values that gave way, and send them to the phones that may choose."""
        if not overwritten or self._locked is None:
            return
        record, _versions = self._rows[item.mutation.rid]
        whose = ledger.writers(self._session, sorted({one.lost for one in overwritten}))
        for one in overwritten:
            self._writes.conflicts.append(
                writing.conflict_line(self._locked.id, item.mutation, one, seq)
            )
            self._head += 1
            lost = self._corrected.get(one.lost) or whose.get(one.lost) or self._author_of(one.lost)
            told = conflicts.row_of(
                record,
                one,
                self._head,
                lost.of(one.field) if lost else (None, None),
                (self._author.user, item.est_at),
                self._now,
            )
            # No versions: it is never edited, so its removal always succeeds.
            self._rows[told.rid] = (told, {})
            self._changed[told.rid] = None

    def _author_of(self, mid: str) -> Writer | None:
        known = self._known.get(mid)
        return Writer(known.user, known.at) if known else None

    def _after(self, item: Item, row: Row | None, merged: State) -> Row:
        if row is not None:
            return replace(row, seq=merged.seq, deleted=merged.deleted, body=merged.body)
        mutation = item.mutation
        kind = kinds.find(mutation.kind)
        form, form_version = mutation.form or (None, None)
        author = self._author
        owner = kind.owner(self._session, author, mutation) if kind else author.user
        return Row(
            stream=self._locked.key if self._locked else "",
            rid=mutation.rid,
            kind=mutation.kind or "",
            owner=owner,
            vis=kind.visibility(self._session, mutation) if kind else 0,
            seq=merged.seq,
            deleted=merged.deleted,
            form=form,
            form_version=form_version,
            body=merged.body,
            created_at=item.est_at,
            received_at=item.received_at,
            writer=None if owner == author.user else author.user,
        )

    def _hold(self, item: Item, why: Held, mid: str | None = None) -> Answer:
        """Keep the mutation without applying it; under `mid` where its own id is taken."""
        detail: dict[str, Value] = {"reason": why.reason}
        if why.fields:
            detail["fields"] = dict(why.fields)
        answer = Answer(item.index, Outcome.HELD, None, detail)
        item = replace(item, mutation=replace(item.mutation, id=mid or item.mutation.id))
        self._remember(item, answer, None)
        entry = writing.held(self._locked, self._author, item, why)
        self._settling.hold(entry)
        self._writes.quarantine.append(writing.quarantine_line(entry))
        return answer

    def _reused_key(self, item: Item) -> Answer:
        """Another mutation under an id that was used: kept under an id made from both."""
        mid = stable_id(f"{item.mutation.id} {item.fingerprint}")
        self._known.update(ledger.known(self._session, [mid]))
        if mid in self._known:
            known = self._known[mid]
            return Answer(item.index, known.outcome, known.seq, known.detail)
        return self._hold(item, Held("key-reuse"), mid)

    def _remember(self, item: Item, answer: Answer, previous: dict[str, Value] | None) -> None:
        if answer.outcome is not Outcome.HELD:
            item = replace(item, mutation=self._in_branch(item.mutation))
        mutation, author = item.mutation, self._author
        self._known[mutation.id] = ledger.Known(
            item.fingerprint,
            author.user,
            answer.outcome,
            answer.seq,
            dict(answer.detail),
            mutation.branch,
            item.est_at,
        )
        if mutation.after is not None and answer.outcome is not Outcome.HELD:
            self._followed.add(mutation.after)
        if item.correction is not None:
            self._corrected[mutation.id] = item.correction.writer(author.user, item.est_at)
        entry = writing.journal_line(self._stream, author, item, answer, previous)
        (self._writes.released if item.released else self._writes.journal).append(entry)

    def _fate(self, mutation: Mutation, mid: str) -> Fate:
        known = self._known.get(mid)
        if mid in mutation.replaces:
            # What is taken the place of need not have been applied.
            return "applied"
        if known is None:
            return "unknown"
        return "held" if known.outcome is Outcome.HELD else "applied"

    def _in_branch(self, mutation: Mutation) -> Mutation:
        """The mutation in the branch it continues: its predecessor's, unless another does that.

        Two phones with one copied database hold the same unsent chain. What they add to it is not
        one person's sequence, so the one that arrives second opens a branch of its own.
        """
        before = self._known.get(mutation.after) if mutation.after else None
        branch = mutation.id
        if before and before.outcome is not Outcome.HELD and mutation.after not in self._followed:
            branch = before.branch
        return mutation if branch == mutation.branch else replace(mutation, branch=branch)

    def _epochs_for(self, epoch: int, locked: Locked) -> list[tuple[int, int]]:
        """The epochs; the log is read only for a base of another epoch than the current one."""
        if epoch == locked.epoch:
            return [(epoch, 0)]
        if self._epochs is None:
            self._epochs = store.epochs(self._session, locked.id)
        return self._epochs

    def _before(self, rid: str, field: str, seen: int) -> Value:
        """What `field` held at `seen`: the first later mutation that changed it knows."""
        if self._stream is None:
            return None
        stored = ledger.later_changes(self._session, self._stream, rid, seen)
        here = [entry["prev"] for entry in self._writes.of_row(rid) if entry["seq"] > seen]
        for text in (*stored, *here):
            previous = orjson.loads(text) if text else {field: None}
            if field in previous:
                return previous[field]
        return None


def _named(items: Sequence[Item]) -> set[str]:
    """The ids of the mutations and of those they follow."""
    after = {item.mutation.after for item in items if item.mutation.after}
    return after | {item.mutation.id for item in items}
