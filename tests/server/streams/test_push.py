"""Pushed mutations: each outcome, and that a replay always gets the same answer."""

from collections.abc import Callable

from daybook_sync.ids import new_id
from daybook_sync.merge import Outcome

from daybook.db import db, reading
from daybook.streams import service
from tests.server.streams.answers import only, outcomes, reason, saved
from tests.server.streams.conftest import SCHOOL
from tests.server.streams.phone import Phone

MakePhone = Callable[..., Phone]


def test_a_new_record_is_stored_and_echoed(phone: Phone) -> None:
    asked = phone.put(SCHOOL, {"text": "家访", "count": 2, "none": None})

    answer = only(phone.sync(asked))

    assert answer.outcome is Outcome.OK
    assert phone.bodies(SCHOOL) == {asked["r"]: {"text": "家访", "count": 2}}
    assert phone.sync() is None


def test_a_record_reaches_another_phone(phone: Phone, other: Phone) -> None:
    rid = saved(phone, {"text": "家访"})

    other.sync()

    assert other.bodies(SCHOOL) == {rid: {"text": "家访"}}


def test_a_row_says_who_made_it_when_and_with_which_form(phone: Phone) -> None:
    asked = phone.put(SCHOOL, {"text": "a"}, f=["lesson", 3])

    reply = phone.sync(asked)

    assert reply is not None
    meta = phone.rows[phone.keys[SCHOOL]][asked["r"]][3]
    assert meta == {
        "o": phone.user,
        "v": 0,
        "f": ["lesson", 3],
        "ca": asked["at"],
        "ra": meta["ra"],
    }
    assert abs(meta["ra"] - reply.now) < 60_000


def test_the_phone_s_clock_is_corrected_where_it_tells_the_time(phone: Phone) -> None:
    asked = phone.put(SCHOOL, {"text": "a"}, at=5_000)

    reply = phone.sync(asked, now=6_000)

    assert reply is not None
    assert phone.rows[phone.keys[SCHOOL]][asked["r"]][3]["ca"] == reply.now - 1_000


def test_a_replay_gets_the_same_answer_and_changes_nothing(phone: Phone) -> None:
    asked = phone.put(SCHOOL, {"text": "a"})
    first = only(phone.sync(asked))

    second = only(phone.sync(asked))

    assert second == first
    assert len(service.history(db.session(), asked["r"])) == 1


def test_a_replay_of_a_merge_names_the_lost_mutation_again(phone: Phone, other: Phone) -> None:
    rid = saved(phone, {"text": "a"})
    other.sync()
    theirs = other.set(SCHOOL, rid, {"text": "theirs"})
    mine = phone.set(SCHOOL, rid, {"text": "mine"})
    other.sync(theirs)

    answers = [only(phone.sync(mine)) for _ in range(2)]

    assert [answer.outcome for answer in answers] == [Outcome.MERGED] * 2
    assert [answer.detail for answer in answers] == [{"text": theirs["i"]}] * 2
    assert phone.bodies(SCHOOL)[rid] == {"text": "mine"}


def test_edits_of_different_fields_do_not_conflict(phone: Phone, other: Phone) -> None:
    rid = saved(phone, {"text": "a", "count": 1})
    other.sync()
    mine = phone.set(SCHOOL, rid, {"text": "mine"})
    other.sync(other.set(SCHOOL, rid, {"count": 2}))

    answer = only(phone.sync(mine))

    assert answer.outcome is Outcome.OK
    assert phone.bodies(SCHOOL)[rid] == {"text": "mine", "count": 2}


def test_two_people_s_choices_are_united(phone: Phone, other: Phone) -> None:
    rid = saved(phone, {"how": ["a", "b"]})
    other.sync()
    mine = phone.set(SCHOOL, rid, {"how": ["b", "c"]})
    other.sync(other.set(SCHOOL, rid, {"how": ["a", "b", "d"]}))

    answer = only(phone.sync(mine))

    assert answer.outcome is Outcome.MERGED
    assert phone.bodies(SCHOOL)[rid] == {"how": ["b", "d", "c"]}


def test_choices_are_united_within_one_request(phone: Phone, other: Phone) -> None:
    rid = saved(phone, {"how": ["a"]})
    first = phone.set(SCHOOL, rid, {"how": ["a", "b"]})
    second = phone.set(SCHOOL, rid, {"how": ["c"]})

    reply = phone.sync(first, second)

    assert outcomes(reply) == [Outcome.OK, Outcome.MERGED]
    assert phone.bodies(SCHOOL)[rid] == {"how": ["b", "c"]}


def test_a_chain_never_conflicts_with_itself(phone: Phone) -> None:
    put = phone.put(SCHOOL, {"text": "a"})
    chain = {"br": put["i"], "b": put["b"]}
    second = phone.set(SCHOOL, put["r"], {"text": "b"}, af=put["i"], **chain)
    third = phone.set(SCHOOL, put["r"], {"text": "c"}, af=second["i"], **chain)

    reply = phone.sync(put, second, third)

    assert outcomes(reply) == [Outcome.OK] * 3
    assert phone.bodies(SCHOOL) == {put["r"]: {"text": "c"}}


def test_after_a_held_creation_its_chain_is_held(phone: Phone) -> None:
    put = phone.put(SCHOOL, {"bad": 1})
    edit = phone.set(SCHOOL, put["r"], {"text": "b"}, af=put["i"], br=put["i"])

    first, second = phone.sync(put, edit).answers  # type: ignore[union-attr]

    assert first.detail == {"reason": "invalid", "fields": {"bad": {"zh": "不行", "en": "No."}}}
    assert reason(second) == "after-held"
    assert phone.bodies(SCHOOL) == {}


