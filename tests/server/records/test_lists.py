"""Lists beside their numbers: what stays inside a school, and records behind a number by id."""

from typing import Any

from tests.server.records.county import County, Person


def rids(answer: Any) -> set[str]:
    return {item["rid"] for item in answer["items"]}


def test_above_the_school_a_list_says_how_many_records_stay_inside(
    county: County, teacher: Person, head: Person, supervisor: Person
) -> None:
    answers = {"class_ref": county.school_class, "kind": "plan", "items": ["lesson"]}
    made = teacher.put(county.school_key, "check", answers, _school=county.central, _class=None)
    teacher.sync(made, county.lesson(teacher))
    wanted = {"school": county.central}

    above, inside = (who.json("/api/views/records", **wanted) for who in (supervisor, head))

    assert (above["total"], inside["inside"]) == (1, 0)
    assert above["total"] + above["inside"] == inside["total"]


def test_records_asked_for_by_their_ids_are_those_and_no_others(
    county: County, teacher: Person, head: Person
) -> None:
    made = [county.lesson(teacher) for _ in range(3)]
    teacher.sync(*made)
    wanted = [made[0]["r"], made[2]["r"]]

    assert rids(head.json("/api/views/records", rids=",".join(wanted))) == set(wanted)
