"""What a phone is sent: pages, tombstones, resets, and nothing when there is nothing."""

from collections.abc import Callable

from daybook_sync.ids import new_id
from sqlalchemy import update

from daybook.db import db
from daybook.streams import service, store
from tests.server.streams.conftest import CLASS, SCHOOL
from tests.server.streams.phone import Phone

MakePhone = Callable[..., Phone]

SMALL = 300
"""A wish so small that a page holds about three rows."""


def publish(key: str, rid: str, **body: object) -> None:
    service.publish(db.session(), key, "class", rid, dict(body))
    db.session.commit()


def publish_many(key: str, count: int) -> list[str]:
    rids = [new_id() for _ in range(count)]
    for number, rid in enumerate(rids):
        publish(key, rid, number=number, text="x" * 100)
    return rids


def withdraw(key: str, rid: str) -> None:
    service.withdraw(db.session(), key, rid)
    db.session.commit()


def test_a_new_phone_reads_everything_in_small_pages(make_phone: MakePhone) -> None:
    rids = publish_many(SCHOOL, 10)
    phone = make_phone()
    service.grant(db.session(), phone.user, SCHOOL, "team")
    db.session.commit()

    phone.catch_up(n=SMALL)

    assert phone.pages >= 3
    assert sorted(phone.bodies(SCHOOL)) == sorted(rids)
    assert phone.cursors[phone.keys[SCHOOL]].boot is None
    assert phone.sync(n=SMALL) is None


def test_changes_during_the_first_download_are_not_lost(make_phone: MakePhone) -> None:
    rids = publish_many(SCHOOL, 9)
    phone = make_phone()
    service.grant(db.session(), phone.user, SCHOOL, "team")
    db.session.commit()
    phone.sync(n=SMALL)

    publish(SCHOOL, rids[0], number=100)
    withdraw(SCHOOL, rids[1])
    withdraw(SCHOOL, rids[8])
    publish(SCHOOL, fresh := new_id(), number=200)
    phone.catch_up(n=SMALL)

    bodies = phone.bodies(SCHOOL)
    assert set(bodies) == {*rids, fresh} - {rids[1], rids[8]}
    assert bodies[rids[0]] == {"number": 100}


def test_tombstones_from_before_the_first_download_are_not_sent(make_phone: MakePhone) -> None:
    rids = publish_many(SCHOOL, 6)
    for rid in rids[:5]:
        withdraw(SCHOOL, rid)
    phone = make_phone()
    service.grant(db.session(), phone.user, SCHOOL, "team")
    db.session.commit()

    reply = phone.sync()

    assert reply is not None
    assert reply.tombstones == {}
    assert list(phone.bodies(SCHOOL)) == rids[5:]


def test_a_stream_with_nothing_in_it_is_granted_and_read(phone: Phone) -> None:
    cursor = phone.cursors[phone.keys[SCHOOL]]

    assert (cursor.seq, cursor.boot) == (0, None)
    assert phone.sync() is None


def test_each_stream_gets_its_share_of_a_page(make_phone: MakePhone) -> None:
    publish_many(SCHOOL, 12)
    publish_many(CLASS, 12)
    phone = make_phone()
    for key in (SCHOOL, CLASS):
        service.grant(db.session(), phone.user, key, "team")
    db.session.commit()

    phone.sync(n=2 * SMALL)

    assert phone.bodies(SCHOOL)
    assert phone.bodies(CLASS)


def test_the_person_s_own_stream_comes_first(make_phone: MakePhone) -> None:
    phone = make_phone()
    for key in (SCHOOL, "org/o1", f"me/{phone.user}"):
        publish_many(key, 4)
        service.grant(db.session(), phone.user, key, "team")
    db.session.commit()

    phone.sync(n=SMALL)

    assert phone.bodies(f"me/{phone.user}")
    assert not phone.bodies(SCHOOL)


def test_one_row_larger_than_the_wish_is_sent(make_phone: MakePhone) -> None:
    phone = make_phone(SCHOOL)
    publish(SCHOOL, rid := new_id(), text="x" * 50_000)

    phone.sync(n=1)

    assert list(phone.bodies(SCHOOL)) == [rid]


