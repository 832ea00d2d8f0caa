"""Reads the answers to pushed mutations."""

from daybook_sync.merge import Outcome
from daybook_sync.messages import Answer, SyncReply

from tests.server.streams.conftest import SCHOOL
from tests.server.streams.phone import Phone


def only(reply: SyncReply | None) -> Answer:
    assert reply is not None
    assert len(reply.answers) == 1
    return reply.answers[0]


def outcomes(reply: SyncReply | None) -> list[Outcome]:
    assert reply is not None
    return [answer.outcome for answer in reply.answers]


def reason(answer: Answer) -> object:
    assert answer.outcome in {Outcome.HELD, Outcome.REFUSED}
    return answer.detail["reason"]


def saved(phone: Phone, fields: dict[str, object]) -> str:
    """The id of a record that is stored and on this phone."""
    asked = phone.put(SCHOOL, fields)
    assert only(phone.sync(asked)).outcome is Outcome.OK
    return str(asked["r"])
