"""What a record must be, told by the answers that phones got: changes laid over in their order."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.kill.diary import HELD, Diary

Json = dict[str, Any]


@dataclass
class Folded:
    """A record after every acknowledged change."""

    seq: int = 0
    deleted: bool = False
    body: Json = field(default_factory=dict)

    def lay(self, mutation: Json, seq: int) -> None:
        """Lay one change over; changes come in the order of their numbers."""
        self.seq = seq
        self.deleted = mutation["k"] == "del"
        for name, value in mutation.get("x", {}).items():
            if value is None:
                self.body.pop(name, None)
            else:
                self.body[name] = value


def applied(diaries: Iterable[Diary]) -> list[tuple[int, Json]]:
    """Every change that was told to be applied, with its number, in order of numbers."""
    found = [
        (told.seq, diary.sent[mid])
        for diary in diaries
        for mid, told in diary.told.items()
        if told.outcome < HELD and told.seq is not None
    ]
    return sorted(found, key=lambda each: each[0])


def fold(changes: Iterable[tuple[int, Json]]) -> dict[str, Folded]:
    """The records that these changes make, by id."""
    records: dict[str, Folded] = {}
    for seq, mutation in changes:
        records.setdefault(mutation["r"], Folded()).lay(mutation, seq)
    return records
