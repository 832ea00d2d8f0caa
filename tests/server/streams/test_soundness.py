"""A check of the streams finds each thing that must not be, and says which stream or row it is."""

import pytest
from sqlalchemy import Delete, Update, delete, update

from daybook.db import db
from daybook.streams import soundness, store
from tests.server.streams.conftest import SCHOOL
from tests.server.streams.phone import Phone

STREAM, RECORD, JOURNAL = store.STREAM, store.RECORD, store.JOURNAL
HELD, APPLIED = JOURNAL.c.status == 2, JOURNAL.c.status == 0


@pytest.fixture
def used(phone: Phone) -> Phone:
    """A phone that has made a record, edited it, and been refused another."""
    put = phone.put(SCHOOL, {"text": "a"})
    phone.sync(put)
    phone.sync(phone.set(SCHOOL, put["r"], {"text": "b"}), phone.put(SCHOOL, {"bad": True}))
    return phone


def test_streams_as_phones_leave_them_are_sound(used: Phone) -> None:
    assert soundness.faults(db.session()) == []


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (update(STREAM).values(head=0), "has a row past its head"),
        (update(JOURNAL).where(JOURNAL.c.change == "set").values(seq=9), "a change past its head"),
        (update(STREAM).values(floor=99), "has removed more than it ever held"),
        (update(STREAM).values(backed_up=99), "claims a backup of more than it holds"),
        (update(STREAM).values(epoch=STREAM.c.epoch + 1), "is in an epoch that never began"),
        (update(JOURNAL).where(APPLIED).values(seq=None), "has no place in its stream"),
        (update(RECORD).values(body="{"), "cannot be read"),
        (update(RECORD).values(versions="[]"), "cannot be read"),
        (update(RECORD).values(versions='{"*": [7, "m"]}'), "written after its own place"),
        (delete(store.QUARANTINE), "is held nowhere"),
        (delete(JOURNAL).where(HELD), "is held and in no journal"),
    ],
)
def test_what_must_not_be_is_found(used: Phone, broken: Update | Delete, words: str) -> None:
    db.session.execute(broken)

    found = soundness.faults(db.session())

    assert any(words in fault for fault in found), found
