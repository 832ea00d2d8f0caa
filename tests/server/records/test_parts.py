"""Parts of second authors: fields of a record that somebody else than its author writes."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from daybook.records.models import RecordEntry
from daybook.streams import service as streams
from tests.server.records.county import TODAY, County, Person

OK, MERGED, HELD = 0, 1, 2

NOTE = {"kind": "reflect", "title": "一节课后的想法", "body": "导入太长。", "tier": "new"}
VISIT = {
    "kind": "inspect",
    "people": ["李局"],
    "areas": ["safety"],
    "found": "楼道灯坏了两盏",
    "begun": TODAY.isoformat(),
    "correct_by": "2099-01-01",
}


def note(county: County, who: Person) -> dict[str, Any]:
    made = who.put(county.school_key, "note", NOTE, _school=county.central, _class=None)
    assert outcome(who.sync(made)) == OK
    return made


def outcome(reply: dict[str, Any]) -> int:
    return int(reply["a"][0][1])


def reason(reply: dict[str, Any]) -> str:
    return str(reply["a"][0][3]["reason"])


def part(county: County, who: Person, record: dict[str, Any], **fields: Any) -> dict[str, Any]:
    slot = who.slots[county.school_key]
    return {**who.change({**record, "s": slot}, 99, **fields), "s": slot}


def answers(session: Session, rid: str) -> Any:
    session.expire_all()
    row = streams.row(session, rid)
    assert row is not None
    return row.body


def test_a_head_reviews_a_note_and_the_author_reads_it(
    county: County, session: Session, teacher: Person, head: Person
) -> None:
    record = note(county, teacher)

    made = part(county, head, record, review_fluent=4, review_words="导入可以再短一点")

    assert outcome(head.sync(made)) == OK
    (shown,) = [row[4] for row in teacher.rows() if row[0] == record["r"]]
    assert shown["review_words"] == "导入可以再短一点"


def test_a_colleague_writes_no_part_of_a_note(
    county: County, teacher: Person, colleague: Person
) -> None:
    record = note(county, teacher)

    made = part(county, colleague, record, review_words="很好")

    assert reason(colleague.sync(made)) == "forbidden"


def test_nobody_writes_an_answer_of_the_author_as_a_part(
    county: County, teacher: Person, head: Person
) -> None:
    record = note(county, teacher)

    mixed = part(county, head, record, review_words="好", body="改写")
    nothing = part(county, head, record)

    assert reason(head.sync(mixed)) == "forbidden"
    assert reason(head.sync(nothing)) == "forbidden"


def test_the_author_does_not_write_the_part_of_the_reviewer(
    county: County, session: Session, teacher: Person
) -> None:
    record = note(county, teacher)

    assert reason(teacher.sync(teacher.change(record, 99, review_fluent=5))) == "forbidden"
    assert "review_fluent" not in answers(session, record["r"])


def test_a_head_does_not_review_an_own_note(county: County, head: Person) -> None:
    record = note(county, head)

    assert reason(head.sync(head.change(record, 99, review_fluent=5))) == "forbidden"


def test_a_new_record_has_no_part_of_anybody_else(
    county: County, session: Session, teacher: Person
) -> None:
    made = teacher.put(
        county.school_key,
        "note",
        {**NOTE, "review_words": "抄来的"},
        _school=county.central,
        _class=None,
    )

    assert outcome(teacher.sync(made)) == OK
    assert "review_words" not in answers(session, made["r"])


def test_a_part_never_collides_with_what_the_author_answers(
    county: County, session: Session, teacher: Person, head: Person
) -> None:
    record = note(county, teacher)
    seen = answers_seq(session, record)
    edit = teacher.change(record, seen, body="导入三分钟就够。")
    theirs = head.change({**record, "s": head.slots[county.school_key]}, seen, review_words="好")

    assert outcome(head.sync(theirs)) == OK
    assert outcome(teacher.sync(edit)) == OK

    body = answers(session, record["r"])
    assert (body["body"], body["review_words"]) == ("导入三分钟就够。", "好")
    assert streams.conflicts(session, record["r"]) == []


def answers_seq(session: Session, record: dict[str, Any]) -> int:
    row = streams.row(session, record["r"])
    assert row is not None
    return row.seq


def test_a_part_is_held_to_its_own_rules_only(
    county: County, teacher: Person, head: Person
) -> None:
    record = note(county, teacher)

    reply = head.sync(part(county, head, record, review_fluent=9))

    assert reason(reply) == "invalid"
    assert set(reply["a"][0][3]["fields"]) == {"review_fluent"}


def test_a_part_does_not_make_a_record_edited_and_an_edit_does(
    county: County, session: Session, teacher: Person, head: Person
) -> None:
    record = note(county, teacher)
    edited = select(RecordEntry.edited).where(RecordEntry.rid == record["r"])

    head.sync(part(county, head, record, review_words="好"))
    after_part = session.scalar(edited)
    teacher.sync(teacher.change(record, 99, body="改过"))
    session.expire_all()

    assert (after_part, session.scalar(edited)) == (False, True)


def test_the_head_of_the_school_visited_writes_the_correction(
    county: County, session: Session, head: Person
) -> None:
    visitor = county.person("lijun", "head", county.central)
    there = {**VISIT, "from_school": county.point, "to_school": county.central}
    made = visitor.put(county.school_key, "visit", there, _school=county.central, _class=None)
    assert outcome(visitor.sync(made)) == OK

    assert outcome(head.sync(part(county, head, made, correction="灯已换"))) == OK

    session.expire_all()
    entry = session.get(RecordEntry, made["r"])
    assert entry is not None
    assert entry.left_open == ""


@pytest.mark.parametrize("why", ["长" * 101, 5, ["写错了"]])
def test_a_reason_that_no_phone_would_write_is_held(
    county: County, teacher: Person, why: Any
) -> None:
    record = note(county, teacher)

    assert reason(teacher.sync(teacher.change(record, 99, body="改", _why=why))) == "invalid"


def test_two_reasons_at_once_are_no_conflict(
    county: County, session: Session, teacher: Person
) -> None:
    record = note(county, teacher)
    seen = answers_seq(session, record)

    first = teacher.sync(teacher.change(record, seen, body="改一", _why="写错了"))
    second = teacher.sync(teacher.change(record, seen, title="改二", _why="补充情况"))

    assert (outcome(first), outcome(second)) == (OK, OK)
    assert streams.conflicts(session, record["r"]) == []
