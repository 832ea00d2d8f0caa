"""Pushed mutations: each outcome, and that a replay always gets the same answer."""

from daybook_sync.merge import Outcome
from daybook_sync.messages import Answer, SyncReply

from tests.server.streams.conftest import SCHOOL
from tests.server.streams.phone import Phone


def only(reply: SyncReply | None) -> Answer:
    assert reply is not None
    assert len(reply.answers) == 1
    return reply.answers[0]


def test_a_new_record_is_stored_and_echoed(phone: Phone) -> None:
    asked = phone.put(SCHOOL, {"text": "家访", "count": 2, "none": None})

    answer = only(phone.sync(asked))

    assert answer.outcome is Outcome.OK
    assert phone.bodies(SCHOOL) == {asked["r"]: {"text": "家访", "count": 2}}
    assert phone.sync() is None


def test_a_record_reaches_another_phone(phone: Phone, other: Phone) -> None:
    asked = phone.put(SCHOOL, {"text": "家访"})
    phone.sync(asked)

    other.sync()

    assert other.bodies(SCHOOL) == {asked["r"]: {"text": "家访"}}
