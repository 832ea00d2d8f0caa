"""Copied phones and restored servers: what only they can bring about."""

import pytest
from daybook_sync.merge import Outcome
from sqlalchemy import delete, update

from daybook.db import db
from daybook.streams import service, store, watermark
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


def _restore() -> None:
    service.begin_epoch(db.session())
    db.session.commit()


def test_a_phone_that_has_not_heard_of_a_restore_is_put_off_once(phone: Phone) -> None:
    rid = _record(phone)
    _restore()
    edit = phone.set(SCHOOL, rid, {"text": "b"})

    reply = phone.sync(edit)
    again = phone.sync(edit)

    assert reply is not None
    assert again is not None
    assert reply.answers[0].outcome is Outcome.LATER
    assert again.answers[0].outcome is Outcome.OK


def test_what_a_restore_brought_back_is_in_the_backup(phone: Phone) -> None:
    _record(phone)
    _restore()

    reply = phone.sync()

    slot = phone.keys[SCHOOL]
    assert reply is not None
    assert reply.backed_up == {slot: 1}


def test_the_backup_of_a_later_epoch_says_nothing_of_numbers_given_twice(phone: Phone) -> None:
    _record(phone)
    before = dict(phone.cursors)
    _restore()
    phone.catch_up()
    phone.sync(phone.put(SCHOOL, {"text": "in the second life"}))
    _restore()
    phone.cursors = before

    reply = phone.sync()

    assert reply is not None
    assert reply.backed_up == {phone.keys[SCHOOL]: 1}


def test_a_phone_that_names_no_epoch_is_told_of_no_backup(phone: Phone) -> None:
    _record(phone)
    _restore()
    phone.cursors = {}

    reply = phone.sync()

    assert reply is not None
    assert reply.backed_up == {}


def test_a_life_that_a_second_restore_has_undone_has_nothing_in_the_backup(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = watermark.heads(db.session())[SCHOOL]
    _restore_by(monkeypatch, 100)
    phone.catch_up()
    lost = dict(phone.cursors)
    _as_it_was(before)
    _restore_by(monkeypatch, 10)
    phone.catch_up()
    _record(phone)
    _restore_by(monkeypatch, 200)
    phone.cursors = lost

    reply = phone.sync()

    assert reply is not None
    assert reply.backed_up == {}


def _restore_by(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(store.secrets, "randbelow", lambda _most: step)
        _restore()


def _as_it_was(before: tuple[int, int]) -> None:
    """The streams as an old backup has them, before a restore takes another turn."""
    stream, epochs = store.STREAM, store.EPOCHS
    db.session.execute(delete(epochs).where(epochs.c.epoch != before[0]))
    db.session.execute(update(stream).values(epoch=before[0], head=before[1]))
