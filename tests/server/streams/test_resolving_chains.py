"""What follows a held mutation, before and after somebody decided what becomes of it."""

from daybook_sync.ids import new_id
from daybook_sync.merge import Outcome

from daybook.db import db
from daybook.streams import service
from tests.server.streams.answers import only, reason, saved
from tests.server.streams.conftest import SCHOOL, MakePhone
from tests.server.streams.holding import hold, state
from tests.server.streams.phone import Phone
from tests.server.streams.test_resolving import LEADER, accept, body, correct


def test_what_waited_behind_it_follows_in_order(phone: Phone, other: Phone) -> None:
    mid, first = hold(phone, other, "invalid")
    edits = []
    for count in range(3):
        after = edits[-1]["i"] if edits else mid
        edits.append(phone.set(SCHOOL, first["r"], {"n": count}, af=after, br=mid))
        phone.sync(edits[-1])

    correct(mid, {"bad": None})

    assert body(first["r"]) == {"text": "a", "n": 2}
    assert [state(edit["i"]) for edit in edits] == ["accepted"] * 3
    assert service.conflicts(db.session(), first["r"]) == []


def test_what_follows_and_breaks_a_rule_stays_with_its_own_followers(
    phone: Phone, other: Phone
) -> None:
    mid, first = hold(phone, other, "invalid")
    worse = phone.set(SCHOOL, first["r"], {"bad": 2}, af=mid, br=mid)
    later = phone.set(SCHOOL, first["r"], {"text": "later"}, af=worse["i"], br=mid)
    phone.sync(worse, later)

    correct(mid, {"bad": None})

    assert [state(one) for one in (mid, worse["i"], later["i"])] == ["corrected", None, None]
    assert body(first["r"]) == {"text": "a"}


def test_the_chain_goes_on_after_it(phone: Phone, other: Phone) -> None:
    mid, first = hold(phone, other, "after-unknown")
    accept(mid)

    edit = phone.set(SCHOOL, first["r"], {"text": "b"}, af=mid, br=mid)

    assert only(phone.sync(edit)).outcome is Outcome.OK
    assert service.conflicts(db.session(), first["r"]) == []


def test_a_correction_that_its_author_had_not_seen_is_kept(phone: Phone, other: Phone) -> None:
    mid, first = hold(phone, other, "invalid")
    blind = phone.set(SCHOOL, first["r"], {"text": "mine"}, af=mid, br=mid)
    correct(mid, {"bad": None, "text": "the office's"})

    answer = only(phone.sync(blind))

    assert answer.outcome is Outcome.MERGED
    (told,) = phone.of_kind(SCHOOL, "conflict").values()
    assert (told["lost"], told["lost_by"]) == ("the office's", LEADER)
    assert body(first["r"]) == {"text": "mine"}


def test_what_followed_unseen_keeps_the_correction_too(phone: Phone, other: Phone) -> None:
    mid, first = hold(phone, other, "invalid")
    phone.sync(phone.set(SCHOOL, first["r"], {"text": "mine"}, af=mid, br=mid))

    correct(mid, {"bad": None, "text": "the office's"})
    phone.sync()

    (told,) = phone.of_kind(SCHOOL, "conflict").values()
    assert (told["lost"], told["lost_by"]) == ("the office's", LEADER)


def test_an_accepted_edit_is_merged_from_what_its_author_saw(
    make_phone: MakePhone, other: Phone
) -> None:
    phone = make_phone(SCHOOL)
    rid = saved(phone, {"text": "a", "n": 1})
    edit = phone.set(SCHOOL, rid, {"text": "mine"}, af=(lost := new_id()), br=lost)
    phone.sync(edit)
    other.sync()
    other.sync(other.set(SCHOOL, rid, {"text": "theirs", "n": 2}))

    accept(edit["i"])
    phone.sync()

    assert body(rid) == {"text": "mine", "n": 2}
    (told,) = phone.of_kind(SCHOOL, "conflict").values()
    assert told["lost"] == "theirs"


def test_the_history_holds_what_was_applied_and_the_quarantine_what_was_sent(
    phone: Phone, other: Phone
) -> None:
    mid, asked = hold(phone, other, "invalid")
    correct(mid, {"bad": None, "text": "b"})

    (entry,) = service.history(db.session(), asked["r"])
    kept = service.held_entry(db.session(), mid)
    assert entry.asked == {"bad": None, "text": "b"}
    assert kept is not None
    assert kept.mutation["x"] == {"bad": 1, "text": "a"}
    assert kept.resolution is not None
    assert kept.resolution.corrected == {"bad": None, "text": "b"}


def test_accepting_what_replaces_another_settles_both(phone: Phone, other: Phone) -> None:
    mid, asked = hold(phone, other, "invalid")
    again = phone.put(SCHOOL, {"text": "b"}, r=asked["r"], rp=[mid], af=(lost := new_id()), br=lost)
    phone.sync(again)

    accept(again["i"])

    assert [state(mid), state(again["i"])] == ["replaced", "accepted"]


def test_a_replacement_after_it_was_accepted_keeps_both_values(phone: Phone, other: Phone) -> None:
    mid, asked = hold(phone, other, "after-unknown")
    accept(mid)

    answer = only(phone.sync(phone.put(SCHOOL, {"text": "b"}, r=asked["r"], rp=[mid])))

    assert answer.outcome is Outcome.MERGED
    assert state(mid) == "accepted"
    assert body(asked["r"]) == {"text": "b"}
    assert [lost.lost_value for lost in service.conflicts(db.session(), asked["r"])] == ["a"]


def test_a_removal_of_nothing_is_accepted_as_done(phone: Phone) -> None:
    removal = phone.delete(SCHOOL, new_id())
    assert reason(only(phone.sync(removal))) == "gone"

    accept(removal["i"])

    assert only(phone.sync(removal)).outcome is Outcome.OK
    assert state(removal["i"]) == "accepted"
