"""A mutation on its way into a stream."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from daybook_sync.merge import Held
from daybook_sync.mutation import Mutation
from daybook_sync.values import Value

from daybook.streams.entries import Writer


def fingerprint(text: bytes) -> int:
    """By what a mutation is known again: a number made of its bytes."""
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big", signed=True)


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody else laid over a held mutation's fields before it was applied."""

    fields: Mapping[str, Value]
    by: str
    at: int

    def writer(self, user: str, at: int) -> Writer:
        """Who wrote what with the mutation, which was `user`'s at `at`."""
        return Writer(user, at, frozenset(self.fields), self.by, self.at)


@dataclass(frozen=True, slots=True)
class Item:
    """A mutation on its way: `raw` is its wire object; `verdict` is what the checks said of it.

    `est_at` is its moment by the phone's clock, corrected where the phone told the time;
    `received_at` when the server first had it. One that was `released` from quarantine is in the
    journal already, under the id it has here. One that was `amended` lacks something that was sent.
    """

    index: int
    mutation: Mutation
    raw: Value
    fingerprint: int
    est_at: int
    received_at: int
    verdict: Held | None = None
    released: bool = False
    correction: Correction | None = None
    amended: bool = False

    def without(self, amended: Mutation) -> "Item":
        """The item as it is kept where `amended` is what may be kept of its mutation."""
        if amended is self.mutation:
            return self
        raw = {**self.raw, "x": dict(amended.fields)} if isinstance(self.raw, dict) else self.raw
        return replace(self, mutation=amended, raw=raw, amended=True)
