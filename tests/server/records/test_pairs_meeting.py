"""What meets in the file of a pair, and what becomes of it when people and pairs change."""

from datetime import timedelta

from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import service as accounts
from daybook.places import pairs
from daybook.places import service as places
from daybook.streams import service as streams
from tests.server.records.county import SINCE, TODAY, YEAR, County, Person
from tests.server.records.pair_file import (
    APPLIED,
    ENTRY,
    HELD,
    MERGED,
    File,
    listed,
    outcome,
    proposed,
    renewed,
    seen,
)


def test_both_sides_at_once_keep_their_own_answers_and_settle_the_shared_one(file: File) -> None:
    made = file.entry(file.supporter, next="再听一次课")
    seq = file.supporter.sync(made)["a"][0][2]
    one = file.supporter.change(made, seq, gain_a="学会了等待", next="下周三听课")
    other = file.supported.change(made, seq, gain_b="敢放手了", next="下周五听课") | {
        "s": file.supported.slots[file.key]
    }

    assert outcome(file.supporter.sync(one))[0] == APPLIED
    assert outcome(file.supported.sync(other))[0] == MERGED

    now = seen(file.supporter, made["r"])
    assert (now["gain_a"], now["gain_b"], now["next"]) == ("学会了等待", "敢放手了", "下周五听课")
    (conflict,) = (row for row in file.supported.rows() if row[2] == "conflict")
    assert (conflict[4]["field"], conflict[4]["lost"]) == ("next", "下周三听课")


def test_either_side_settles_what_met(file: File) -> None:
    made = file.entry(file.supporter, next="再听一次课")
    seq = file.supporter.sync(made)["a"][0][2]
    at = {"s": file.supported.slots[file.key]}
    file.supporter.sync(file.supporter.change(made, seq, next="下周三听课"))
    file.supported.sync(file.supported.change(made, seq, next="下周五听课") | at)
    (met,) = (row for row in file.supported.rows() if row[2] == "conflict")
    removal = file.supported.change(made, met[1]) | at | {"k": "del", "r": met[0], "x": {}}

    assert outcome(file.supported.sync(removal))[0] == APPLIED

    assert "conflict" not in file.supporter.kinds()


def test_a_head_settles_nothing_between_the_two(file: File) -> None:
    made = file.entry(file.supporter, next="再听一次课")
    seq = file.supporter.sync(made)["a"][0][2]
    at = {"s": file.supported.slots[file.key]}
    file.supporter.sync(file.supporter.change(made, seq, next="下周三听课"))
    file.supported.sync(file.supported.change(made, seq, next="下周五听课") | at)
    (met,) = (row for row in file.head.rows() if row[2] == "conflict")
    removal = file.head.change(made, met[1]) | {"k": "del", "r": met[0], "x": {}}

    assert outcome(file.head.sync(removal | {"s": file.head.slots[file.key]})) == (
        HELD,
        "forbidden",
    )


def test_an_entry_that_comes_after_the_end_waits_for_the_head_of_its_side(
    file: File, session: Session
) -> None:
    made = file.entry(file.supported)
    pair = pairs.known_pair(session, file.pair)
    pairs.end_pair(session, pair, TODAY - timedelta(1))
    renewed(session, TODAY, file.supporter, file.supported)

    assert outcome(file.supported.sync(made)) == (HELD, "not-member")

    (waiting,) = file.other_head.json("/api/views/held")["items"]
    assert waiting["mid"] == made["i"]
    assert file.head.json("/api/views/held")["items"] == []
    accepted = file.other_head.post(f"/api/held/{made['i']}/accept", {})
    assert accepted.status_code == 200, accepted.get_data(as_text=True)
    assert listed(file.supported) == {made["r"]}
    assert listed(file.supporter) == {made["r"]}


def test_what_both_sides_have_held_goes_to_the_head_of_whoever_wrote_it(file: File) -> None:
    made = [file.entry(who, how="by pigeon") for who in (file.supporter, file.supported)]
    for who, entry in zip((file.supporter, file.supported), made, strict=True):
        assert outcome(who.sync(entry)) == (HELD, "invalid")

    for head, entry in zip((file.head, file.other_head), made, strict=True):
        items = head.json("/api/views/held")["items"]
        assert [item["mid"] for item in items] == [entry["i"]]


def test_somebody_who_moves_keeps_the_pair_and_writes_from_the_new_school(
    file: File, session: Session
) -> None:
    for held in accounts.roles_of(session, file.supported.user, TODAY):
        assert held == ("teacher", file.county.point)
    places.place_person(
        session,
        file.supported.user,
        "term",
        file.county.central,
        TODAY,
        TODAY + timedelta(60),
        home=file.county.point,
    )
    renewed(session, TODAY, file.supported)
    made = file.entry(file.supported)
    made["x"]["_school"] = file.county.central

    assert places.school_stream(file.county.central, YEAR) in file.supported.slots
    assert outcome(file.supported.sync(made))[0] == APPLIED
    assert seen(file.other_head, made["r"])["_school"] == file.county.central


def test_what_nobody_confirmed_is_no_file(
    county: County, session: Session, colleague: Person, helped: Person
) -> None:
    pair = proposed(county, session, colleague, helped)
    renewed(session, TODAY, colleague, helped)

    keys = {
        grant.key for who in (colleague, helped) for grant in streams.granted(session, who.user)
    }

    assert f"pair/{pair.id}" not in keys


def test_heads_of_two_paired_schools_write_in_their_file(
    county: County, session: Session, head: Person, neighbour: Person
) -> None:
    asked = {
        "type": "school",
        "supporter_school": county.central,
        "supported_school": county.point,
        "goals": [],
        "frequency": "termly",
        "since": SINCE,
    }
    pair = pairs.propose(session, head.user, asked)
    pairs.confirm(session, pair, neighbour.user, clock.now())
    renewed(session, TODAY, head, neighbour)
    key = f"pair/{pair.id}"
    made = head.put(key, "pairing", {**ENTRY, "pair": pair.id}, _school=county.central, _class=None)

    reply = head.sync(made)

    assert outcome(reply)[0] == APPLIED
    change = neighbour.change(made, reply["a"][0][2], gain_b="学了晨会的开法")
    assert outcome(neighbour.sync(change | {"s": neighbour.slots[key]}))[0] == APPLIED
