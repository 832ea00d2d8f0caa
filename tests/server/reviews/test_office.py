"""The conversation through the office: what is said, what was said, what waits."""

from typing import Any

import pytest
from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook import clock
from daybook.streams import service as streams
from tests.server.records.county import TODAY, County, Person
from tests.server.reviews.saying import OK, outcome, reviews_of, said

CARE = {
    "how": "talk",
    "attends": "often",
    "study": "worry",
    "mood": "worry",
    "life": "fair",
    "peers": "fair",
    "note": "三天没来，奶奶说在家。",
    "urgent": "OK",
}
PROBLEM = {"kind": "problem", "text": "宿舍没有热水"}
VISIT = {
    "kind": "inspect",
    "people": ["李局"],
    "areas": ["safety"],
    "found": "楼道灯坏了两盏",
    "begun": TODAY.isoformat(),
    "correct_by": TODAY.isoformat(),
}


@pytest.fixture
def lesson(county: County, teacher: Person) -> dict[str, Any]:
    made = county.lesson(teacher)
    assert outcome(teacher.sync(made)) == OK
    return made


@pytest.fixture
def talk(county: County, teacher: Person) -> dict[str, Any]:
    made = county.talk(teacher)
    assert outcome(teacher.sync(made)) == OK
    return made


def care(county: County, who: Person) -> dict[str, Any]:
    """An urgent follow-up of the child."""
    answers = {**CARE, "child": county.child}
    made = who.put(
        county.class_key, "child", answers, _school=county.central, _class=county.school_class
    )
    assert outcome(who.sync(made)) == OK
    return made


def school_record(county: County, who: Person, form: str, answers: dict[str, Any]) -> str:
    made = who.put(county.school_key, form, answers, _school=county.central, _class=None)
    assert outcome(who.sync(made)) == OK
    return str(made["r"])


def visit_at(county: County, who: Person, *, school: str, host: str, key: str) -> str:
    there = {**VISIT, "from_school": school, "to_school": host}
    made = who.put(key, "visit", there, _school=school, _class=None)
    assert outcome(who.sync(made)) == OK
    return str(made["r"])


def say(who: Person, rid: str, do: str, **fields: Any) -> Any:
    return who.post(f"/api/records/{rid}/reviews", {"do": do, **fields})


def inbox(who: Person, **query: Any) -> Any:
    return who.json("/api/inbox", **query)


def records(rows: list[dict[str, Any]]) -> list[str]:
    return [row["record"] for row in rows]


def state_of(who: Person, rid: str) -> str:
    items = who.json("/api/views/records")["items"]
    return next(str(one["review"]) for one in items if one["rid"] == rid)


def test_what_a_supervisor_says_reaches_the_authors_phone(
    county: County, teacher: Person, supervisor: Person, lesson: dict[str, Any]
) -> None:
    answer = say(supervisor, lesson["r"], "comment", text="这节课值得推广")

    assert answer.status_code == 201
    (shown,) = reviews_of(teacher)
    assert (shown["text"], shown["by"], shown["name"]) == (
        "这节课值得推广",
        supervisor.user,
        "qianlan 老师",
    )


def test_a_supervisor_says_something_of_records_of_teaching_only(
    county: County, supervisor: Person, talk: dict[str, Any]
) -> None:
    assert say(supervisor, talk["r"], "seen").status_code == 403
    assert supervisor.json(f"/api/records/{talk['r']}/reviews")["may"] == []


def test_a_stranger_hears_nothing(
    county: County, neighbour: Person, lesson: dict[str, Any]
) -> None:
    path = f"/api/records/{lesson['r']}/reviews"

    assert neighbour.get(path).status_code == 404
    assert say(neighbour, lesson["r"], "seen").status_code == 404


def test_a_colleague_says_nothing_through_the_office(
    county: County, colleague: Person, lesson: dict[str, Any]
) -> None:
    assert say(colleague, lesson["r"], "seen").status_code == 404


