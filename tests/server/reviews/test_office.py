"""What is said through the office, and what was said there."""

from typing import Any

import pytest
from daybook_sync.ids import new_id

from tests.server.records.county import County, Person
from tests.server.reviews.office import (
    inbox,
    say,
    state_of,
)
from tests.server.reviews.saying import reviews_of


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
