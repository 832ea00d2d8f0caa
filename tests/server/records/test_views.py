"""What each role reads of records."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from daybook.audit.models import AuditEntry
from tests.server.records.county import TODAY, County, Person, readable

NOTE = "奶奶说孩子晚上看手机"


def rids(answer: Any) -> set[str]:
    return {item["rid"] for item in answer["items"]}


@pytest.fixture
def talk(county: County, teacher: Person) -> dict[str, Any]:
    made = county.talk(teacher)
    teacher.sync(made)
    return made


@pytest.fixture
def lesson(county: County, teacher: Person) -> dict[str, Any]:
    made = county.lesson(teacher)
    teacher.sync(made)
    return made


def test_a_teacher_reads_own_records_only(
    county: County, teacher: Person, colleague: Person, lesson: dict[str, Any]
) -> None:
    other = county.lesson(colleague)
    colleague.sync(other)

    assert rids(teacher.json("/api/views/records")) == {lesson["r"]}
    assert teacher.get(f"/api/views/records/{other['r']}").status_code == 404


def test_a_head_reads_the_school_and_a_supervisor_the_county(
    county: County, lesson: dict[str, Any], head: Person, supervisor: Person
) -> None:
    assert rids(head.json("/api/views/records")) == {lesson["r"]}
    assert rids(supervisor.json("/api/views/records")) == {lesson["r"]}


def test_a_head_of_another_school_reads_nothing(county: County, lesson: dict[str, Any]) -> None:
    other = county.person("other", "head", county.point)

    assert other.json("/api/views/records")["total"] == 0
    assert other.get(f"/api/views/records/{lesson['r']}").status_code == 404


def test_a_line_says_what_where_when_and_who(
    county: County, head: Person, lesson: dict[str, Any]
) -> None:
    (item,) = head.json("/api/views/records")["items"]

    assert item["title"] == {"zh": "授课记录", "en": "Lesson given"}
    assert item["date"] == TODAY.isoformat()
    assert item["week"] == 4
    assert item["school"] == {"id": county.central, "name": {"zh": "中心校", "en": "Central"}}
    assert item["person"]["name"] == "sunli 老师"
    assert item["summary"]["zh"] == "示范课 · 语文 · 三年级 · 秋天的图画"
    assert (item["class"], item["photos"], item["edited"]) == (None, 0, False)


def test_a_line_shows_no_id_of_a_chosen_class(
    county: County, teacher: Person, head: Person
) -> None:
    teacher.sync(county.lesson(teacher, class_ref=county.school_class))

    (item,) = head.json("/api/views/records")["items"]

    assert item["summary"]["zh"] == "示范课 · 语文 · 秋天的图画"


def test_the_head_reads_names_and_words_about_children(
    county: County, head: Person, talk: dict[str, Any]
) -> None:
    shown = head.json(f"/api/views/records/{talk['r']}")

    displays = {answer["name"]: answer["display"]["zh"] for answer in shown["answers"]}
    assert displays["child"] == "小雨"
    assert displays["note"] == NOTE


def test_above_the_school_children_are_counted_and_words_are_blank(
    county: County, supervisor: Person, talk: dict[str, Any]
) -> None:
    answer = supervisor.get(f"/api/views/records/{talk['r']}")

    displays = {one["name"]: one["display"]["en"] for one in answer.json["answers"]}
    assert displays["child"] == "1 child"
    assert displays["note"].startswith("—")
    assert displays["how"] == "Home visit"
    assert "小雨" not in readable(answer)
    assert NOTE not in readable(answer)
    assert county.child not in readable(answer)


def test_above_the_school_lists_and_files_hold_no_words_about_children(
    county: County, supervisor: Person, talk: dict[str, Any]
) -> None:
    for path, query in (("records", {}), ("records.csv", {}), ("records.csv", {"form": "parent"})):
        text = readable(supervisor.get(f"/api/views/{path}", **query))
        assert NOTE not in text
        assert "小雨" not in text


def test_a_search_does_not_betray_what_may_not_be_read(
    county: County, head: Person, supervisor: Person, talk: dict[str, Any]
) -> None:
    assert head.json("/api/views/records", words="看手机")["total"] == 1
    assert supervisor.json("/api/views/records", words="看手机")["total"] == 0
    assert supervisor.json("/api/views/records", words="家访")["total"] == 1


def test_reading_about_children_is_written_down_unless_one_wrote_it(
    county: County,
    session: Session,
    teacher: Person,
    head: Person,
    talk: dict[str, Any],
    lesson: dict[str, Any],
) -> None:
    teacher.json(f"/api/views/records/{talk['r']}")
    head.json(f"/api/views/records/{lesson['r']}")
    head.json(f"/api/views/records/{talk['r']}")

    (entry,) = session.scalars(select(AuditEntry))
    assert (entry.user, entry.act, entry.subject) == (head.user, "read", talk["r"])
    assert (entry.role, entry.place, entry.school) == ("head", county.central, county.central)


def test_history_tells_changes_in_words(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    teacher.sync(teacher.change(lesson, 99, pupils=25))

    first, second = head.json(f"/api/views/records/{lesson['r']}")["history"]

    assert (first["kind"], first["changes"]) == ("put", [])
    (change,) = second["changes"]
    assert change["label"]["en"] == "Pupils"
    assert (change["before"]["en"], change["after"]["en"]) == ("21", "25")


def test_history_shows_both_values_of_two_edits_that_met(
    county: County, teacher: Person, lesson: dict[str, Any]
) -> None:
    teacher.sync(teacher.change(lesson, 99, pupils=25))
    teacher.sync(teacher.change(lesson, 1, pupils=30))

    last = teacher.json(f"/api/views/records/{lesson['r']}")["history"][-1]

    (met,) = last["merged"]
    assert (met["before"]["en"], met["after"]["en"]) == ("25", "30")


def test_history_above_the_school_is_blank_too(
    county: County, teacher: Person, supervisor: Person, talk: dict[str, Any]
) -> None:
    teacher.sync(teacher.change(talk, 99, note="改过的话"))

    answer = supervisor.get(f"/api/views/records/{talk['r']}")

    assert "改过的话" not in readable(answer)
    assert NOTE not in readable(answer)


def test_an_edited_record_is_marked(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    teacher.sync(teacher.change(lesson, 99, pupils=25))

    assert head.json("/api/views/records")["items"][0]["edited"] is True
    assert head.json("/api/views/records", state="edited")["total"] == 1


def test_a_withdrawn_record_leaves_the_list_and_keeps_its_history(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    removal = teacher.change(lesson, 99) | {"k": "del"}
    del removal["x"]
    teacher.sync(removal)

    assert head.json("/api/views/records")["total"] == 0
    assert head.json("/api/views/records", state="withdrawn")["total"] == 1
    assert head.json(f"/api/views/records/{lesson['r']}")["history"][-1]["kind"] == "del"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"form": "lesson"}, 1),
        ({"form": "parent"}, 0),
        ({"from": TODAY.isoformat()}, 1),
        ({"from": (TODAY + timedelta(days=1)).isoformat()}, 0),
        ({"to": (TODAY - timedelta(days=1)).isoformat()}, 0),
        ({"words": "图画"}, 1),
        ({"words": "图画 示范"}, 1),
        ({"words": "图画 足球"}, 0),
        ({"words": "%"}, 0),
        ({"words": "_"}, 0),
        ({"words": "' OR 1=1 --"}, 0),
        ({"school": "x"}, 0),
        ({"school": ""}, 1),
        ({"state": "photos"}, 0),
    ],
)
def test_filters_narrow(
    county: County, head: Person, lesson: dict[str, Any], query: dict[str, str], found: int
) -> None:
    assert head.json("/api/views/records", **query)["total"] == found


def test_filters_by_school_and_person(
    county: County, head: Person, teacher: Person, lesson: dict[str, Any]
) -> None:
    assert head.json("/api/views/records", school=county.central)["total"] == 1
    assert head.json("/api/views/records", person=teacher.user)["total"] == 1
    assert head.json("/api/views/records", person=head.user)["total"] == 0


@pytest.mark.parametrize(
    "query",
    [
        {"page": "0"},
        {"page": "x"},
        {"size": "9999"},
        {"from": "2026-13-01"},
        {"state": "?"},
        {"rids": "x"},
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(head: Person, query: dict[str, str]) -> None:
    assert head.get("/api/views/records", **query).status_code == 422


def test_pages_hold_each_record_once(county: County, teacher: Person, head: Person) -> None:
    made = [county.lesson(teacher) for _ in range(7)]
    teacher.sync(*made)

    pages = [head.json("/api/views/records", size=3, page=page) for page in (1, 2, 3, 4)]

    assert [len(page["items"]) for page in pages] == [3, 3, 1, 0]
    assert {page["pages"] for page in pages} == {3}
    assert set().union(*map(rids, pages)) == {one["r"] for one in made}


def test_the_choices_are_what_has_records(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    choices = head.json("/api/views/filters")

    assert [school["id"] for school in choices["schools"]] == [county.central]
    assert [form["id"] for form in choices["forms"]] == ["lesson"]
    assert [(p["id"], p["school"]) for p in choices["people"]] == [(teacher.user, county.central)]


def test_without_a_token_nothing_is_read(county: County) -> None:
    for path in ("records", "records/" + "A" * 22, "records.csv", "filters"):
        assert county.client.get(f"/api/views/{path}").status_code == 401


def test_a_total_is_an_answer_and_what_is_only_worked_out_is_not(
    county: County, teacher: Person, head: Person
) -> None:
    seen: dict[str, Any] = {"kind": "lesson", "teacher": "客人", "subject": "maths", "good": "好"}
    seen |= {"class_ref": "三年级", "topic": "分数", "total": 80, "rated": 5}
    seen |= dict.fromkeys(("p_aims", "p_content", "p_method", "p_skill", "p_climate"), 4)
    made = teacher.put(county.school_key, "observe", seen, _school=county.central, _class=None)
    teacher.sync(made)

    answers = head.json(f"/api/views/records/{made['r']}")["answers"]

    told = {answer["name"]: answer["value"] for answer in answers}
    assert told["total"] == 80
    assert "rated" not in told
