"""The office decides on held work while others write: who comes first decides, and only once."""

from collections.abc import Callable
from typing import Any

from daybook_sync.errors import ErrorCode
from daybook_sync.ids import new_id
from daybook_sync.merge import Outcome

from daybook.db import reading
from daybook.errors import Problem
from daybook.streams import service
from tests.interleaving.cases import (
    Case,
    Judge,
    Order,
    Sessions,
    first_to_write,
    pulled,
    shown_record,
    two_and_a_reader,
)
from tests.interleaving.world import Person, World

Act = Callable[[Any], Any]


class _Held:
    """A removal that is held because somebody else had edited the record."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.editor, self.author, self.reader = two_and_a_reader(world)
        world.hold(self.author, self.author.own_key)
        self.rid = shown_record(world, self.editor, self.author, self.reader)
        edit = world.mutation(self.editor, "set", self.rid, x={"text": "b"})
        removal = world.mutation(self.author, "del", self.rid)
        world.push(self.editor, edit)
        (answer,) = world.push(self.author, removal)
        assert answer.outcome is Outcome.HELD
        self.mid = str(removal["i"])
        world.catch_up(self.editor)
        world.catch_up(self.author)

    def deciding(self, act: Act) -> Callable[[], str]:
        """A session in which a leader decides; says `done`, or that it was too late."""
        write = self.world.writing(act)

        def decide() -> str:
            try:
                write()
            except Problem as problem:
                return "too late" if problem.code is ErrorCode.CONFLICT else problem.detail
            return "done"

        return decide

    def accepting(self) -> Callable[[], str]:
        """A leader accepts."""
        return self.deciding(lambda session: service.accept(session, new_id(), self.mid))

    def told(self, who: Person) -> str | None:
        """What the author's phone says of it."""
        self.world.catch_up(who)
        row = who.rows[who.slots[who.own_key]].get(self.mid)
        return None if row is None else row[4]["state"]

    def kept_as(self) -> str | None:
        """What became of it, as the office sees it."""
        with reading() as session:
            entry = service.held_entry(session, self.mid)
        return entry.resolution.state if entry and entry.resolution else None


def _accepted_twice(world: World) -> tuple[Sessions, Judge]:
    held = _Held(world)

    def judge(results: list[Any], _order: Order) -> None:
        pulled(held.author, results[2])
        assert sorted(results[:2]) == ["done", "too late"]
        assert world.body(held.rid) is None
        assert held.told(held.author) == held.kept_as() == "accepted"

    return [held.accepting(), held.accepting(), world.pulling(held.author)], judge


def _accepted_and_edited(world: World) -> tuple[Sessions, Judge]:
    held = _Held(world)
    edit = world.mutation(held.editor, "set", held.rid, x={"text": "c"})

    def judge(results: list[Any], order: Order) -> None:
        pulled(held.reader, results[2])
        assert results[0] == "done"
        if first_to_write(order, 0, 1) == 0:
            assert results[1][0].outcome is Outcome.MERGED
            assert (world.body(held.rid) or {})["text"] == "c"
        else:
            assert results[1][0].outcome is Outcome.OK
            assert world.body(held.rid) is None
        assert held.told(held.author) == "accepted"

    sessions = [held.accepting(), world.pushing(held.editor, edit), world.pulling(held.reader)]
    return sessions, judge


def _accepted_and_replaced(world: World) -> tuple[Sessions, Judge]:
    held = _Held(world)
    instead = world.mutation(held.author, "set", held.rid, x={"other": "d"}, rp=[held.mid])

    def judge(results: list[Any], order: Order) -> None:
        pulled(held.author, results[2])
        replaced = first_to_write(order, 0, 1) == 1
        assert results[0] == ("too late" if replaced else "done")
        assert results[1][0].outcome in {Outcome.OK, Outcome.MERGED}
        assert held.told(held.author) == held.kept_as() == ("replaced" if replaced else "accepted")
        assert (world.body(held.rid) or {})["other"] == "d"

    sessions = [held.accepting(), world.pushing(held.author, instead), world.pulling(held.author)]
    return sessions, judge


def _accepted_and_given_back(world: World) -> tuple[Sessions, Judge]:
    held = _Held(world)
    give_back = held.deciding(
        lambda session: service.give_back(session, new_id(), held.mid, "Please look again.")
    )

    def judge(results: list[Any], order: Order) -> None:
        pulled(held.author, results[2])
        accepted_first = first_to_write(order, 0, 1) == 0
        assert results[:2] == ["done", "too late" if accepted_first else "done"]
        assert world.body(held.rid) is None
        assert held.told(held.author) == held.kept_as() == "accepted"

    return [held.accepting(), give_back, world.pulling(held.author)], judge


OFFICE_CASES = (
    Case("one held removal accepted twice", _accepted_twice),
    Case("a held removal accepted, and an edit", _accepted_and_edited),
    Case("a held removal accepted, and one in its place", _accepted_and_replaced),
    Case("a held removal accepted, and given back", _accepted_and_given_back),
)
