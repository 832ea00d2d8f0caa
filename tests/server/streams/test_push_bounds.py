"""Pushed mutations with odd contents, and more of them than a request may bring."""

from collections.abc import Callable

import pytest
from daybook_sync.merge import Outcome

from daybook.db import db
from daybook.streams import push, service
from tests.server.streams.answers import only, outcomes
from tests.server.streams.conftest import SCHOOL
from tests.server.streams.phone import Phone

MakePhone = Callable[..., Phone]


def test_odd_characters_are_cleaned_and_cost_nothing_else(phone: Phone) -> None:
    asked = phone.put(SCHOOL, {"text": "nul\x00 lone\ud800 pair\U0001f600", "at": 1})

    answers = [only(phone.sync(asked)) for _ in range(2)]

    assert [answer.outcome for answer in answers] == [Outcome.OK] * 2
    body = phone.bodies(SCHOOL)[asked["r"]]
    assert body["text"] == "nul\ufffd lone\ufffd pair\U0001f600"


@pytest.mark.parametrize("number", [2**53 + 1, 2**63, -(2**63) - 1, 2**80, 1e300, -0.0, 1.0, 0.1])
def test_numbers_of_any_size_come_back(phone: Phone, number: float) -> None:
    asked = phone.put(SCHOOL, {"number": number})

    assert only(phone.sync(asked)).outcome is Outcome.OK
    assert phone.bodies(SCHOOL)[asked["r"]]["number"] == float(number) or number == 2**53 + 1


def test_markup_and_sql_are_only_text(phone: Phone) -> None:
    text = "'); DROP TABLE rec; -- <script>alert(1)</script> %s ${x} :y"
    asked = phone.put(SCHOOL, {"text": text, text: 1})

    phone.sync(asked)

    assert phone.bodies(SCHOOL) == {asked["r"]: {"text": text, text: 1}}


def test_what_the_time_does_not_allow_is_answered_later(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [phone.put(SCHOOL, {"text": str(n)}) for n in range(push.CHUNK + 1)]
    ticks = iter([0.0, 0.0, 100.0])
    monkeypatch.setattr(push.time, "monotonic", lambda: next(ticks))

    reply = phone.sync(*asked, n=1_000_000)

    assert outcomes(reply) == [Outcome.OK] * push.CHUNK + [Outcome.LATER]
    assert len(phone.bodies(SCHOOL)) == push.CHUNK


def test_more_mutations_than_one_request_may_bring_are_answered_later(phone: Phone) -> None:
    asked = [{"i": "bad"}] * push.MOST + [phone.put(SCHOOL, {"text": "a"})]

    reply = phone.sync(*asked)

    assert outcomes(reply)[-2:] == [Outcome.REFUSED, Outcome.LATER]


def test_unknown_keys_are_ignored_and_stay_in_the_journal(phone: Phone) -> None:
    held = phone.put(SCHOOL, {"bad": 1}, zz={"later": True})

    reply = phone.sync(held, later="unknown")

    assert outcomes(reply) == [Outcome.HELD]
    assert service.held(db.session())[0].mutation["zz"] == {"later": True}
