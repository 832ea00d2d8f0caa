"""Who holds a stream: opened, closed, opened again, and what their phone is told."""

from collections.abc import Callable

from daybook_sync.ids import new_id

from daybook.db import db
from daybook.streams import service
from tests.server.streams.conftest import CLASS, SCHOOL
from tests.server.streams.phone import Phone

MakePhone = Callable[..., Phone]


def grant(user: str, key: str, role: str = "team") -> int:
    gid = service.grant(db.session(), user, key, role)
    db.session.commit()
    return gid


def close(user: str, key: str) -> None:
    service.close_grant(db.session(), user, key)
    db.session.commit()


def test_a_new_grant_brings_rows_that_were_there_before(phone: Phone) -> None:
    service.publish(db.session(), CLASS, "class", rid := new_id(), {"name": "a"})
    gid = grant(phone.user, CLASS)

    reply = phone.sync()

    assert reply is not None
    assert reply.opened == [[2, gid, CLASS, "team"]]
    assert phone.bodies(CLASS) == {rid: {"name": "a"}}


def test_a_closed_grant_takes_the_rows_away(phone: Phone) -> None:
    service.publish(db.session(), SCHOOL, "class", new_id(), {"name": "a"})
    db.session.commit()
    phone.sync()
    slot = phone.keys[SCHOOL]
    gid = phone.cursors[slot].gid
    close(phone.user, SCHOOL)

    reply = phone.sync()

    assert reply is not None
    assert reply.closed == [(slot, gid)]
    assert phone.cursors == {}
    assert phone.sync() is None


def test_a_grant_opened_again_has_the_slot_and_another_id(phone: Phone) -> None:
    service.publish(db.session(), SCHOOL, "class", rid := new_id(), {"name": "a"})
    db.session.commit()
    phone.sync()
    slot = phone.keys[SCHOOL]
    old = phone.cursors[slot].gid
    close(phone.user, SCHOOL)
    new = grant(phone.user, SCHOOL)

    reply = phone.sync()

    assert new != old
    assert reply is not None
    assert reply.closed == [(slot, old)]
    assert reply.opened == [[slot, new, SCHOOL, "team"]]
    assert list(phone.bodies(SCHOOL)) == [rid]


def test_the_same_role_again_is_the_same_grant(phone: Phone) -> None:
    gid = phone.cursors[phone.keys[SCHOOL]].gid

    assert grant(phone.user, SCHOOL) == gid
    assert phone.sync() is None


def test_a_narrower_role_takes_away_what_it_does_not_show(make_phone: MakePhone) -> None:
    author, reader = make_phone(SCHOOL), make_phone(SCHOOL, role="leader")
    secret, open_ = author.put(SCHOOL, {"private": 1}), author.put(SCHOOL, {"text": "a"})
    author.sync(secret, open_)
    reader.sync()

    grant(reader.user, SCHOOL, "teacher")
    reader.sync()

    assert list(reader.bodies(SCHOOL)) == [open_["r"]]


def test_slots_are_never_given_to_another_stream(phone: Phone) -> None:
    close(phone.user, SCHOOL)
    grant(phone.user, CLASS)

    slots = [held.slot for held in service.granted(db.session(), phone.user)]

    assert slots == [2]


def test_closing_what_is_not_held_does_nothing(phone: Phone) -> None:
    close(phone.user, CLASS)
    close(new_id(), SCHOOL)

    assert phone.sync() is None


def test_a_cursor_for_a_slot_that_was_never_granted_is_closed(phone: Phone) -> None:
    asked = phone.request([])
    asked["c"].append([99, 5, 1, 1])

    reply = phone.post(asked).get_json()

    assert reply["g"] == [[-99, 5]]


def test_a_stranger_gets_nothing(make_phone: MakePhone, phone: Phone) -> None:
    phone.sync(phone.put(SCHOOL, {"text": "a"}))
    stranger = make_phone()

    assert stranger.sync() is None
