"""One transaction of a push: up to fifty mutations of one stream, stored together.

The stream is locked first, then rows and journal are read in new statements, so what is read is
what will be written over. All writes are collected and sent in bulk at the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import orjson
from daybook_sync.ids import stable_id
from daybook_sync.merge import Applied, Fate, Held, Outcome, State, apply
from daybook_sync.messages import Answer
from daybook_sync.mutation import Mutation
from daybook_sync.values import Value
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from daybook.streams import kinds, store
from daybook.streams.entries import Locked
from daybook.streams.kinds import Author, Row
from daybook.streams.models import Conflict

CONFLICT: Final = store.table(Conflict)
RECORD, JOURNAL, QUARANTINE = store.RECORD, store.JOURNAL, store.QUARANTINE

_KNOWN = select(
    JOURNAL.c.mid,
    JOURNAL.c.fingerprint,
    JOURNAL.c.usr,
    JOURNAL.c.status,
    JOURNAL.c.seq,
    JOURNAL.c.detail,
).where(JOURNAL.c.mid.in_(bindparam("mids", expanding=True)))
_ROWS = (
    select(RECORD)
    .where(RECORD.c.stream == bindparam("in_stream"))
    .where(RECORD.c.rid.in_(bindparam("rids", expanding=True)))
)
_BEFORE = (
    select(JOURNAL.c.prev)
    .where(JOURNAL.c.rid == bindparam("rid"), JOURNAL.c.stream == bindparam("stream"))
    .where(JOURNAL.c.seq > bindparam("seen"))
    .order_by(JOURNAL.c.seq)
)
_INSERT_ROW = insert(RECORD)
_UPDATE_ROW = (
    update(RECORD)
    .where(RECORD.c.stream == bindparam("of_stream"), RECORD.c.rid == bindparam("of_rid"))
    .values(
        seq=bindparam("seq"),
        deleted=bindparam("deleted"),
        body=bindparam("body"),
        versions=bindparam("versions"),
    )
)


@dataclass(frozen=True, slots=True)
class Item:
    """A mutation on its way: `raw` is its JSON text; `verdict` is what the checks said of it.

    `est_at` is its moment by the phone's clock, corrected where the phone told the time.
    """

    index: int
    mutation: Mutation
    raw: bytes
    fingerprint: int
    est_at: int
    verdict: Held | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the journal says of a mutation."""

    fingerprint: int
    user: str
    outcome: Outcome
    seq: int | None
    detail: dict[str, Value]


