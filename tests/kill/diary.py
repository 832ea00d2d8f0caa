"""What one phone remembers of its changes: what it sent and what it was told."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
OK, MERGED, HELD, LATER = 0, 1, 2, 3


@dataclass(frozen=True)
class Told:
    """A final answer to one mutation."""

    outcome: int
    seq: int | None
    detail: Json


@dataclass
class Diary:
    """Every mutation by its id, in the order it was made, and what was told of it."""

    sent: dict[str, Json] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)
    waiting: list[Json] = field(default_factory=list)

    def note(self, mutation: Json) -> None:
        """A change was made; it waits to be sent."""
        self.sent[mutation["i"]] = mutation
        self.waiting.append(mutation)

    def chain(self, rid: str) -> tuple[str, str] | None:
        """The first and last mutation that wait for this record; None when none does."""
        mids = [mutation["i"] for mutation in self.waiting if mutation["r"] == rid]
        return (mids[0], mids[-1]) if mids else None

    def settle(self, mutations: list[Json], answers: list[list[Any]]) -> list[str]:
        """Take the answers to a request in; what is wrong with them, in words."""
        wrong = []
        for index, outcome, seq, *detail in answers:
            mid = mutations[index]["i"]
            if outcome == LATER:
                continue
            if outcome not in (OK, MERGED, HELD):
                wrong.append(f"outcome {outcome} {detail} for {mutations[index]}")
            self.told[mid] = Told(outcome, seq, detail[0] if detail else {})
        if len(answers) != len(mutations):
            wrong.append(f"{len(answers)} answers to {len(mutations)} mutations")
        self.waiting = [each for each in self.waiting if each["i"] not in self.told]
        return wrong