def test_a_change_after_one_that_never_came_is_held(phone: Phone) -> None:
    rid = saved(phone, {"text": "a"})

    answer = only(phone.sync(phone.set(SCHOOL, rid, {"text": "b"}, af=new_id())))

    assert reason(answer) == "after-unknown"


def test_a_change_of_a_row_that_is_not_there_is_held(phone: Phone) -> None:
    answer = only(phone.sync(phone.set(SCHOOL, new_id(), {"text": "b"})))

    assert reason(answer) == "gone"


def test_a_removal_reaches_other_phones_as_a_tombstone(phone: Phone, other: Phone) -> None:
    rid = saved(phone, {"text": "a"})
    other.sync()

    answer = only(phone.sync(phone.delete(SCHOOL, rid)))
    other.sync()

    assert answer.outcome is Outcome.OK
    assert phone.bodies(SCHOOL) == other.bodies(SCHOOL) == {}


def test_a_second_removal_is_fine_and_takes_no_place(phone: Phone) -> None:
    rid = saved(phone, {"text": "a"})
    twice = [phone.delete(SCHOOL, rid), phone.delete(SCHOOL, rid)]

    reply = phone.sync(*twice)

    assert outcomes(reply) == [Outcome.OK] * 2
    assert reply is not None
    assert reply.answers[0].seq == reply.answers[1].seq


def test_an_edit_beats_a_concurrent_removal(phone: Phone, other: Phone) -> None:
    rid = saved(phone, {"text": "a"})
    other.sync()
    removal = phone.delete(SCHOOL, rid)
    other.sync(other.set(SCHOOL, rid, {"text": "b"}))

    answer = only(phone.sync(removal))

    assert reason(answer) == "delete-vs-edit"
    assert phone.bodies(SCHOOL) == {rid: {"text": "b"}}


def test_an_edit_revives_what_another_removed(phone: Phone, other: Phone) -> None:
    rid = saved(phone, {"text": "a", "count": 1})
    other.sync()
    edit = other.set(SCHOOL, rid, {"text": "b"})
    removal = phone.delete(SCHOOL, rid)
    phone.sync(removal)

    answer = only(other.sync(edit))
    phone.sync()

    assert answer.outcome is Outcome.MERGED
    assert answer.detail == {"-": removal["i"]}
    assert phone.of_kind(SCHOOL, "note") == {rid: {"text": "b", "count": 1}}


def test_a_used_id_with_other_contents_is_kept_under_another(phone: Phone) -> None:
    asked = phone.put(SCHOOL, {"text": "a"})
    phone.sync(asked)
    reused = {**asked, "x": {"text": "b"}}

    answers = [only(phone.sync(reused)) for _ in range(2)]

    assert [reason(answer) for answer in answers] == ["key-reuse"] * 2
    kept = service.held(db.session(), user=phone.user)
    assert [entry.mutation["x"] for entry in kept] == [{"text": "b"}]
    assert kept[0].mid != asked["i"]
    assert phone.bodies(SCHOOL) == {asked["r"]: {"text": "a"}}


def test_the_order_of_keys_does_not_make_another_mutation(phone: Phone) -> None:
    asked = phone.put(SCHOOL, {"text": "a", "count": 1})
    phone.sync(asked)
    turned = dict(reversed(asked.items())) | {"x": {"count": 1, "text": "a"}}

    assert only(phone.sync(turned)).outcome is Outcome.OK


def test_another_person_s_mutation_is_refused(phone: Phone, other: Phone) -> None:
    asked = phone.put(SCHOOL, {"text": "a"})
    phone.sync(asked)

    answer = only(other.sync(asked | {"s": other.keys[SCHOOL]}))

    assert answer.outcome is Outcome.REFUSED
    assert reason(answer) == "wrong-account"


def test_the_history_of_a_row_tells_every_change(phone: Phone, other: Phone) -> None:
    rid = saved(phone, {"text": "a"})
    phone.sync(phone.set(SCHOOL, rid, {"text": "b"}))
    other.sync()
    phone.sync(phone.set(SCHOOL, rid, {"bad": 1}))
    other.sync(other.set(SCHOOL, rid, {"text": None}))

    with reading() as session:
        told = service.history(session, rid)

    assert [(e.change, e.outcome, e.user == phone.user) for e in told] == [
        ("put", 0, True),
        ("set", 0, True),
        ("set", 2, True),
        ("set", 0, False),
    ]
    assert [dict(entry.before) for entry in told] == [{}, {"text": "a"}, {}, {"text": "b"}]
    assert [dict(entry.asked) for entry in told][-1] == {"text": None}


def test_a_lost_value_is_kept(phone: Phone, other: Phone) -> None:
    rid = saved(phone, {"text": "a"})
    other.sync()
    mine = phone.set(SCHOOL, rid, {"text": "mine"})
    theirs = other.set(SCHOOL, rid, {"text": "theirs"})
    other.sync(theirs)
    phone.sync(mine)

    kept = service.conflicts(db.session(), rid)

    assert [(c.field, c.lost_mid, c.lost_value, c.won_mid) for c in kept] == [
        ("text", theirs["i"], "theirs", mine["i"])
    ]


def test_after_a_restore_an_old_base_counts_only_to_where_the_epoch_began(
    phone: Phone, other: Phone
) -> None:
    rid = saved(phone, {"text": "a"})
    lost = phone.set(SCHOOL, rid, {"text": "mine"})
    lost["b"] = [lost["b"][0], 1_000]
    service.begin_epoch(db.session())
    db.session.commit()
    other.sync()
    theirs = other.set(SCHOOL, rid, {"text": "theirs"})
    other.sync(theirs)
    phone.sync()

    answer = only(phone.sync(lost))

    assert answer.detail == {"text": theirs["i"]}
