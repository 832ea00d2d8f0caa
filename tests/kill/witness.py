"""Remembers what a page said to have kept, and holds phone and server to it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Page
from sqlalchemy import Engine, text

from daybook.photos.folder import Folder, sha256_text
from tests.kill.pocket import Pocket, json_body, mark_of
from tests.kill.tally import Tally

Answers = Mapping[str, tuple[int, int | None]]


@dataclass
class Witness:
    """The newest number that the page said to have kept of each record."""

    tally: Tally
    kept: dict[str, int] = field(default_factory=dict)

    def listen(self, page: Page) -> None:
        """Hear what the hand in a page tells."""
        page.on("console", self._hear)

    def _hear(self, message: ConsoleMessage) -> None:
        word, _, rest = message.text.partition(" ")
        if word == "kept":
            rid, number = rest.split()
            self.kept[rid] = int(number)
            self.tally.acknowledged += 1
        elif word == "failed":
            self.tally.faults.append(f"the hand in the page failed: {rest}")

    def check_phone(self, pocket: Pocket) -> None:
        """What the page said to be kept is on the phone, and no longer also a draft."""
        for rid, number in self.kept.items():
            if (found := pocket.marks.get(rid, 0)) < number:
                self.tally.lose(f"the page kept {number} of {rid}; the phone holds {found}")
        for rid, number in pocket.drafts.items():
            if number <= pocket.marks.get(rid, -1):
                self.tally.double(f"a draft with {number} is left of {rid}, which is finished")
        broken = sum(state == "broken" for state in pocket.files.values())
        for _ in range(broken):
            self.tally.lose("a photo on the phone is broken")

    def check_answers(self, pocket: Pocket, before: Answers, after: Answers) -> None:
        """Phone and server agree on what was answered; `before` and `after` the phone was read."""
        for mid, told in pocket.told.items():
            if after.get(mid) != told:
                self.tally.lose(f"{mid} was told {told}, the journal says {after.get(mid)}")
        for mid in before.keys() - pocket.told.keys() - pocket.waiting:
            self.tally.lose(f"the server has {mid}, of which the phone knows nothing")

    def check_photos(self, pocket: Pocket, engine: Engine, folder: Path) -> None:
        """Every photo that counts as sent is on the server, byte for byte what its name says."""
        with engine.connect() as connection:
            stored = set(connection.execute(text("SELECT sha256 FROM blob")).scalars())
        files = Folder(folder)
        for sha256, state in pocket.files.items():
            if state != "sent":
                continue
            place = files.place(sha256)
            if sha256 not in stored or not place.exists():
                self.tally.lose(f"photo {sha256} counts as sent and is not there")
            elif sha256_text(hashlib.sha256(place.read_bytes()).digest()) != sha256:
                self.tally.lose(f"photo {sha256} has other bytes on the server")

    def check_records(self, pocket: Pocket, engine: Engine, user: str) -> None:
        """Once the phone rests, the server holds each record once, as the phone does."""
        query = text("SELECT rid, body FROM rec WHERE owner = :user AND kind = 'record'")
        with engine.connect() as connection:
            rows = connection.execute(query, {"user": user}).all()
        found = {row.rid: mark_of(json_body(row.body)) for row in rows}
        for rid, number in pocket.marks.items():
            if found.get(rid) != number:
                self.tally.lose(f"the phone has {number} of {rid}, the server {found.get(rid)}")
        marks = [number for rid, number in found.items() if rid in pocket.marks]
        for rid in found.keys() - pocket.marks.keys():
            self.tally.double(f"the server has record {rid}, of which the phone knows nothing")
        if len(set(marks)) < len(marks):
            self.tally.double("two records carry one number")

    def check_list(self, pocket: Pocket, listed: list[str]) -> None:
        """The person finds every record in the list, each once."""
        for rid in pocket.marks.keys() - set(listed):
            self.tally.lose(f"record {rid} is not in the list")
        if len(set(listed)) < len(listed):
            self.tally.double(f"{len(listed) - len(set(listed))} records stand in the list twice")


def answers_of(engine: Engine, user: str) -> dict[str, tuple[int, int | None]]:
    """What the journal holds of a person's changes: outcome and number by id."""
    query = text("SELECT mid, status, seq FROM journal WHERE usr = :user")
    with engine.connect() as connection:
        rows: list[Any] = list(connection.execute(query, {"user": user}))
    return {row.mid: (row.status, row.seq) for row in rows}
