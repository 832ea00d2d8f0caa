"""Values that gave way to a concurrent change travel to the phones that may choose."""

from typing import Any

from daybook_sync.ids import new_id, stable_id
from daybook_sync.merge import Outcome

from daybook.db import db
from daybook.streams import service
from tests.server.streams.answers import only, reason, saved
from tests.server.streams.conftest import SCHOOL, MakePhone
from tests.server.streams.phone import Phone


def _meet(phone: Phone, other: Phone, fields: dict[str, Any] | None = None) -> tuple[str, Any, Any]:
    """A record whose `text` both changed at once; the later one to arrive is `phone`'s."""
    rid = saved(phone, fields or {"text": "a"})
    other.sync()
    theirs = other.set(SCHOOL, rid, {"text": "theirs"}, at=1_000)
    mine = phone.set(SCHOOL, rid, {"text": "mine"}, at=2_000)
    other.sync(theirs)
    phone.sync(mine)
    other.sync()
    return rid, theirs, mine


def test_a_value_that_gave_way_comes_as_a_row(phone: Phone, other: Phone) -> None:
    rid, theirs, _mine = _meet(phone, other)

    told = {
        "record": rid,
        "field": "text",
        "lost": "theirs",
        "lost_by": other.user,
        "lost_at": 1_000,
        "kept_by": phone.user,
        "kept_at": 2_000,
    }
    key = stable_id(f"conflict {rid} text {theirs['i']}")
    assert phone.of_kind(SCHOOL, "conflict") == other.of_kind(SCHOOL, "conflict") == {key: told}


def test_a_change_that_overwrites_nothing_makes_no_such_row(phone: Phone, other: Phone) -> None:
    rid = saved(phone, {"text": "a", "count": 1})
    other.sync()

    other.sync(other.set(SCHOOL, rid, {"text": "b"}))
    phone.sync(phone.set(SCHOOL, rid, {"count": 2}))

    assert phone.of_kind(SCHOOL, "conflict") == {}


def test_an_empty_value_that_gave_way_is_told_too(phone: Phone, other: Phone) -> None:
    rid = saved(phone, {"text": "a"})
    other.sync()
    clearing, mine = other.set(SCHOOL, rid, {"text": None}), phone.set(SCHOOL, rid, {"text": "b"})

    other.sync(clearing)
    phone.sync(mine)

    (body,) = phone.of_kind(SCHOOL, "conflict").values()
    assert "lost" not in body
    assert body["lost_by"] == other.user


def test_only_those_who_see_a_private_record_are_told(make_phone: MakePhone) -> None:
    mine = make_phone(SCHOOL)
    mine_too = Phone(mine.client, mine.user, new_id())
    mine_too.catch_up()
    stranger = make_phone(SCHOOL, role="teacher")

    _meet(mine, mine_too, {"text": "a", "private": True})
    stranger.sync()

    assert len(mine.of_kind(SCHOOL, "conflict")) == 1
    assert stranger.of_kind(SCHOOL, "conflict") == {}


def test_what_was_overwritten_twice_is_told_twice(phone: Phone, other: Phone) -> None:
    rid = saved(phone, {"text": "a"})
    other.sync()
    base = {"b": phone.set(SCHOOL, rid, {})["b"]}

    other.sync(other.set(SCHOOL, rid, {"text": "b"}))
    phone.sync(*(phone.set(SCHOOL, rid, {"text": text}, **base) for text in "cd"))

    lost = [body["lost"] for body in phone.of_kind(SCHOOL, "conflict").values()]
    assert sorted(lost) == ["b", "c"]


def test_a_settled_conflict_leaves_every_phone(phone: Phone, other: Phone) -> None:
    rid, _theirs, _mine = _meet(phone, other)
    (key,) = phone.of_kind(SCHOOL, "conflict")

    answer = only(phone.sync(phone.delete(SCHOOL, key)))
    other.sync()

    assert answer.outcome is Outcome.OK
    assert phone.of_kind(SCHOOL, "conflict") == other.of_kind(SCHOOL, "conflict") == {}
    assert [kept.lost_value for kept in service.conflicts(db.session(), rid)] == ["theirs"]


def test_two_people_may_settle_at_once(phone: Phone, other: Phone) -> None:
    _meet(phone, other)
    (key,) = phone.of_kind(SCHOOL, "conflict")

    answers = [only(one.sync(one.delete(SCHOOL, key))) for one in (phone, phone)]

    assert [answer.outcome for answer in answers] == [Outcome.OK, Outcome.OK]


def test_a_conflict_is_settled_by_whoever_may_edit_the_record(phone: Phone, other: Phone) -> None:
    _meet(phone, other)
    (key,) = other.of_kind(SCHOOL, "conflict")

    # The kind `note` lets only its owner remove it, and everybody edit it.
    answer = only(other.sync(other.delete(SCHOOL, key)))

    assert answer.outcome is Outcome.OK


def test_nobody_writes_a_conflict_by_hand(phone: Phone, other: Phone) -> None:
    _meet(phone, other)
    (key,) = phone.of_kind(SCHOOL, "conflict")

    edit = only(phone.sync(phone.set(SCHOOL, key, {"lost": "x"})))
    made = only(phone.sync(phone.put(SCHOOL, {"field": "text"}, t="conflict")))

    assert [reason(edit), reason(made)] == ["forbidden", "forbidden"]


def test_a_conflict_is_settled_even_after_a_restore(phone: Phone, other: Phone) -> None:
    _meet(phone, other)
    (key,) = phone.of_kind(SCHOOL, "conflict")
    settled = phone.delete(SCHOOL, key, b=[1, 0])

    assert only(phone.sync(settled)).outcome is Outcome.OK


def test_what_is_sent_again_in_one_request_is_settled_in_it(phone: Phone, other: Phone) -> None:
    rid = saved(phone, {"text": "a"})
    other.sync()
    theirs, mine = other.set(SCHOOL, rid, {"text": "b"}), phone.set(SCHOOL, rid, {"text": "c"})
    other.sync(theirs)
    key = stable_id(f"conflict {rid} text {theirs['i']}")

    phone.sync(mine, phone.mutation("del", SCHOOL, key))

    assert phone.of_kind(SCHOOL, "conflict") == {}
