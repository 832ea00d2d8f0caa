"""What a person in charge may do with held mutations, and what comes of it."""

from typing import Any

import pytest
from daybook_sync.errors import ErrorCode
from daybook_sync.merge import Outcome

from daybook.db import db
from daybook.errors import Problem
from daybook.streams import service
from tests.server.streams.answers import only
from tests.server.streams.conftest import SCHOOL
from tests.server.streams.holding import REASONS, hold, resolution, state
from tests.server.streams.phone import Phone

LEADER = "L" * 21 + "A"

MAY_ACCEPT = {"not-member", "forbidden", "delete-vs-edit", "after-unknown", "key-reuse"}
MAY_CORRECT = {"invalid", "not-member", "after-unknown", "key-reuse"}


def accept(mid: str) -> None:
    service.accept(db.session(), LEADER, mid)
    db.session.commit()


def correct(mid: str, fields: dict[str, Any]) -> None:
    service.correct(db.session(), LEADER, mid, fields)
    db.session.commit()


def give_back(mid: str, note: str = "Please say when.") -> None:
    service.give_back(db.session(), LEADER, mid, note)
    db.session.commit()


def body(rid: str) -> Any:
    row = service.row(db.session(), rid)
    db.session.rollback()
    return None if row is None or row.deleted else row.body


@pytest.mark.parametrize("why", REASONS)
def test_what_the_rules_allow_is_accepted(phone: Phone, other: Phone, why: str) -> None:
    mid, asked = hold(phone, other, why)
    before = body(asked["r"])

    if why not in MAY_ACCEPT:
        with pytest.raises(Problem):
            accept(mid)
        db.session.rollback()
        assert state(mid) is None
        assert body(asked["r"]) == before
        return
    accept(mid)

    assert state(mid) == "accepted"
    assert body(asked["r"]) == (None if asked["k"] == "del" else asked["x"])


@pytest.mark.parametrize("why", REASONS)
def test_what_holds_answers_is_corrected(phone: Phone, other: Phone, why: str) -> None:
    mid, asked = hold(phone, other, why)
    right = {"text": "right", "bad": None}

    if why not in MAY_CORRECT:
        with pytest.raises(Problem):
            correct(mid, right)
        db.session.rollback()
        assert state(mid) is None
        return
    correct(mid, right)

    assert state(mid) == "corrected"
    assert body(asked["r"]) == {"text": "right"}


@pytest.mark.parametrize("why", REASONS)
def test_anything_is_given_back_with_a_note(phone: Phone, other: Phone, why: str) -> None:
    mid, asked = hold(phone, other, why)
    before = body(asked["r"])

    give_back(mid, "  Please say when. ")

    settled = resolution(mid)
    assert settled is not None
    assert (settled.state, settled.note, settled.by) == ("returned", "Please say when.", LEADER)
    assert body(asked["r"]) == before


@pytest.mark.parametrize("why", sorted(MAY_ACCEPT))
def test_what_was_given_back_may_still_be_accepted(phone: Phone, other: Phone, why: str) -> None:
    mid, _asked = hold(phone, other, why)
    give_back(mid)

    accept(mid)

    assert state(mid) == "accepted"


@pytest.mark.parametrize("act", [accept, give_back, lambda mid: correct(mid, {"text": "c"})])
def test_what_is_settled_is_settled_once(phone: Phone, other: Phone, act: Any) -> None:
    mid, asked = hold(phone, other, "after-unknown")
    accept(mid)

    with pytest.raises(Problem) as problem:
        act(mid)

    db.session.rollback()
    assert problem.value.code is ErrorCode.CONFLICT
    assert state(mid) == "accepted"
    assert body(asked["r"]) == asked["x"]


@pytest.mark.parametrize("act", [accept, give_back, lambda mid: correct(mid, {"text": "c"})])
@pytest.mark.parametrize("mid", ["A" * 22, "x"])
def test_nothing_is_done_with_what_is_not_held(phone: Phone, mid: str, act: Any) -> None:
    with pytest.raises(Problem) as problem:
        act(mid)

    assert problem.value.code is ErrorCode.NOT_FOUND


def test_work_for_an_unknown_slot_cannot_be_accepted(phone: Phone) -> None:
    asked = phone.put(SCHOOL, {"text": "a"}, s=77)
    phone.sync(asked)

    with pytest.raises(Problem):
        accept(asked["i"])
    db.session.rollback()
    give_back(asked["i"])

    assert state(asked["i"]) == "returned"


@pytest.mark.parametrize("said", ["", "  ", "a" * 501], ids=["none", "blank", "long"])
def test_a_note_has_words(phone: Phone, other: Phone, said: str) -> None:
    mid, _asked = hold(phone, other, "invalid")

    with pytest.raises(Problem) as problem:
        give_back(mid, said)

    assert problem.value.code is ErrorCode.INVALID


def test_a_correction_must_pass_the_rules(phone: Phone, other: Phone) -> None:
    mid, _asked = hold(phone, other, "invalid")

    with pytest.raises(Problem) as problem:
        correct(mid, {"text": "b"})

    assert problem.value.code is ErrorCode.INVALID
    assert problem.value.fields == {"bad": {"zh": "不行", "en": "No."}}


@pytest.mark.parametrize("fields", [{}, {"*": 1}, {"": 1}])
def test_a_correction_names_fields(phone: Phone, other: Phone, fields: dict[str, Any]) -> None:
    mid, _asked = hold(phone, other, "invalid")

    with pytest.raises(Problem):
        correct(mid, fields)


def test_a_replay_is_told_what_became_of_it(phone: Phone, other: Phone) -> None:
    mid, asked = hold(phone, other, "after-unknown")
    accept(mid)

    answer = only(phone.sync(asked))

    row = service.row(db.session(), asked["r"])
    assert row is not None
    assert (answer.outcome, answer.seq) == (Outcome.OK, row.seq)


def test_an_accepted_record_is_its_authors(phone: Phone, other: Phone) -> None:
    mid, asked = hold(phone, other, "after-unknown")
    accept(mid)
    other.sync()

    slot = other.keys[SCHOOL]
    meta = other.rows[slot][asked["r"]][3]
    assert meta["o"] == phone.user
    assert other.bodies(SCHOOL)[asked["r"]] == {"text": "a"}
