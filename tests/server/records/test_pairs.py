"""The file of a pair: entries that both sides write and correct, and who reads them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import service as accounts
from daybook.places import pairs
from daybook.places import service as places
from daybook.streams import service as streams
from tests.server.records.county import SINCE, TODAY, YEAR, County, Person

APPLIED, MERGED, HELD = 0, 1, 2
ENTRY: dict[str, Any] = {
    "how": "visit",
    "topics": ["teaching"],
    "what": "一起备了《秋天》，磨了三个主问题",
    "begun": TODAY.isoformat(),
}


@dataclass
class File:
    """A confirmed pair of two teachers of two schools, with the heads of both."""

    county: County
    pair: str
    supporter: Person
    supported: Person
    head: Person
    other_head: Person

    @property
    def key(self) -> str:
        return f"pair/{self.pair}"

    def entry(self, who: Person, **fields: Any) -> dict[str, Any]:
        """An entry that somebody writes at their school, in the pair's file."""
        school = self.county.central if who is self.supporter else self.county.point
        answers = {**ENTRY, "pair": self.pair, **fields}
        return who.put(self.key, "pairing", answers, _school=school, _class=None)


def proposed(county: County, session: Session, supporter: Person, supported: Person) -> pairs.Pair:
    asked = {
        "type": "teacher",
        "supporter": supporter.user,
        "supported": supported.user,
        "supporter_school": county.central,
        "supported_school": county.point,
        "goals": [],
        "frequency": "monthly",
        "since": SINCE,
    }
    return pairs.propose(session, supporter.user, asked)


@pytest.fixture
def helped(county: County) -> Person:
    """Teaches at the point."""
    return county.person("wuguilan", "teacher", county.point)


@pytest.fixture
def neighbour(county: County) -> Person:
    """Leads the point."""
    return county.person("lijun", "head", county.point)


@pytest.fixture
def file(
    county: County,
    session: Session,
    colleague: Person,
    helped: Person,
    head: Person,
    neighbour: Person,
) -> File:
    pair = proposed(county, session, colleague, helped)
    pairs.confirm(session, pair, helped.user, clock.now())
    everybody = (colleague, helped, head, neighbour)
    _renewed(session, TODAY, *everybody)
    return File(county, pair.id, *everybody)


def _renewed(session: Session, day: date, *people: Person) -> None:
    for person in people:
        accounts.renew(session, person.user, day)
    session.commit()
    for person in people:
        person.sync()


def outcome(reply: dict[str, Any]) -> tuple[int, str]:
    (answer,) = reply["a"]
    return answer[1], str(answer[3].get("reason", "")) if len(answer) > 3 else ""


def seen(who: Person, rid: str) -> dict[str, Any]:
    return next(row[4] for row in who.rows() if row[0] == rid)


def listed(who: Person) -> set[str]:
    return {item["rid"] for item in who.json("/api/views/records")["items"]}


def test_what_one_side_writes_the_other_and_both_heads_have(file: File) -> None:
    made = file.entry(file.supporter)

    assert outcome(file.supporter.sync(made))[0] == APPLIED

    for who in (file.supporter, file.supported, file.head, file.other_head):
        assert seen(who, made["r"])["what"] == ENTRY["what"]


def test_each_side_knows_the_other_by_name(file: File) -> None:
    for who, other in ((file.supporter, file.supported), (file.supported, file.supporter)):
        (told,) = (row[4] for row in who.rows() if row[0] == other.user)
        assert told["name"].endswith("老师")


def test_nobody_else_of_either_school_has_it(file: File) -> None:
    made = file.entry(file.supported)
    file.supported.sync(made)
    others = [
        file.county.person(login, "teacher", school)
        for login, school in (("zhoumin", file.county.central), ("liuyan", file.county.point))
    ]

    for other in others:
        assert made["r"] not in {row[0] for row in other.rows()}
        assert listed(other) == set()


def test_an_office_finds_it_at_the_school_of_its_writer(file: File, supervisor: Person) -> None:
    made = file.entry(file.supported)
    file.supported.sync(made)

    found = supervisor.json("/api/views/records", school=file.county.point)["items"]

    assert [item["rid"] for item in found] == [made["r"]]
    assert supervisor.json("/api/views/records", school=file.county.central)["items"] == []


def test_both_sides_and_both_heads_open_it_in_the_office_too(file: File) -> None:
    made = file.entry(file.supported)
    file.supported.sync(made)

    for who in (file.supporter, file.supported, file.head, file.other_head):
        assert listed(who) == {made["r"]}
        shown = who.json(f"/api/views/records/{made['r']}")
        assert ENTRY["what"] in [answer["display"]["zh"] for answer in shown["answers"]]