def test_the_conversation_is_told_oldest_first_with_names(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    returned = say(head, lesson["r"], "return", text="请补课题", on=["topic"]).json
    say(teacher, lesson["r"], "answer", to=returned["rid"])

    told = head.json(f"/api/records/{lesson['r']}/reviews")

    assert [one["do"] for one in told["items"]] == ["return", "answer"]
    assert told["items"][0]["on"] == ["topic"]
    assert told["items"][1]["by"]["name"] == "sunli 老师"
    assert told["may"] == ["seen", "comment", "return", "thanks"]


def test_thanks_are_not_told_to_another_head(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    other = county.person("zhaolei", "head", county.central)
    say(head, lesson["r"], "thanks", text="辛苦了")
    path = f"/api/records/{lesson['r']}/reviews"

    assert [len(who.json(path)["items"]) for who in (teacher, head, other)] == [1, 1, 0]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"do": "punish"},
        {"do": "comment"},
        {"do": "comment", "text": "长" * 501},
        {"do": "return"},
        {"do": "return", "on": "topic"},
        {"do": "return", "on": ["x" * 129]},
        {"do": "seen", "score": 5},
    ],
)
def test_what_cannot_be_said_is_refused(
    county: County, head: Person, lesson: dict[str, Any], body: dict[str, Any]
) -> None:
    assert head.post(f"/api/records/{lesson['r']}/reviews", body).status_code == 422


