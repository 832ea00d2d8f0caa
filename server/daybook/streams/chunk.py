"""One transaction of a push: up to fifty mutations of one stream, stored together.

The stream is locked first, then rows and journal are read in new statements, so what is read is
what will be written over. All writes are collected and sent in bulk at the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import orjson
from daybook_sync.ids import stable_id
from daybook_sync.merge import Applied, Fate, Held, Outcome, State, apply
from daybook_sync.messages import Answer
from daybook_sync.mutation import Mutation
from daybook_sync.values import Value
from sqlalchemy.orm import Session

from daybook.streams import kinds, ledger, store
from daybook.streams.entries import Locked
from daybook.streams.kinds import Author, Row


@dataclass(frozen=True, slots=True)
class Item:
    """A mutation on its way: `raw` is its wire object; `verdict` is what the checks said of it.

    `est_at` is its moment by the phone's clock, corrected where the phone told the time.
    """

    index: int
    mutation: Mutation
    raw: Value
    fingerprint: int
    est_at: int
    verdict: Held | None = None


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
        self._stored = frozenset(self._rows)
        self._changed: dict[str, None] = {}
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

    def store(self) -> None:
        """Write everything that was taken, and let the kinds follow."""
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

    def _first_time(self, item: Item) -> Answer:
        if item.verdict is not None or self._locked is None:
            return self._hold(item, item.verdict or Held("not-member"))
        branch = self._branch(item.mutation)
        if branch != item.mutation.branch:
            item = replace(item, mutation=replace(item.mutation, branch=branch))
        mutation = item.mutation
        row, versions = self._rows.get(mutation.rid, (None, {}))
        if row and mutation.kind is not None and mutation.kind != row.kind:
            return self._hold(item, Held("state"))
        state = State(row.body, versions, row.seq, row.deleted) if row else None
        result = apply(
            state,
            mutation,
            self._epochs_for(mutation.base[0], self._locked),
            self._head + 1,
            after=None if mutation.after is None else self._fate(mutation.after),
            before=lambda field, seen: self._before(mutation.rid, field, seen),
        )
        if isinstance(result, Held):
            return self._hold(item, result)
        return self._keep(item, row, state, result)

    def _keep(self, item: Item, row: Row | None, state: State | None, result: Applied) -> Answer:
        mutation, merged = item.mutation, result.state
        detail = {conflict.field: conflict.lost for conflict in result.conflicts}
        outcome = Outcome.MERGED if detail else Outcome.OK
        answer = Answer(item.index, outcome, merged.seq, detail)
        self._remember(item, mutation.id, answer, _previous(state, mutation))
        if merged is state:
            return answer
        self._head = merged.seq
        self._rows[mutation.rid] = (self._after(item, row, merged), dict(merged.versions))
        self._changed[mutation.rid] = None
        self._writes.conflicts += [
            {
                "stream": self._stream,
                "rid": mutation.rid,
                "field": conflict.field,
                "lost_mid": conflict.lost,
                "lost_value": ledger.dumps(conflict.value),
                "won_mid": mutation.id,
                "seq": merged.seq,
                "resolved_by": None,
            }
            for conflict in result.conflicts
        ]
        return answer

    def _after(self, item: Item, row: Row | None, merged: State) -> Row:
        if row is not None:
            return replace(row, seq=merged.seq, deleted=merged.deleted, body=merged.body)
        mutation = item.mutation
        kind = kinds.find(mutation.kind)
        form, form_version = mutation.form or (None, None)
        return Row(
            stream=self._locked.key if self._locked else "",
            rid=mutation.rid,
            kind=mutation.kind or "",
            owner=self._author.user,
            vis=kind.visibility(mutation) if kind else 0,
            seq=merged.seq,
            deleted=merged.deleted,
            form=form,
            form_version=form_version,
            body=merged.body,
            created_at=item.est_at,
            received_at=self._now,
        )

    def _hold(self, item: Item, why: Held, mid: str | None = None) -> Answer:
        """Keep the mutation without applying it; under `mid` where its own id is taken."""
        detail: dict[str, Value] = {"reason": why.reason}
        if why.fields:
            detail["fields"] = dict(why.fields)
        answer = Answer(item.index, Outcome.HELD, None, detail)
        mid = mid or item.mutation.id
        self._remember(item, mid, answer, None)
        self._writes.quarantine.append(
            {
                "mid": mid,
                "stream": self._stream,
                "rid": item.mutation.rid,
                "usr": self._author.user,
                "device": self._author.device,
                "reason": why.reason,
                "fields": ledger.dumps(detail.get("fields", {})),
                "raw": orjson.dumps(item.raw),
                "received_at": self._now,
                "resolved_at": None,
                "resolution": None,
            }
        )
        return answer

    def _reused_key(self, item: Item) -> Answer:
        """Another mutation under an id that was used: kept under an id made from both."""
        mid = stable_id(f"{item.mutation.id} {item.fingerprint}")
        self._known.update(ledger.known(self._session, [mid]))
        if mid in self._known:
            known = self._known[mid]
            return Answer(item.index, known.outcome, known.seq, known.detail)
        return self._hold(item, Held("key-reuse"), mid)

    def _remember(
        self, item: Item, mid: str, answer: Answer, previous: dict[str, Value] | None
    ) -> None:
        mutation, detail = item.mutation, dict(answer.detail)
        author = self._author
        self._known[mid] = ledger.Known(
            item.fingerprint, author.user, answer.outcome, answer.seq, detail, mutation.branch
        )
        if mutation.after is not None and answer.outcome is not Outcome.HELD:
            self._followed.add(mutation.after)
        self._writes.journal.append(
            {
                "mid": mid,
                "fingerprint": item.fingerprint,
                "stream": self._stream,
                "rid": mutation.rid,
                "change": mutation.change,
                "status": int(answer.outcome),
                "seq": answer.seq,
                "after": mutation.after,
                "branch": mutation.branch,
                "usr": author.user,
                "device": author.device,
                "op": ledger.dumps(mutation.fields),
                "prev": None if previous is None else ledger.dumps(previous),
                "detail": ledger.dumps(detail) if detail else None,
                "device_at": mutation.at,
                "est_at": item.est_at,
                "received_at": self._now,
            }
        )

    def _fate(self, mid: str) -> Fate:
        known = self._known.get(mid)
        if known is None:
            return "unknown"
        return "held" if known.outcome is Outcome.HELD else "applied"

    def _branch(self, mutation: Mutation) -> str:
        """The branch a mutation continues: its predecessor's, unless another one continues that.

        Two phones with one copied database hold the same unsent chain. What they add to it is not
        one person's sequence, so the one that arrives second opens a branch of its own.
        """
        before = self._known.get(mutation.after) if mutation.after else None
        if before is None or mutation.after in self._followed:
            return mutation.id
        return before.branch

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
        here = [
            entry["prev"]
            for entry in self._writes.journal
            if entry["rid"] == rid and entry["seq"] and entry["seq"] > seen
        ]
        for text in (*stored, *here):
            previous = orjson.loads(text) if text else {field: None}
            if field in previous:
                return previous[field]
        return None


def _named(items: Sequence[Item]) -> set[str]:
    """The ids of the mutations and of those they follow."""
    after = {item.mutation.after for item in items if item.mutation.after}
    return after | {item.mutation.id for item in items}


def _previous(state: State | None, mutation: Mutation) -> dict[str, Value] | None:
    """What the named fields held; None for a creation."""
    if state is None:
        return None
    return {name: state.body.get(name) for name in mutation.fields}
