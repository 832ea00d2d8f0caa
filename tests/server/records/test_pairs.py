"""The file of a pair: entries that both sides write and correct, and who reads them."""

from daybook_sync.ids import new_id

from tests.server.records.county import County, Person
from tests.server.records.pair_file import APPLIED, ENTRY, HELD, File, listed, outcome, seen


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