def test_a_teacher_sees_own_and_open_rows_and_a_leader_sees_all(make_phone: MakePhone) -> None:
    author = make_phone(SCHOOL, role="teacher")
    colleague = make_phone(SCHOOL, role="teacher")
    leader = make_phone(SCHOOL, role="leader")
    secret, open_ = author.put(SCHOOL, {"private": 1}), author.put(SCHOOL, {"text": "a"})
    author.sync(secret, open_)

    colleague.sync()
    leader.sync()

    assert set(author.bodies(SCHOOL)) == {secret["r"], open_["r"]}
    assert set(colleague.bodies(SCHOOL)) == {open_["r"]}
    assert set(leader.bodies(SCHOOL)) == {secret["r"], open_["r"]}


def test_hidden_rows_move_the_cursor_of_those_who_do_not_see_them(make_phone: MakePhone) -> None:
    author, colleague = (make_phone(SCHOOL, role="teacher") for _ in range(2))
    author.sync(author.put(SCHOOL, {"private": 1}))

    colleague.sync()

    assert colleague.cursors[colleague.keys[SCHOOL]].seq == 1
    assert colleague.sync() is None


def test_publishing_the_same_again_sends_nothing(phone: Phone) -> None:
    publish(SCHOOL, rid := new_id(), number=1, gone=None)
    phone.sync()

    publish(SCHOOL, rid, number=1.0)

    assert phone.sync() is None


def test_what_the_server_withdraws_and_publishes_again_is_back(phone: Phone) -> None:
    publish(SCHOOL, rid := new_id(), number=1)
    phone.sync()
    withdraw(SCHOOL, rid)
    phone.sync()
    assert phone.bodies(SCHOOL) == {}

    publish(SCHOOL, rid, number=1)
    phone.sync()

    assert phone.bodies(SCHOOL) == {rid: {"number": 1}}


def test_withdrawing_what_is_not_there_does_nothing(phone: Phone) -> None:
    withdraw(SCHOOL, new_id())

    assert phone.sync() is None


def test_a_new_epoch_makes_the_phone_read_anew(phone: Phone) -> None:
    rids = publish_many(SCHOOL, 3)
    phone.sync()
    service.begin_epoch(db.session())
    db.session.commit()

    reply = phone.sync()

    assert reply is not None
    assert reply.resets == [phone.keys[SCHOOL]]
    assert sorted(phone.bodies(SCHOOL)) == sorted(rids)
    assert phone.sync() is None


def set_stream(**values: int) -> None:
    stream = store.STREAM
    db.session.execute(update(stream).where(stream.c.key == SCHOOL).values(**values))
    db.session.commit()


def test_a_cursor_from_the_future_is_reset(phone: Phone) -> None:
    publish_many(SCHOOL, 3)
    phone.sync()
    set_stream(head=2)

    reply = phone.sync()

    assert reply is not None
    assert reply.resets == [phone.keys[SCHOOL]]


def test_a_cursor_from_before_removed_tombstones_is_reset(make_phone: MakePhone) -> None:
    old = make_phone(SCHOOL)
    publish_many(SCHOOL, 3)
    fresh = make_phone(SCHOOL)
    set_stream(floor=2)

    late, in_time = old.sync(), fresh.sync()

    assert late is not None
    assert late.resets == [old.keys[SCHOOL]]
    assert in_time is None


def test_what_is_in_a_verified_backup_is_told(phone: Phone) -> None:
    publish_many(SCHOOL, 3)
    set_stream(backed_up=2)

    reply = phone.sync()

    assert reply is not None
    assert reply.backed_up == {phone.keys[SCHOOL]: 2}


def test_files_that_the_server_lacks_are_asked_for_with_a_push(
    phone: Phone, needs: list[str]
) -> None:
    needs.append("a" * 43)

    quiet, reply = phone.sync(), phone.sync(phone.put(SCHOOL, {"text": "a"}))

    assert quiet is None
    assert reply is not None
    assert reply.need == ["a" * 43]