class Chunk:
    """The open transaction; `take` each item in order, then `store`, then the caller commits."""

    def __init__(
        self, session: Session, author: Author, stream: int | None, items: Sequence[Item], now: int
    ) -> None:
        self._session = session
        self._author = author
        self._now = now
        self._locked: Locked | None = None if stream is None else store.lock(session, stream)
        self._head = self._locked.head if self._locked else 0
        self._epochs: list[tuple[int, int]] | None = None
        self._known = self._read_known(items)
        self._rows: dict[str, Row] = {}
        self._versions: dict[str, dict[str, Value]] = {}
        self._read_rows([item.mutation.rid for item in items])
        self._stored = set(self._rows)
        self._changed: dict[str, None] = {}
        self._journal: list[dict[str, Any]] = []
        self._quarantine: list[dict[str, Any]] = []
        self._conflicts: list[dict[str, Any]] = []

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
        connection = self._session.connection()
        fresh = [self._columns(rid) for rid in self._changed if rid not in self._stored]
        old = [self._columns(rid) for rid in self._changed if rid in self._stored]
        if fresh:
            connection.execute(_INSERT_ROW, fresh)
        if old:
            keys = [{"of_stream": row.pop("stream"), "of_rid": row.pop("rid")} for row in old]
            changing = ("seq", "deleted", "body", "versions")
            values = [{name: row[name] for name in changing} for row in old]
            connection.execute(_UPDATE_ROW, [k | v for k, v in zip(keys, values, strict=True)])
        for table, records in (
            (JOURNAL, self._journal),
            (QUARANTINE, self._quarantine),
            (CONFLICT, self._conflicts),
        ):
            if records:
                connection.execute(insert(table), records)
        if self._locked and self._head != self._locked.head:
            store.set_head(self._session, self._locked.id, self._head)
        for rid in self._changed:
            kind = kinds.find(self._rows[rid].kind)
            if kind is not None:
                kind.changed(self._session, self._rows[rid])

    def _first_time(self, item: Item) -> Answer:
        if item.verdict is not None or self._locked is None:
            return self._hold(item, item.verdict or Held("not-member"))
        mutation = item.mutation
        row = self._rows.get(mutation.rid)
        if row and mutation.kind is not None and mutation.kind != row.kind:
            return self._hold(item, Held("state"))
        state = self._state(row)
        after = None if mutation.after is None else self._fate(mutation.after)
        result = apply(
            state,
            mutation,
            self._epochs_of(mutation),
            self._head + 1,
            after=after,
            before=lambda field, seen: self._before(mutation.rid, field, seen),
        )
        if isinstance(result, Held):
            return self._hold(item, result)
        return self._keep(item, row, state, result)

    def _keep(self, item: Item, row: Row | None, state: State | None, result: Applied) -> Answer:
        mutation, merged = item.mutation, result.state
        detail = {conflict.field: conflict.lost for conflict in result.conflicts}
        answer = Answer(item.index, Outcome.MERGED if detail else Outcome.OK, merged.seq, detail)
        self._remember(item, mutation.id, answer, _previous(state, mutation))
        if merged is state:
            return answer
        self._head = merged.seq
        self._rows[mutation.rid] = self._after(item, row, merged)
        self._versions[mutation.rid] = dict(merged.versions)
        self._changed[mutation.rid] = None
        for conflict in result.conflicts:
            self._conflicts.append(
                {
                    "stream": self._locked.id if self._locked else None,
                    "rid": mutation.rid,
                    "field": conflict.field,
                    "lost_mid": conflict.lost,
                    "lost_value": _dumps(conflict.value),
                    "won_mid": mutation.id,
                    "seq": merged.seq,
                    "resolved_by": None,
                }
            )
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
        self._quarantine.append(
            {
                "mid": mid,
                "stream": self._locked.id if self._locked else None,
                "rid": item.mutation.rid,
                "usr": self._author.user,
                "device": self._author.device,
                "reason": why.reason,
                "fields": _dumps(detail.get("fields", {})),
                "raw": item.raw,
                "received_at": self._now,
                "resolved_at": None,
                "resolution": None,
            }
        )
        return answer

    def _reused_key(self, item: Item) -> Answer:
        """Another mutation under an id that was used: kept under an id made from both."""
        mid = stable_id(f"{item.mutation.id} {item.fingerprint}")
        self._known.update(self._look_up([mid]))
        if mid in self._known:
            known = self._known[mid]
            return Answer(item.index, known.outcome, known.seq, known.detail)
        return self._hold(item, Held("key-reuse"), mid)

    def _remember(
        self, item: Item, mid: str, answer: Answer, previous: dict[str, Value] | None
    ) -> None:
        mutation, detail = item.mutation, dict(answer.detail)
        author = self._author
        self._known[mid] = Known(item.fingerprint, author.user, answer.outcome, answer.seq, detail)
        self._journal.append(
            {
                "mid": mid,
                "fingerprint": item.fingerprint,
                "stream": self._locked.id if self._locked else None,
                "rid": mutation.rid,
                "change": mutation.change,
                "status": int(answer.outcome),
                "seq": answer.seq,
                "after": mutation.after,
                "branch": mutation.branch,
                "usr": author.user,
                "device": author.device,
                "op": _dumps(mutation.fields),
                "prev": None if previous is None else _dumps(previous),
                "detail": _dumps(detail) if detail else None,
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

    def _state(self, row: Row | None) -> State | None:
        if row is None:
            return None
        return State(row.body, self._versions[row.rid], row.seq, row.deleted)

    def _epochs_of(self, mutation: Mutation) -> list[tuple[int, int]]:
        """The epochs; the log is read only for a base of another epoch than the current one."""
        if self._locked is None or mutation.base[0] == self._locked.epoch:
            return [(mutation.base[0], 0)]
        if self._epochs is None:
            self._epochs = store.epochs(self._session, self._locked.id)
        return self._epochs

    def _before(self, rid: str, field: str, seen: int) -> Value:
        """What `field` held at `seen`: the first later mutation that changed it knows."""
        asked = {"rid": rid, "stream": self._locked.id if self._locked else None, "seen": seen}
        stored = self._session.connection().execute(_BEFORE, asked).scalars()
        here = (
            entry["prev"]
            for entry in self._journal
            if entry["rid"] == rid and entry["seq"] and entry["seq"] > seen
        )
        for text in (*stored, *here):
            if text is None:
                return None
            previous = orjson.loads(text)
            if field in previous:
                return previous[field]
        return None

    def _columns(self, rid: str) -> dict[str, Any]:
        row = self._rows[rid]
        return {
            "stream": self._locked.id if self._locked else None,
            "rid": rid,
            "kind": row.kind,
            "owner": row.owner,
            "vis": row.vis,
            "seq": row.seq,
            "deleted": row.deleted,
            "form": row.form,
            "form_version": row.form_version,
            "body": _dumps(row.body),
            "versions": _dumps(self._versions[rid]),
            "created_at": row.created_at,
            "received_at": row.received_at,
        }

    def _read_known(self, items: Sequence[Item]) -> dict[str, Known]:
        asked = {item.mutation.id for item in items}
        asked |= {item.mutation.after for item in items if item.mutation.after}
        return self._look_up(sorted(asked))

    def _look_up(self, mids: Sequence[str]) -> dict[str, Known]:
        found = self._session.connection().execute(_KNOWN, {"mids": mids})
        return {
            mid: Known(
                fingerprint, user, Outcome(status), seq, orjson.loads(detail) if detail else {}
            )
            for mid, fingerprint, user, status, seq, detail in found
        }

    def _read_rows(self, rids: Sequence[str]) -> None:
        if self._locked is None:
            return
        asked = {"in_stream": self._locked.id, "rids": sorted(set(rids))}
        for record in self._session.connection().execute(_ROWS, asked):
            self._rows[record.rid] = store.row_of(self._locked.key, record)
            self._versions[record.rid] = orjson.loads(record.versions)


def _previous(state: State | None, mutation: Mutation) -> dict[str, Value] | None:
    """What the named fields held; None for a creation."""
    if state is None:
        return None
    return {name: state.body.get(name) for name in mutation.fields}


def _dumps(value: Any) -> str:
    return orjson.dumps(value).decode()
