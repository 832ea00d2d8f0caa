"""The rows a phone has pulled, and how far it has come in each stream."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Seen:
    """A row as the server last told it."""

    seq: int
    kind: str
    owner: str | None
    body: Json


@dataclass
class Shelf:
    """Rows by slot and id, cursors by slot, slots by the key of their stream."""

    rows: dict[tuple[int, str], Seen] = field(default_factory=dict)
    cursors: dict[int, list[int]] = field(default_factory=dict)
    slots: dict[str, int] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)

    def take(self, reply: Json) -> list[str]:
        """Take an answer in; what it says that no healthy server says, in words."""
        wrong = [f"stream of slot {slot} was reset" for slot in reply.get("z", [])]
        for slot, _gid, *opened in reply.get("g", []):
            if slot < 0:
                wrong.append(f"the grant of slot {-slot} was closed")
                continue
            self.slots[opened[0]], self.roles[opened[0]] = slot, opened[1]
        for slot, rows in reply.get("r", {}).items():
            for rid, seq, kind, meta, body in rows:
                self.rows[int(slot), rid] = Seen(seq, kind, meta["o"], body)
        for slot, removed in reply.get("x", {}).items():
            for rid, _seq in removed:
                self.rows.pop((int(slot), rid), None)
        for cursor in reply.get("c", []):
            before = self.cursors.get(cursor[0])
            if before is not None and before[:3] != cursor[:3]:
                wrong.append(f"cursor {before} became {cursor}")
            elif before is not None and before[3] > cursor[3]:
                wrong.append(f"cursor {before} went back to {cursor}")
            self.cursors[cursor[0]] = cursor
        return wrong

    def epoch(self, slot: int) -> int:
        """The epoch of a stream."""
        return self.cursors[slot][2]

    def own(self, user: str) -> list[tuple[int, str]]:
        """The records of a person, as slot and id."""
        return [
            place for place, row in self.rows.items() if row.owner == user and row.kind == "record"
        ]