def test_the_other_side_corrects_an_entry(file: File) -> None:
    made = file.entry(file.supporter)
    head = file.supporter.sync(made)["a"][0][2]
    change = file.supported.change(made, head, gain_b="敢放手了") | {
        "s": file.supported.slots[file.key]
    }

    assert outcome(file.supported.sync(change))[0] == APPLIED

    assert seen(file.supporter, made["r"])["gain_b"] == "敢放手了"


def test_a_head_of_either_school_reads_and_corrects_nothing(file: File) -> None:
    made = file.entry(file.supporter)
    seq = file.supporter.sync(made)["a"][0][2]

    for head in (file.head, file.other_head):
        change = head.change(made, seq, next="再约") | {"s": head.slots[file.key]}
        assert outcome(head.sync(change)) == (HELD, "forbidden")


def test_a_head_of_either_school_writes_no_entry(file: File) -> None:
    made = file.head.put(
        file.key, "pairing", {**ENTRY, "pair": file.pair}, _school=file.county.central, _class=None
    )

    assert outcome(file.head.sync(made)) == (HELD, "not-member")


def test_only_its_writer_withdraws_an_entry(file: File) -> None:
    made = file.entry(file.supporter)
    seq = file.supporter.sync(made)["a"][0][2]
    removal = {"k": "del", "x": {}}

    other = file.supported.change(made, seq) | removal | {"s": file.supported.slots[file.key]}
    own = file.supporter.change(made, seq) | removal

    assert outcome(file.supported.sync(other)) == (HELD, "forbidden")
    assert outcome(file.supporter.sync(own))[0] == APPLIED


def test_an_entry_names_the_pair_in_whose_file_it_lies(file: File) -> None:
    made = file.entry(file.supporter, pair=new_id())

    assert outcome(file.supporter.sync(made)) == (HELD, "not-member")


def test_an_entry_does_not_move_to_another_pair(file: File) -> None:
    made = file.entry(file.supporter)
    seq = file.supporter.sync(made)["a"][0][2]

    reply = file.supporter.sync(file.supporter.change(made, seq, pair=new_id()))

    assert outcome(reply) == (HELD, "invalid")
    assert set(reply["a"][0][3]["fields"]) == {"pair"}


def test_an_entry_belongs_to_a_school_where_its_writer_works(file: File) -> None:
    made = file.entry(file.supporter)
    made["x"]["_school"] = file.county.point

    assert outcome(file.supporter.sync(made)) == (HELD, "not-member")


def test_an_agreement_of_a_schools_own_is_filed_at_the_school(
    county: County, colleague: Person
) -> None:
    answers = {**ENTRY, "pair": new_id()}
    made = colleague.put(county.school_key, "pairing", answers, _school=county.central, _class=None)

    assert outcome(colleague.sync(made))[0] == APPLIED


def test_nothing_else_is_filed_with_a_pair(file: File) -> None:
    lesson = file.county.lesson(file.supporter) | {"s": file.supporter.slots[file.key]}

    assert outcome(file.supporter.sync(lesson)) == (HELD, "not-member")


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
    _renewed(session, TODAY, file.supporter, file.supported)

    assert outcome(file.supported.sync(made)) == (HELD, "not-member")

    (waiting,) = file.other_head.json("/api/views/held")["items"]
    assert waiting["mid"] == made["i"]
    assert file.head.json("/api/views/held")["items"] == []
    accepted = file.other_head.post(f"/api/held/{made['i']}/accept", {})
    assert accepted.status_code == 200, accepted.get_data(as_text=True)
    assert listed(file.supported) == {made["r"]}
    assert listed(file.supporter) == {made["r"]}


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
    _renewed(session, TODAY, file.supported)
    made = file.entry(file.supported)
    made["x"]["_school"] = file.county.central

    assert places.school_stream(file.county.central, YEAR) in file.supported.slots
    assert outcome(file.supported.sync(made))[0] == APPLIED
    assert seen(file.other_head, made["r"])["_school"] == file.county.central


def test_what_nobody_confirmed_is_no_file(
    county: County, session: Session, colleague: Person, helped: Person
) -> None:
    pair = proposed(county, session, colleague, helped)
    _renewed(session, TODAY, colleague, helped)

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
    _renewed(session, TODAY, head, neighbour)
    key = f"pair/{pair.id}"
    made = head.put(key, "pairing", {**ENTRY, "pair": pair.id}, _school=county.central, _class=None)

    reply = head.sync(made)

    assert outcome(reply)[0] == APPLIED
    change = neighbour.change(made, reply["a"][0][2], gain_b="学了晨会的开法")
    assert outcome(neighbour.sync(change | {"s": neighbour.slots[key]}))[0] == APPLIED
