"""What a school's records leave open is counted, with the days of the oldest."""

from datetime import timedelta
from typing import Any

from tests.server.records.county import TODAY, County, Person

PROBLEM = {"kind": "problem", "text": "宿舍没有热水"}


def raise_problem(county: County, who: Person, days_ago: int) -> dict[str, Any]:
    day = (TODAY - timedelta(days_ago)).isoformat()
    made = who.put(county.school_key, "daylog", PROBLEM, _school=county.central, _class=None)
    made["x"]["_date"] = day
    assert who.sync(made)["a"][0][1] == 0
    return made


def open_at(county: County, who: Person) -> list[dict[str, Any]]:
    items = who.json("/api/views/overview")["items"]
    return [one for item in items if item["id"] == county.central for one in item["open"]]


def test_problems_are_counted_with_the_days_of_the_oldest(
    county: County, teacher: Person, supervisor: Person
) -> None:
    for days_ago in (2, 9, 0):
        raise_problem(county, teacher, days_ago)

    assert open_at(county, supervisor) == [{"kind": "problem", "count": 3, "age": 9}]


def test_a_problem_that_was_solved_is_not_open(
    county: County, teacher: Person, supervisor: Person
) -> None:
    made = raise_problem(county, teacher, 3)

    teacher.sync(teacher.change(made, 99, solved="OK", solution="修好了"))

    assert open_at(county, supervisor) == []


def test_as_many_problems_are_open_as_the_inbox_lists(
    county: County, teacher: Person, supervisor: Person
) -> None:
    for days_ago in (1, 4):
        raise_problem(county, teacher, days_ago)

    listed = supervisor.json("/api/inbox", list="problems", school=county.central)

    assert listed["counts"]["problems"] == 2
    assert [row["age"] for row in listed["problems"]] == [4, 1]
    assert open_at(county, supervisor) == [{"kind": "problem", "count": 2, "age": 4}]
