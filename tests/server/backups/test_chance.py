"""Backups, restores and compactions in any order: what phones were told is kept stays, once."""

from collections.abc import Callable
from random import Random

import pytest

from daybook import clock
from daybook.backups import making, restoring
from daybook.db import db
from daybook.streams import compaction, soundness
from tests.server.backups.keeper import Keeper
from tests.server.streams.conftest import SCHOOL

STEPS = 40


class School:
    """Phones that log, edit and remove their own records, and what must come of it."""

    def __init__(self, phones: list[Keeper], choice: Random) -> None:
        self.phones = phones
        self.choice = choice
        self.texts: dict[str, str] = {}
        self.authors: dict[str, Keeper] = {}
        self.removed: set[str] = set()

    def log(self) -> None:
        phone = self.choice.choice(self.phones)
        text = str(self.choice.random())
        put = phone.put(SCHOOL, {"text": text})
        phone.send(put)
        self.texts[put["r"]], self.authors[put["r"]] = text, phone

    def edit(self) -> None:
        if rid := self._own():
            text = str(self.choice.random())
            self.authors[rid].send(self.authors[rid].set(SCHOOL, rid, {"text": text}))
            self.texts[rid] = text

    def remove(self) -> None:
        if rid := self._own():
            self.authors[rid].send(self.authors[rid].delete(SCHOOL, rid))
            self.removed.add(rid)
            del self.texts[rid]

    def _own(self) -> str | None:
        """A record that its author's phone shows as it is."""
        shown = [rid for rid in self.texts if rid in self.authors[rid].bodies(SCHOOL)]
        return self.choice.choice(shown) if shown else None


@pytest.mark.parametrize("seed", range(3))
def test_what_was_acknowledged_is_there_once_whatever_happened_to_the_server(
    seed: int,
    make_keeper: Callable[[], Keeper],
    back_up: Callable[..., making.Made],
    bring_back: Callable[[], restoring.Restored],
) -> None:
    school = School([make_keeper() for _ in range(3)], Random(seed))
    back_up()

    def compact() -> None:
        compaction.compact(db.session(), clock.now() + clock.DAY, db.session.commit)

    acts = [school.log] * 4 + [school.edit] * 4 + [school.remove] * 2
    for act in school.choice.choices([*acts, lambda: back_up(2), bring_back, compact], k=STEPS):
        act()
    for phone in school.phones * 2:
        phone.send()

    for phone in school.phones:
        bodies = phone.bodies(SCHOOL).items()
        shown = {rid: body["text"] for rid, body in bodies if "text" in body}
        kept_back = set(shown) & school.removed
        assert {rid: shown[rid] for rid in set(shown) - kept_back} == school.texts
    assert soundness.faults(db.session()) == []
