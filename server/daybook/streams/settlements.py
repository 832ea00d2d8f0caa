"""What one transaction settles of the quarantine: read and locked at its start, written last."""

from collections.abc import Sequence
from dataclasses import replace

from daybook_sync.mutation import Mutation
from sqlalchemy.orm import Session

from daybook.streams import quarantine, resolution
from daybook.streams.entries import HeldEntry, Resolution
from daybook.streams.item import Item
from daybook.streams.kinds import Author


class Settlements:
    """The held mutations that the items of a chunk name, and what becomes of them."""

    def __init__(self, session: Session, author: Author, items: Sequence[Item], now: int) -> None:
        self._session = session
        self._author = author
        self._now = now
        named = {mid for item in items for mid in item.mutation.replaces}
        self._held = quarantine.locked(session, named) if named else {}
        self._settled: list[tuple[HeldEntry, Resolution, int | None]] = []
        self._amended: list[Mutation] = []

    def hold(self, entry: HeldEntry) -> None:
        """Note an entry that this transaction itself makes."""
        self._held[entry.mid] = entry

    def add(self, entry: HeldEntry, settled: Resolution, seq: int | None) -> None:
        """Settle an entry; `seq` is the record's now."""
        self._held[entry.mid] = replace(entry, resolution=settled)
        self._settled.append((entry, settled, seq))

    def replace(self, mutation: Mutation, seq: int | None) -> None:
        """Settle the held mutations of the same author that this one takes the place of."""
        state = "withdrawn" if mutation.change == "del" else "replaced"
        for mid in mutation.replaces:
            entry = self._held.get(mid)
            if entry is None or entry.user != self._author.user:
                continue
            if entry.resolution is None or not entry.resolution.final:
                self.add(entry, Resolution(state, self._now, self._author.user), seq)

    def takes_back(self, mutation: Mutation) -> bool:
        """Whether a mutation only removes what is own and held: no grant is needed for that."""
        own = [self._held.get(mid) for mid in mutation.replaces]
        return (
            mutation.change == "del"
            and len(own) > 0
            and all(e and e.user == self._author.user and e.rid == mutation.rid for e in own)
        )

    def tell(self, mutation: Mutation) -> None:
        """Note that something of an applied mutation was not kept, which its author is to learn."""
        self._amended.append(mutation)

    def write(self) -> None:
        """Write everything down, and send it to the authors; nothing is locked after this."""
        for entry, settled, seq in self._settled:
            resolution.settle(self._session, entry, settled, seq)
        for mutation in self._amended:
            resolution.tell(self._session, self._author.user, mutation, self._now)
