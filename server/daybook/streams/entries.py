"""What queries of streams give back: grants, locks, history and quarantine."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from daybook_sync.values import Value

RETURNED: Final = "returned"


@dataclass(frozen=True, slots=True)
class Grant:
    """A stream that a person holds: `slot` is its number on the wire, for ever."""

    stream_id: int
    key: str
    slot: int
    gid: int
    role: str


@dataclass(frozen=True, slots=True)
class Member:
    """A grant that is open or was: `epoch` to `backed_up` are the stream's, as of the query."""

    grant: Grant
    open: bool
    epoch: int
    head: int
    floor: int
    backed_up: int


@dataclass(frozen=True, slots=True)
class Locked:
    """A stream whose row this transaction has locked."""

    id: int
    key: str
    epoch: int
    head: int


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One mutation in a row's history.

    `asked` are the fields as they were sent, `before` what those fields held; `detail` is what
    the phone was told: field to lost mutation when merged, reason and words when held. Times are
    ms: `at` the phone's clock as corrected, `received_at` the server's.
    """

    mid: str
    change: str
    outcome: int
    seq: int | None
    user: str
    device: str
    at: int
    received_at: int
    asked: Mapping[str, Value]
    before: Mapping[str, Value]
    detail: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of something held, by whom (None: nobody) and when, in ms.

    `state` is `returned` while its author should complete it, and in the end `accepted`,
    `corrected`, `replaced` by a later change of its author's, or `withdrawn` by one.
    """

    state: str
    at: int
    by: str | None = None
    note: str | None = None
    corrected: Mapping[str, Value] | None = None

    @property
    def final(self) -> bool:
        """Whether nothing more can become of it."""
        return self.state != RETURNED


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """A mutation in quarantine; `mutation` is its wire object, `fields` the words per question.

    It is open while it has no resolution.
    """

    mid: str
    stream: int | None
    key: str | None
    rid: str
    user: str
    device: str
    reason: str
    fields: Mapping[str, Value]
    mutation: Mapping[str, Value]
    received_at: int
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True)
class ConflictEntry:
    """A value that `won_mid` overwrote without having seen it; `lost_mid` had written it."""

    field: str
    lost_mid: str
    lost_value: Value
    won_mid: str
    seq: int


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote with a mutation, and when; of `corrected` fields it was somebody else, later."""

    user: str
    at: int
    corrected: frozenset[str] = frozenset()
    by: str | None = None
    by_at: int | None = None

    def of(self, name: str) -> tuple[str | None, int | None]:
        """Who wrote this field, and when."""
        return (self.by, self.by_at) if name in self.corrected else (self.user, self.at)
