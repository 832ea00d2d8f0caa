"""Old tombstones that a backup holds are removed, and no phone keeps a ghost for it."""

import itertools

import pytest
from daybook_sync.merge import Outcome
from sqlalchemy import select, update

from daybook import clock
from daybook.db import db
from daybook.streams import compaction, service, soundness, store, watermark
from tests.server.streams.answers import only, reason
from tests.server.streams.conftest import SCHOOL
from tests.server.streams.phone import Phone

LATER = clock.DAY
"""After everything that a test does, so that it counts as old."""


def back_up() -> None:
    """Say that a backup holds everything until now."""
    watermark.move(db.session(), watermark.heads(db.session()), db.session.commit)


def compact(before: int | None = None) -> int:
    moment = clock.now() + LATER if before is None else before
    return compaction.compact(db.session(), moment, db.session.commit)


def floor() -> int:
    query = select(store.STREAM.c.floor).where(store.STREAM.c.key == SCHOOL)
    found = db.session.connection().execute(query).scalar_one()
    db.session.commit()
    return int(found)


def removed(phone: Phone, count: int = 1) -> list[str]:
    """The ids of records that were made and removed."""
    puts = [phone.put(SCHOOL, {"text": "a"}) for _ in range(count)]
    phone.sync(*puts)
    phone.sync(*(phone.delete(SCHOOL, put["r"]) for put in puts))
    return [str(put["r"]) for put in puts]


def test_an_old_tombstone_in_a_backup_is_removed(phone: Phone) -> None:
    (rid,) = removed(phone)
    back_up()

    assert compact() == 1

    assert service.row(db.session(), rid) is None
    assert floor() == 2


def test_a_tombstone_that_no_backup_holds_stays(phone: Phone) -> None:
    removed(phone)
    back_up()
    (later,) = removed(phone)

    assert compact() == 1

    assert service.row(db.session(), later) is not None
    assert floor() == 2


def test_a_young_tombstone_stays(phone: Phone) -> None:
    removed(phone)
    back_up()

    assert compact(before=clock.now() - LATER) == 0
    assert floor() == 0


def test_the_age_is_that_of_the_removal_and_not_of_the_record(phone: Phone) -> None:
    (rid,) = removed(phone)
    db.session.execute(update(store.RECORD).values(created_at=0, received_at=0))
    back_up()

    assert compact(before=clock.now() - LATER) == 0
    assert service.row(db.session(), rid) is not None


def test_rows_that_live_stay(phone: Phone) -> None:
    put = phone.put(SCHOOL, {"text": "a"})
    phone.sync(put)
    removed(phone)
    back_up()
    compact()

    phone.cursors.clear()
    phone.catch_up()

    assert phone.bodies(SCHOOL) == {put["r"]: {"text": "a"}}


def test_what_the_server_itself_removed_goes_too(phone: Phone) -> None:
    service.publish(db.session(), SCHOOL, "note", phone.user, {"text": "a"})
    service.withdraw(db.session(), SCHOOL, phone.user)
    db.session.commit()
    back_up()

    assert compact(before=clock.now() - LATER) == 0
    assert compact() == 1


def test_a_phone_that_was_away_for_longer_keeps_no_ghost(phone: Phone, other: Phone) -> None:
    put = phone.put(SCHOOL, {"text": "a"})
    phone.sync(put)
    other.catch_up()
    phone.sync(phone.delete(SCHOOL, put["r"]))
    back_up()
    compact()
    assert other.bodies(SCHOOL) != {}

    reply = other.sync()

    assert reply is not None
    assert reply.resets == [other.keys[SCHOOL]]
    assert other.bodies(SCHOOL) == {}


def test_a_phone_that_saw_the_removal_reads_on(phone: Phone) -> None:
    removed(phone)
    back_up()
    compact()

    reply = phone.sync(phone.put(SCHOOL, {"text": "b"}))

    assert reply is not None
    assert reply.resets == []


def test_a_download_that_began_before_the_floor_begins_anew(phone: Phone, other: Phone) -> None:
    puts = [phone.put(SCHOOL, {"text": "a" * 300}) for _ in range(20)]
    phone.sync(*puts)
    other.cursors.clear()
    other.sync(n=1)
    assert other.cursors[other.keys[SCHOOL]].boot is not None
    phone.sync(*(phone.delete(SCHOOL, put["r"]) for put in puts))
    back_up()
    compact()

    other.catch_up()

    assert other.bodies(SCHOOL) == {}


def test_an_edit_of_what_is_gone_is_held_and_not_lost(phone: Phone, other: Phone) -> None:
    put = phone.put(SCHOOL, {"text": "a"})
    phone.sync(put)
    other.catch_up()
    edit = other.set(SCHOOL, put["r"], {"text": "b"})
    phone.sync(phone.delete(SCHOOL, put["r"]))
    back_up()
    compact()

    assert reason(only(other.sync(edit))) == "gone"


def test_a_change_sent_again_after_the_compaction_gets_its_old_answer(phone: Phone) -> None:
    put = phone.put(SCHOOL, {"text": "a"})
    phone.sync(put)
    gone = phone.delete(SCHOOL, put["r"])
    phone.sync(gone)
    back_up()
    compact()

    reply = phone.sync(put, gone)

    assert reply is not None
    assert [answer.outcome for answer in reply.answers] == [Outcome.OK, Outcome.OK]
    assert [answer.seq for answer in reply.answers] == [1, 2]
    assert service.row(db.session(), put["r"]) is None


def test_it_goes_in_steps_between_which_others_may_write(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed(phone, 5)
    back_up()
    monkeypatch.setattr(compaction, "STEP", 2)
    commits = itertools.count(1)

    def commit() -> None:
        db.session.commit()
        next(commits)
        phone.sync(phone.put(SCHOOL, {"text": "between"}))

    assert compaction.compact(db.session(), clock.now() + LATER, commit) == 5

    assert len(phone.bodies(SCHOOL)) == next(commits) - 1 >= 4
    assert soundness.faults(db.session()) == []
