"""What is done at once: each case sets a world up, gives its sessions, says what must follow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from daybook_sync.ids import new_id
from daybook_sync.merge import Outcome
from daybook_sync.messages import Answer

from daybook.streams import service
from tests.interleaving.footprint import Step
from tests.interleaving.world import Person, World

Order = Sequence[tuple[int, Step]]
Sessions = Sequence[Callable[[], Any]]
Judge = Callable[[list[Any], Order], None]


@dataclass(frozen=True)
class Case:
    """`set_up` gives the sessions, and what is to be said of their results and their order."""

    name: str
    set_up: Callable[[World], tuple[Sessions, Judge]]


def two_and_a_reader(world: World) -> tuple[Person, Person, Person]:
    one, other, reader = (world.person(world.key) for _ in range(3))
    return one, other, reader


def shown_record(world: World, *people: Person, **fields: Any) -> str:
    """A record that all these phones show."""
    rid = new_id()
    world.push(people[0], world.mutation(people[0], "put", rid, x={"text": "a", **fields}))
    for person in people:
        world.catch_up(person)
    return rid


def first_to_write(order: Order, *turns: int) -> int:
    """Which of these sessions was the first to commit what it wrote."""
    return next(turn for turn, step in order if turn in turns and step.publishes)


def pulled(person: Person, reply: Any) -> None:
    """What came is taken in; the check of the world then pulls again from there."""
    if reply is not None:
        person.keep(reply)


def _same_field(world: World) -> tuple[Sessions, Judge]:
    one, other, reader = two_and_a_reader(world)
    rid = shown_record(world, one, other, reader)
    edits = [world.mutation(who, "set", rid, x={"text": who.author.user}) for who in (one, other)]

    def judge(results: list[Any], order: Order) -> None:
        first = first_to_write(order, 0, 1)
        (kept,), (won,) = results[first], results[1 - first]
        pulled(reader, results[2])
        assert kept.outcome is Outcome.OK
        assert (won.outcome, won.detail) == (Outcome.MERGED, {"text": edits[first]["i"]})
        assert won.seq > kept.seq
        assert world.body(rid) == edits[1 - first]["x"]
        assert world.lost(rid) == [edits[first]["x"]["text"]]

    pushes = [world.pushing(who, edit) for who, edit in zip((one, other), edits, strict=True)]
    return [*pushes, world.pulling(reader)], judge


def _new_records(world: World) -> tuple[Sessions, Judge]:
    one, other, reader = two_and_a_reader(world)
    puts = [world.mutation(who, "put", new_id(), x={"text": "a"}) for who in (one, other)]

    def judge(results: list[Any], order: Order) -> None:
        first = first_to_write(order, 0, 1)
        pulled(reader, results[2])
        assert [answer.outcome for result in results[:2] for answer in result] == [Outcome.OK] * 2
        assert results[first][0].seq < results[1 - first][0].seq

    pushes = [world.pushing(who, put) for who, put in zip((one, other), puts, strict=True)]
    return [*pushes, world.pulling(reader)], judge


def _twice(world: World) -> tuple[Sessions, Judge]:
    one, _other, reader = two_and_a_reader(world)
    rid = shown_record(world, one, reader)
    edit = world.mutation(one, "set", rid, x={"text": "b"})

    def judge(results: list[Any], _order: Order) -> None:
        pulled(reader, results[2])
        assert results[0] == results[1]
        assert results[0][0].outcome is Outcome.OK
        assert world.lost(rid) == []
        assert [mid for mid, *_ in world.journal()].count(edit["i"]) == 1

    return [world.pushing(one, edit), world.pushing(one, edit), world.pulling(reader)], judge


def _edit_and_removal(world: World) -> tuple[Sessions, Judge]:
    one, other, reader = two_and_a_reader(world)
    rid = shown_record(world, one, other, reader)
    edit = world.mutation(one, "set", rid, x={"text": "b"})
    removal = world.mutation(other, "del", rid)

    def judge(results: list[Any], order: Order) -> None:
        pulled(reader, results[2])
        edited, removed = results[0][0], results[1][0]
        if first_to_write(order, 0, 1) == 0:
            assert edited.outcome is Outcome.OK
            assert (removed.outcome, removed.detail["reason"]) == (Outcome.HELD, "delete-vs-edit")
        else:
            assert (removed.outcome, edited.outcome) == (Outcome.OK, Outcome.MERGED)
        assert (world.body(rid) or {}).get("text") == "b"

    sessions = [world.pushing(one, edit), world.pushing(other, removal), world.pulling(reader)]
    return sessions, judge


def _other_streams(world: World) -> tuple[Sessions, Judge]:
    one, other = world.person(world.key), world.person(world.other_key)
    reader = world.person(world.key, world.other_key)
    puts = [
        world.mutation(who, "put", new_id(), x={"text": "a"}, key=key)
        for who, key in ((one, world.key), (other, world.other_key))
    ]

    def judge(results: list[Any], _order: Order) -> None:
        pulled(reader, results[2])
        assert [answer.outcome for result in results[:2] for answer in result] == [Outcome.OK] * 2

    return [
        world.pushing(one, puts[0]),
        world.pushing(other, puts[1]),
        world.pulling(reader),
    ], judge


def _one_id_in_two_streams(world: World) -> tuple[Sessions, Judge]:
    who = world.person(world.key, world.other_key)
    reader = world.person(world.key, world.other_key)
    mid = new_id()
    puts = [
        world.mutation(who, "put", new_id(), x={"text": key}, key=key, i=mid)
        for key in (world.key, world.other_key)
    ]

    def judge(results: list[Any], _order: Order) -> None:
        pulled(reader, results[2])
        answers: list[Answer] = [answer for result in results[:2] for answer in result]
        assert sorted(answer.outcome for answer in answers) == [Outcome.OK, Outcome.HELD]
        assert [reason for _, reason, _ in world.quarantine()] == ["key-reuse"]

    return [*(world.pushing(who, put) for put in puts), world.pulling(reader)], judge


def _revoked(world: World) -> tuple[Sessions, Judge]:
    one, other, reader = two_and_a_reader(world)
    rid = shown_record(world, one, other, reader)
    edit = world.mutation(one, "set", rid, x={"text": "b"})
    user = one.author.user
    revoke = world.writing(lambda session: service.close_grant(session, user, world.key))

    def judge(results: list[Any], order: Order) -> None:
        (answer,) = results[0]
        pulled(one, results[2])
        if knew_first(order, 0, 1):
            assert answer.outcome is Outcome.OK
            assert (world.body(rid) or {})["text"] == "b"
        else:
            assert (answer.outcome, answer.detail) == (Outcome.HELD, {"reason": "not-member"})
            assert [reason for _, reason, _ in world.quarantine()] == ["not-member"]
        world.catch_up(one)
        assert one.cursors == {}

    return [world.pushing(one, edit), revoke, world.pulling(one)], judge


def _granted(world: World) -> tuple[Sessions, Judge]:
    one, other, reader = two_and_a_reader(world)
    rid = shown_record(world, one, other, reader)
    edit = world.mutation(one, "set", rid, x={"text": "b"})
    user = one.author.user
    world.writing(lambda session: service.close_grant(session, user, world.key))()
    grant = world.writing(lambda session: service.grant(session, user, world.key, "team"))

    def judge(results: list[Any], order: Order) -> None:
        (answer,) = results[0]
        pulled(one, results[2])
        allowed = not knew_first(order, 0, 1)
        assert answer.outcome is (Outcome.OK if allowed else Outcome.HELD)
        world.catch_up(one)
        assert one.rows[one.slots[world.key]].keys() == {rid}

    return [world.pushing(one, edit), grant, world.pulling(one)], judge


def knew_first(order: Order, asker: int, writer: int) -> bool:
    """Whether `asker` looked at the database before `writer` committed."""
    looked = next(place for place, (turn, step) in enumerate(order) if turn == asker and step.reads)
    wrote = [place for place, (turn, step) in enumerate(order) if turn == writer and step.publishes]
    return not wrote or looked < wrote[0]


def _new_stream(world: World) -> tuple[Sessions, Judge]:
    reader = world.person(world.key)
    key, rids = f"{world.key}-new", [new_id(), new_id()]
    world.other_key = key

    def publishing(rid: str) -> Callable[[], Any]:
        return world.writing(lambda session: service.publish(session, key, "place", rid, {"n": 1}))

    grant = world.writing(lambda session: service.grant(session, reader.author.user, key, "team"))

    def judge(_results: list[Any], _order: Order) -> None:
        world.catch_up(reader)
        assert reader.rows[reader.slots[key]].keys() == set(rids)

    return [*(publishing(rid) for rid in rids), grant], judge


CASES = (
    Case("two edits of one field", _same_field),
    Case("two new records in one stream", _new_records),
    Case("one mutation twice", _twice),
    Case("an edit and a removal", _edit_and_removal),
    Case("two streams", _other_streams),
    Case("one id in two streams", _one_id_in_two_streams),
    Case("an edit and the loss of the grant", _revoked),
    Case("an edit and a new grant", _granted),
    Case("three who make one stream", _new_stream),
)
