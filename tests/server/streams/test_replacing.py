"""A later change of the same author settles what was held before it."""

from typing import Any

import pytest
from daybook_sync.ids import new_id
from daybook_sync.merge import Outcome
from sqlalchemy import event

from daybook.db import db
from daybook.streams import service
from tests.server.streams.answers import only, outcomes, reason, saved
from tests.server.streams.conftest import SCHOOL, MakePhone
from tests.server.streams.phone import Phone


def _held(phone: Phone) -> dict[str, Any]:
    """A new record that the form's rules do not allow."""
    asked = phone.put(SCHOOL, {"bad": 1})
    assert reason(only(phone.sync(asked))) == "invalid"
    return asked


def _state(mid: str) -> str | None:
    entry = service.held_entry(db.session(), mid)
    db.session.rollback()
    assert entry is not None
    return entry.resolution.state if entry.resolution else None


def test_a_corrected_record_replaces_the_one_that_was_held(phone: Phone) -> None:
    held = _held(phone)

    again = phone.put(SCHOOL, {"good": 1}, r=held["r"], rp=[held["i"]])

    assert only(phone.sync(again)).outcome is Outcome.OK
    assert _state(held["i"]) == "replaced"
    assert service.held(db.session(), user=phone.user) == []


def test_the_author_hears_of_it_in_their_own_stream(make_phone: MakePhone) -> None:
    phone = make_phone(SCHOOL)
    own = f"me/{phone.user}"
    service.grant(db.session(), phone.user, own, "teacher")
    db.session.commit()
    phone.catch_up()
    held = _held(phone)

    answer = only(phone.sync(phone.put(SCHOOL, {"a": 1}, r=held["r"], rp=[held["i"]])))

    (told,) = phone.of_kind(own, "held").items()
    assert told[0] == held["i"]
    assert told[1]["state"] == "replaced"
    assert told[1]["record"] == held["r"]
    assert told[1]["reason"] == "invalid"
    assert told[1]["slot"] == phone.keys[SCHOOL]
    assert told[1]["seq"] == answer.seq


def test_taking_back_what_was_held_withdraws_it_and_has_a_number(phone: Phone) -> None:
    held = _held(phone)
    head = phone.cursors[phone.keys[SCHOOL]].seq

    answer = only(phone.sync(phone.delete(SCHOOL, held["r"], rp=[held["i"]])))

    assert (answer.outcome, answer.seq) == (Outcome.OK, head + 1)
    assert phone.cursors[phone.keys[SCHOOL]].seq == head + 1
    assert _state(held["i"]) == "withdrawn"


def test_taking_back_what_was_held_is_answered_alike_again(phone: Phone) -> None:
    held = _held(phone)
    removal = phone.delete(SCHOOL, held["r"], rp=[held["i"]])

    answers = [only(phone.sync(removal)) for _ in range(2)]

    assert answers[0] == answers[1]
    assert answers[0].outcome is Outcome.OK
    changes = [entry.change for entry in service.history(db.session(), removal["r"])]
    assert changes == ["put", "del"]


def test_a_replacement_that_is_held_itself_settles_nothing(phone: Phone) -> None:
    held = _held(phone)

    again = phone.put(SCHOOL, {"bad": 2}, r=held["r"], rp=[held["i"]])

    assert reason(only(phone.sync(again))) == "invalid"
    assert _state(held["i"]) is None


def test_one_change_replaces_a_whole_chain(phone: Phone) -> None:
    held = _held(phone)
    follower = phone.set(SCHOOL, held["r"], {"a": 1}, af=held["i"], br=held["i"])
    assert reason(only(phone.sync(follower))) == "after-held"

    both = [held["i"], follower["i"]]
    phone.sync(phone.put(SCHOOL, {"a": 2}, r=held["r"], rp=both))

    assert [_state(mid) for mid in both] == ["replaced", "replaced"]


def test_what_follows_a_held_change_and_replaces_it_is_applied(phone: Phone) -> None:
    held = _held(phone)

    again = phone.put(SCHOOL, {"a": 1}, r=held["r"], af=held["i"], br=held["i"], rp=[held["i"]])

    assert only(phone.sync(again)).outcome is Outcome.OK


def test_work_sent_again_in_one_request_replaces_within_it(phone: Phone) -> None:
    first = phone.put(SCHOOL, {"bad": 1})
    again = phone.put(SCHOOL, {"a": 1}, r=first["r"], rp=[first["i"]])

    assert outcomes(phone.sync(first, again)) == [Outcome.HELD, Outcome.OK]
    assert _state(first["i"]) == "replaced"


def test_nobody_settles_what_another_person_wrote(phone: Phone, other: Phone) -> None:
    held = _held(phone)

    other.sync(other.put(SCHOOL, {"a": 1}, rp=[held["i"]]))

    assert _state(held["i"]) is None


def test_naming_what_was_never_held_does_no_harm(phone: Phone) -> None:
    answer = only(phone.sync(phone.put(SCHOOL, {"a": 1}, rp=[new_id()])))

    assert answer.outcome is Outcome.OK


def test_a_plain_change_asks_nothing_of_what_is_held(phone: Phone) -> None:
    asked: list[str] = []
    listen = (db.engine, "before_cursor_execute", lambda *about: asked.append(about[2]))
    event.listen(*listen)

    phone.sync(phone.put(SCHOOL, {"a": 1}))

    event.remove(*listen)
    assert [text for text in asked if "quarantine" in text or "conflict" in text.split()] == []
    assert len(asked) > 0


@pytest.mark.parametrize("slot", [None, 77])
def test_taking_back_own_work_needs_no_grant(phone: Phone, slot: int | None) -> None:
    place = {} if slot is None else {"s": slot}
    asked = phone.put(SCHOOL, {"a": 1}, **place)
    service.close_grant(db.session(), phone.user, SCHOOL)
    db.session.commit()
    removal = phone.delete(SCHOOL, asked["r"], rp=[asked["i"]], **place)
    assert reason(only(phone.sync(asked))) == "not-member"

    assert only(phone.sync(removal)).outcome is Outcome.OK
    assert _state(asked["i"]) == "withdrawn"


def test_without_a_grant_nothing_else_is_taken_back(phone: Phone, other: Phone) -> None:
    rid = saved(other, {"text": "theirs"})
    edit = phone.set(SCHOOL, rid, {"text": "mine"})
    service.close_grant(db.session(), phone.user, SCHOOL)
    db.session.commit()
    removal = phone.delete(SCHOOL, rid, rp=[edit["i"]])
    phone.sync(edit)

    assert reason(only(phone.sync(removal))) == "not-member"
    assert _state(edit["i"]) is None
