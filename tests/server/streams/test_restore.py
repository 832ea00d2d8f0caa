"""Copied phones and restored servers: what only they can bring about."""

from daybook_sync.ids import new_id
from daybook_sync.merge import Outcome

from daybook.db import db
from daybook.streams import service
from tests.server.streams.conftest import SCHOOL
from tests.server.streams.phone import Phone


def _record(phone: Phone) -> str:
    put = phone.put(SCHOOL, {"text": "a"})
    phone.sync(put)
    return str(put["r"])


def test_the_second_of_two_followers_of_one_change_is_a_branch_of_its_own(phone: Phone) -> None:
    rid = _record(phone)
    first = phone.set(SCHOOL, rid, {"text": "b"})
    chain = {"af": first["i"], "br": first["i"], "b": first["b"]}
    here = phone.set(SCHOOL, rid, {"text": "here"}, **chain)
    copied = phone.set(SCHOOL, rid, {"text": "copied"}, **chain)

    phone.sync(first, here)
    reply = phone.sync(copied)

    assert reply is not None
    assert reply.answers[0].outcome is Outcome.MERGED
    assert reply.answers[0].detail == {"text": here["i"]}


def test_what_follows_a_branched_change_stays_on_its_branch(phone: Phone) -> None:
    rid = _record(phone)
    first = phone.set(SCHOOL, rid, {"text": "b"})
    chain = {"af": first["i"], "br": first["i"], "b": first["b"]}
    phone.sync(first, phone.set(SCHOOL, rid, {"other": "here"}, **chain))
    copied = phone.set(SCHOOL, rid, {"text": "copied"}, **chain)
    next_one = phone.set(SCHOOL, rid, {"text": "next"}, **(chain | {"af": copied["i"]}))

    reply = phone.sync(copied, next_one)

    assert reply is not None
    assert reply.answers[1].outcome is Outcome.OK


def test_before_a_phone_knows_of_a_restore_what_builds_on_lost_work_is_put_off(
    phone: Phone,
) -> None:
    rid = _record(phone)
    service.begin_epoch(db.session())
    db.session.commit()
    builds_on_lost = phone.set(SCHOOL, rid, {"text": "b"}, af=new_id())

    reply = phone.sync(builds_on_lost)
    again = phone.sync(builds_on_lost)

    assert reply is not None
    assert again is not None
    assert reply.answers[0].outcome is Outcome.LATER
    assert again.answers[0].outcome is Outcome.HELD