def test_of_a_withdrawn_record_nothing_more_is_asked(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    teacher.sync({**teacher.change(lesson, 99), "k": "del"})

    assert say(head, lesson["r"], "return", text="请补").status_code == 410


def test_a_held_record_cannot_be_returned(county: County, teacher: Person, head: Person) -> None:
    held = county.lesson(teacher, pupils=999)
    teacher.sync(held)

    assert say(head, held["r"], "return", text="请补").status_code == 404


def test_where_a_record_stands_is_shown_and_lists_are_narrowed_by_it(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    rid = lesson["r"]
    assert state_of(head, rid) == ""

    returned = say(head, rid, "return", text="请补").json["rid"]
    assert state_of(head, rid) == "returned"
    assert head.json("/api/views/records", state="returned")["total"] == 1

    say(teacher, rid, "answer", to=returned)
    assert state_of(head, rid) == "answered"

    say(head, rid, "seen")
    assert state_of(head, rid) == "seen"
    assert head.json("/api/views/records", state="unseen")["total"] == 0


def test_an_edit_leaves_the_conversation_where_it_stands(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    say(head, lesson["r"], "seen")

    teacher.sync(teacher.change(lesson, 99, topic="春天"))

    assert state_of(head, lesson["r"]) == "seen"


def test_a_page_is_marked_seen_at_once_and_what_is_not_theirs_is_passed_over(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any], talk: dict[str, Any]
) -> None:
    own = county.lesson(head)
    head.sync(own)

    answer = head.post(
        "/api/reviews/seen", {"records": [lesson["r"], talk["r"], own["r"], new_id()]}
    )

    assert answer.json == {"seen": 2}
    assert inbox(head)["unseen"] == []


def test_the_inbox_of_a_head_is_what_nobody_looked_at_newest_first(
    county: County, teacher: Person, head: Person
) -> None:
    older = county.lesson(teacher) | {}
    older["x"]["_date"] = "2026-11-01" if TODAY.isoformat() > "2026-11-02" else "2026-10-01"
    newer = county.lesson(teacher)
    teacher.sync(older)
    teacher.sync(newer)
    head.sync(county.lesson(head))

    found = inbox(head)

    assert records(found["unseen"]) == [newer["r"], older["r"]]
    assert found["counts"]["unseen"] == 2


def test_an_answered_return_waits_for_whoever_asked(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    returned = say(head, lesson["r"], "return", text="请补").json["rid"]
    assert inbox(head)["answered"] == []

    say(teacher, lesson["r"], "answer", to=returned)

    assert records(inbox(head)["answered"]) == [lesson["r"]]


def test_an_escalation_waits_for_a_head_and_for_nobody_else(
    county: County, teacher: Person, head: Person, supervisor: Person, class_teacher: Person
) -> None:
    made = care(county, teacher)

    assert records(inbox(head)["urgent"]) == [made["r"]]
    assert inbox(supervisor)["urgent"] == []
    assert inbox(class_teacher)["urgent"] == []


def test_an_escalation_waits_until_a_head_has_looked(
    county: County, teacher: Person, head: Person, class_teacher: Person
) -> None:
    made = care(county, teacher)
    seen = said(class_teacher, made, "seen", slot=class_teacher.slots[county.class_key])
    class_teacher.sync(seen)
    still = records(inbox(head)["urgent"])

    say(head, made["r"], "seen")

    assert (still, inbox(head)["urgent"]) == ([made["r"]], [])


def test_words_about_a_focus_child_are_not_in_the_inbox(
    county: County, teacher: Person, head: Person
) -> None:
    care(county, teacher)

    assert "奶奶" not in str(inbox(head))


def test_a_problem_waits_until_it_is_solved(county: County, teacher: Person, head: Person) -> None:
    rid = school_record(county, teacher, "daylog", PROBLEM)
    open_before = records(inbox(head)["problems"])
    slot = teacher.slots[county.school_key]
    solved = teacher.change({"s": slot, "r": rid}, 99, solved="OK", solution="修好了")

    teacher.sync(solved)

    assert (open_before, inbox(head)["problems"]) == ([rid], [])


def test_a_correction_waits_for_the_head_of_the_school_visited(
    county: County, head: Person, neighbour: Person
) -> None:
    rid = visit_at(county, head, school=county.central, host=county.point, key=county.school_key)

    (row,) = inbox(neighbour)["corrections"]

    assert (row["record"], row["age"]) == (rid, 0)


def test_the_head_of_the_school_visited_reads_the_visit_and_writes_the_correction(
    county: County, session: Session, head: Person, neighbour: Person
) -> None:
    rid = visit_at(county, head, school=county.central, host=county.point, key=county.school_key)
    asked = neighbour.json(f"/api/records/{rid}/part")
    assert asked["names"] == ["correction", "correction_date"]
    assert neighbour.json(f"/api/views/records/{rid}")["rid"] == rid

    answer = neighbour.send(
        "PATCH", f"/api/records/{rid}/part", {"fields": {"correction": "灯已换"}}
    )

    assert answer.status_code == 200
    row = streams.row(session, rid)
    assert row is not None
    assert row.body["correction"] == "灯已换"
    assert inbox(neighbour)["corrections"] == []


def test_the_history_says_who_wrote_which_part_and_why_it_was_changed(
    county: County, teacher: Person, head: Person
) -> None:
    note = {"kind": "reflect", "title": "想法", "body": "导入太长。", "tier": "new"}
    rid = school_record(county, teacher, "note", note)
    slot = teacher.slots[county.school_key]
    head.send("PATCH", f"/api/records/{rid}/part", {"fields": {"review_words": "好"}})
    teacher.sync(teacher.change({"s": slot, "r": rid}, 99, body="短些", _why="写错了"))

    history = head.json(f"/api/views/records/{rid}")["history"]

    assert [(step["part"], step["why"]) for step in history] == [
        (None, None),
        ("reviewer", None),
        (None, "写错了"),
    ]
    assert history[1]["by"]["id"] == head.user


@pytest.mark.parametrize("fields", [{}, {"body": "x"}, {"review_words": 5}, {"nothing": 1}])
def test_what_is_no_part_is_refused(
    county: County, teacher: Person, head: Person, fields: dict[str, Any]
) -> None:
    note = {"kind": "reflect", "title": "想法", "body": "导入太长。", "tier": "new"}
    rid = school_record(county, teacher, "note", note)

    answer = head.send("PATCH", f"/api/records/{rid}/part", {"fields": fields})

    assert answer.status_code in {403, 422}


def test_a_part_of_nobody_is_not_there(
    county: County, colleague: Person, head: Person, lesson: dict[str, Any]
) -> None:
    assert head.get(f"/api/records/{lesson['r']}/part").status_code == 404
    assert colleague.get(f"/api/records/{lesson['r']}/part").status_code == 404


def test_one_list_is_read_page_by_page(county: County, teacher: Person, head: Person) -> None:
    teacher.sync(*(county.lesson(teacher) for _ in range(43)))

    first, second = inbox(head), inbox(head, list="unseen", page=2)

    assert (len(first["unseen"]), len(second["unseen"])) == (40, 3)
    assert second["counts"]["unseen"] == 43
    assert set(records(first["unseen"])).isdisjoint(records(second["unseen"]))


def test_what_is_held_is_counted_for_who_settles_it(
    county: County, teacher: Person, head: Person
) -> None:
    teacher.sync(county.lesson(teacher, pupils=999))

    assert (inbox(head)["held"], inbox(teacher)["held"]) == (1, 0)


def test_a_record_that_waits_has_the_age_since_it_came(
    county: County, teacher: Person, head: Person
) -> None:
    late = county.lesson(teacher) | {"at": clock.now() - 30 * clock.DAY}
    late["x"]["_date"] = TODAY.isoformat()
    teacher.sync(late)

    assert inbox(head)["unseen"][0]["age"] == 0
