"""Who may say what of whose record, and who sees it."""

from typing import Any

import pytest
from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook.streams import service as streams
from tests.server.records.county import County, Person
from tests.server.reviews.saying import OK, leaves, outcome, reason, reviews_of, said


def at_school(who: Person, county: County) -> int:
    return who.slots[county.school_key]


@pytest.mark.parametrize(
    ("do", "fields"),
    [
        ("seen", {}),
        ("comment", {"text": "写得很实在"}),
        ("return", {"on": ["topic"], "text": "请补课题"}),
        ("thanks", {}),
    ],
)
def test_the_head_says_it_and_the_author_sees_it(
    county: County,
    teacher: Person,
    head: Person,
    lesson: dict[str, Any],
    do: str,
    fields: dict[str, Any],
) -> None:
    made = said(head, lesson, do, slot=at_school(head, county), **fields)

    assert outcome(head.sync(made)) == OK
    assert [one["do"] for one in reviews_of(teacher)] == [do]


def test_a_review_belongs_to_whoever_the_record_belongs_to(
    county: County, session: Session, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    made = said(head, lesson, "seen", slot=at_school(head, county))

    head.sync(made)

    row = streams.row(session, made["r"])
    assert row is not None
    assert (row.owner, row.writer, row.vis) == (teacher.user, head.user, 1)


def test_colleagues_see_nothing_of_what_is_said(
    county: County, colleague: Person, head: Person, lesson: dict[str, Any]
) -> None:
    head.sync(said(head, lesson, "comment", slot=at_school(head, county), text="很好"))

    assert reviews_of(colleague) == []


def test_thanks_are_between_who_says_and_who_wrote(
    county: County, teacher: Person, head: Person, talk: dict[str, Any], lesson: dict[str, Any]
) -> None:
    other_head = county.person("zhaolei", "head", county.central)

    head.sync(said(head, lesson, "thanks", slot=at_school(head, county), text="辛苦了"))

    assert [one["text"] for one in reviews_of(teacher)] == ["辛苦了"]
    assert [one["text"] for one in reviews_of(head)] == ["辛苦了"]
    assert reviews_of(other_head) == []


def test_a_teacher_cannot_review_a_colleague(
    county: County, colleague: Person, lesson: dict[str, Any]
) -> None:
    for do in ("seen", "comment", "return", "thanks", "answer"):
        more = {"text": "一句话", "to": new_id()}
        made = said(colleague, lesson, do, slot=at_school(colleague, county), **more)
        assert reason(colleague.sync(made)) == "forbidden"


def test_nobody_marks_their_own_record(county: County, head: Person) -> None:
    own = county.lesson(head)
    head.sync(own)

    assert reason(head.sync(said(head, own, "seen"))) == "forbidden"
    assert reason(head.sync(said(head, own, "thanks"))) == "forbidden"


def test_who_leads_the_class_reviews_what_is_of_the_class(
    county: County, class_teacher: Person, talk: dict[str, Any], lesson: dict[str, Any]
) -> None:
    of_class = class_teacher.slots[county.class_key]
    of_school = at_school(class_teacher, county)

    assert outcome(class_teacher.sync(said(class_teacher, talk, "seen", slot=of_class))) == OK
    refused = class_teacher.sync(said(class_teacher, lesson, "seen", slot=of_school))
    assert reason(refused) == "forbidden"


def test_the_author_answers_and_comments(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    returned = said(head, lesson, "return", slot=at_school(head, county), text="请补课题")
    head.sync(returned)

    answer = teacher.sync(said(teacher, lesson, "answer", to=returned["r"]))
    comment = teacher.sync(said(teacher, lesson, "comment", text="已补"))

    assert (outcome(answer), outcome(comment)) == (OK, OK)
    assert {one["do"] for one in reviews_of(head)} == {"return", "answer", "comment"}


def test_only_the_author_answers(county: County, head: Person, lesson: dict[str, Any]) -> None:
    made = said(head, lesson, "answer", slot=at_school(head, county), to=new_id())

    assert reason(head.sync(made)) == "forbidden"


def test_what_was_said_is_taken_back_only_by_who_said_it(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    made = said(head, lesson, "comment", slot=at_school(head, county), text="写错了")
    head.sync(made)
    theirs = {**teacher.change(made, 99), "k": "del", "s": lesson["s"]}
    own = {**head.change(made, 99), "k": "del"}

    assert reason(teacher.sync(theirs)) == "forbidden"
    assert outcome(head.sync(own)) == OK
    assert reviews_of(teacher) == []


def test_what_was_said_cannot_be_rewritten(
    county: County, head: Person, lesson: dict[str, Any]
) -> None:
    made = said(head, lesson, "comment", slot=at_school(head, county), text="好")
    head.sync(made)

    assert reason(head.sync(head.change(made, 99, text="不好"))) == "forbidden"


def test_an_offline_heads_word_and_an_offline_authors_edit_both_stand(
    county: County, session: Session, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    seen = said(head, lesson, "seen", slot=at_school(head, county))
    edit = teacher.change(lesson, 99, topic="春天的图画")

    assert outcome(head.sync(seen)) == OK
    assert outcome(teacher.sync(edit)) == OK

    row = streams.row(session, lesson["r"])
    assert row is not None
    assert row.body["topic"] == "春天的图画"
    assert [one["do"] for one in reviews_of(teacher)] == ["seen"]


def test_a_review_of_a_withdrawn_record_is_taken_quietly(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    teacher.sync({**teacher.change(lesson, 99), "k": "del"})

    assert outcome(head.sync(said(head, lesson, "seen", slot=at_school(head, county)))) == OK


def test_a_review_of_somebody_who_left_is_taken_quietly(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    leaves(county, teacher)

    assert outcome(head.sync(said(head, lesson, "seen", slot=at_school(head, county)))) == OK


def test_a_return_of_a_record_that_is_held_is_not_possible(
    county: County, teacher: Person, head: Person
) -> None:
    held = county.lesson(teacher, pupils=999)
    teacher.sync(held)

    made = said(head, held, "return", slot=at_school(head, county), text="请补")

    assert reason(head.sync(made)) == "gone"


def test_an_author_may_speak_of_a_record_of_the_same_request(
    county: County, teacher: Person
) -> None:
    record = county.lesson(teacher)
    comment = said(teacher, record, "comment", text="第一次上公开课")

    reply = teacher.sync(record, comment)

    assert [answer[1] for answer in reply["a"]] == [OK, OK]


def test_a_review_lies_in_the_stream_of_its_record(
    county: County, head: Person, class_teacher: Person, lesson: dict[str, Any]
) -> None:
    made = said(class_teacher, lesson, "seen", slot=class_teacher.slots[county.class_key])

    assert reason(class_teacher.sync(made)) == "state"


def test_the_word_of_somebody_whose_role_ended_is_held_and_not_lost(
    county: County, session: Session, head: Person, lesson: dict[str, Any]
) -> None:
    made = said(head, lesson, "comment", slot=at_school(head, county), text="很好")
    leaves(county, head)

    assert reason(head.sync(made)) in {"not-member", "forbidden"}
    assert [entry.mid for entry in streams.held(session, user=head.user)] == [made["i"]]


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "punish"},
        {"do": ["seen"]},
        {"record": "x"},
        {"record": 5},
        {"text": "长" * 501},
        {"text": 3},
        {"on": "topic"},
        {"on": [1]},
        {"on": ["q"] * 61},
        {"at": "now"},
        {"at": True},
        {"name": "长" * 101},
        {"score": 5},
        {"by": None},
        {"do": "comment"},
        {"do": "comment", "text": "  "},
        {"do": "return"},
    ],
)
def test_what_no_phone_would_write_is_held_with_words(
    county: County, head: Person, lesson: dict[str, Any], fields: dict[str, Any]
) -> None:
    made = said(head, lesson, "seen", slot=at_school(head, county))
    made["x"] |= fields

    (answer,) = head.sync(made)["a"]

    assert answer[3]["reason"] == "invalid"
    for words in answer[3]["fields"].values():
        assert set(words) == {"zh", "en"}


def test_nobody_speaks_in_anothers_name(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    made = said(head, lesson, "seen", slot=at_school(head, county), by=teacher.user)

    assert reason(head.sync(made)) == "forbidden"
