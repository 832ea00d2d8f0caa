"""Two people decide at once, or one decides while the phone goes on: one of them is first."""

from collections.abc import Callable
from typing import Any

import pytest
from daybook_sync.ids import new_id
from flask import Flask

from daybook.db import db
from daybook.errors import Problem
from daybook.streams import service
from tests.server.streams.conftest import SCHOOL, MakePhone
from tests.server.streams.holding import state
from tests.server.streams.phone import Phone
from tests.server.streams.test_concurrency import at_once, pusher

LEADERS = ["L" * 21 + end for end in "AQgw"]
ROUNDS = 5


def decider(app: Flask, act: Callable[..., Any], *told: Any) -> Callable[[], str]:
    """Decides in a thread of its own; says `done` or the code of the problem."""

    def decide() -> str:
        with app.app_context():
            try:
                act(db.session(), *told)
                db.session.commit()
            except Problem as problem:
                db.session.rollback()
                return problem.code.value
            finally:
                db.session.remove()
        return "done"

    return decide


def late(phone: Phone) -> dict[str, Any]:
    """A record that is held because what it follows never came."""
    lost = new_id()
    asked = phone.put(SCHOOL, {"text": "a"}, af=lost, br=lost)
    phone.sync(asked)
    return asked


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_of_leaders_who_accept_at_once_one_does(
    app: Flask, make_phone: MakePhone, turn: int
) -> None:
    phone = make_phone(SCHOOL)
    asked = late(phone)

    said = at_once(app, [decider(app, service.accept, who, asked["i"]) for who in LEADERS])

    assert sorted(said) == ["conflict"] * 3 + ["done"]
    assert [entry.seq for entry in service.history(db.session(), asked["r"])] == [1]


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_a_leader_who_accepts_and_one_who_returns_agree_in_the_end(
    app: Flask, make_phone: MakePhone, turn: int
) -> None:
    phone = make_phone(SCHOOL)
    mid = late(phone)["i"]

    at_once(
        app,
        [
            decider(app, service.accept, LEADERS[0], mid),
            decider(app, service.give_back, LEADERS[1], mid, "Why?"),
        ],
    )

    # Whoever was first: what was returned may be accepted, what was accepted stays so.
    assert state(mid) == "accepted"


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_accepting_while_its_author_replaces_it_keeps_both_texts(
    app: Flask, make_phone: MakePhone, turn: int
) -> None:
    phone = make_phone(SCHOOL)
    asked = late(phone)
    again = phone.request([phone.put(SCHOOL, {"text": "b"}, r=asked["r"], rp=[asked["i"]])])

    accepted, pushed = at_once(
        app,
        [decider(app, service.accept, LEADERS[0], asked["i"]), pusher(app, phone, [again])],
    )

    assert pushed[0][1] in {0, 1}
    row = service.row(db.session(), asked["r"])
    assert row is not None
    kept = [lost.lost_value for lost in service.conflicts(db.session(), asked["r"])]
    expected = ["a"] if accepted == "done" else []
    assert (row.body["text"], kept) == ("b", expected)
    assert state(asked["i"]) == ("accepted" if accepted == "done" else "replaced")


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_accepting_while_the_phone_sends_it_again_applies_it_once(
    app: Flask, make_phone: MakePhone, turn: int
) -> None:
    phone = make_phone(SCHOOL)
    asked = late(phone)
    again = phone.request([asked])

    accepted, pushed = at_once(
        app,
        [decider(app, service.accept, LEADERS[0], asked["i"]), pusher(app, phone, [again])],
    )

    assert accepted == "done"
    assert pushed[0][1:3] in ([2, None], [0, 1])
    assert [entry.seq for entry in service.history(db.session(), asked["r"])] == [1]
    assert state(asked["i"]) == "accepted"
