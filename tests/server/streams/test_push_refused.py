"""Pushed mutations that are held or refused: each says why, and blocks nothing else."""

from collections.abc import Callable

import pytest
from daybook_sync.ids import new_id
from daybook_sync.merge import Outcome

from daybook.db import db
from daybook.streams import service
from tests.server.streams.answers import only, outcomes, reason, saved
from tests.server.streams.conftest import SCHOOL
from tests.server.streams.phone import Phone

MakePhone = Callable[..., Phone]


@pytest.mark.parametrize("slot", [77, 2**31])
def test_a_slot_that_was_never_granted_is_held(phone: Phone, slot: int) -> None:
    asked = phone.put(SCHOOL, {"text": "a"}, s=slot)

    answers = [only(phone.sync(asked)) for _ in range(2)]

    assert [reason(answer) for answer in answers] == ["not-member"] * 2
    assert [entry.key for entry in service.held(db.session(), user=phone.user)] == [None]


def test_late_work_for_a_stream_that_was_taken_away_is_held(phone: Phone) -> None:
    asked = phone.put(SCHOOL, {"text": "a"})
    service.close_grant(db.session(), phone.user, SCHOOL)
    db.session.commit()

    answer = only(phone.sync(asked))

    assert reason(answer) == "not-member"
    assert [entry.key for entry in service.held(db.session(), keys=[SCHOOL])] == [SCHOOL]


def test_a_kind_that_phones_may_not_write_is_held(phone: Phone) -> None:
    service.publish(db.session(), SCHOOL, "place", rid := new_id(), {"name": "a"})
    db.session.commit()
    phone.sync()

    put = phone.put(SCHOOL, {"name": "b"}, t="place")
    edit = phone.set(SCHOOL, rid, {"name": "c"})
    reply = phone.sync(put, edit)

    assert reply is not None
    assert [reason(answer) for answer in reply.answers] == ["forbidden"] * 2


def test_a_row_that_another_stream_holds_is_not_made_again(make_phone: MakePhone) -> None:
    both = make_phone(SCHOOL, "class/c1/2026")
    put = both.put(SCHOOL, {"text": "a"})
    both.sync(put)

    again = both.put("class/c1/2026", {"text": "b"}, r=put["r"])

    assert reason(only(both.sync(again))) == "state"


def test_an_action_that_nobody_knows_is_held(phone: Phone) -> None:
    rid = saved(phone, {"text": "a"})

    answer = only(phone.sync(phone.mutation("act", SCHOOL, rid, x={"do": "approve"})))

    assert reason(answer) == "state"


def test_a_private_row_of_another_teacher_cannot_be_edited(make_phone: MakePhone) -> None:
    owner, teacher = (make_phone(SCHOOL, role="teacher") for _ in range(2))
    put = owner.put(SCHOOL, {"text": "a", "private": 1})
    owner.sync(put)

    answer = only(teacher.sync(teacher.set(SCHOOL, put["r"], {"text": "b"})))

    assert reason(answer) == "forbidden"


@pytest.mark.parametrize(
    "spoil",
    [
        {"i": "short"},
        {"k": "upsert"},
        {"s": "1"},
        {"s": True},
        {"s": 1.5},
        {"r": None},
        {"t": ""},
        {"f": ["lesson"]},
        {"f": ["lesson", 2**31]},
        {"b": [1]},
        {"b": [1, -1]},
        {"at": 2**63},
        {"x": []},
        {"x": {"": 1}},
        {"x": {"*": 1}},
        {"af": 5},
    ],
)
def test_a_malformed_mutation_is_refused_and_blocks_nothing(
    phone: Phone, spoil: dict[str, object]
) -> None:
    good = phone.put(SCHOOL, {"text": "good"})

    reply = phone.sync(phone.put(SCHOOL, {"text": "a"}) | spoil, "not even an object", good)

    assert outcomes(reply) == [Outcome.REFUSED, Outcome.REFUSED, Outcome.OK]
    assert reply is not None
    assert reason(reply.answers[0]) == "malformed"


def test_a_mutation_that_nests_too_deeply_is_refused(phone: Phone) -> None:
    deep: object = 1
    for _ in range(400):
        deep = [deep]

    answer = only(phone.sync(phone.put(SCHOOL, {"deep": deep})))

    assert reason(answer) == "malformed"


def test_a_mutation_that_is_too_large_is_refused_and_blocks_nothing(phone: Phone) -> None:
    large = phone.put(SCHOOL, {"text": "长" * 30_000})
    good = phone.put(SCHOOL, {"text": "good"})

    reply = phone.sync(large, good)

    assert outcomes(reply) == [Outcome.REFUSED, Outcome.OK]
    assert reply is not None
    assert reason(reply.answers[0]) == "too-large"


def test_one_mutation_that_cannot_be_stored_never_blocks_the_rest(phone: Phone) -> None:
    asked = [phone.put(SCHOOL, {"text": str(n)}) for n in range(5)]
    asked[2]["x"]["break"] = 1

    reply = phone.sync(*asked)

    assert outcomes(reply) == [Outcome.OK, Outcome.OK, Outcome.HELD, Outcome.OK, Outcome.OK]
    assert len(phone.bodies(SCHOOL)) == 4
    assert [entry.mutation["x"] for entry in service.held(db.session())] == [asked[2]["x"]]
