"""Who sees which plans: people those of their school, leaders those of people, offices below."""

from typing import Any

import pytest
from daybook_sync.ids import new_id

from tests.server.organisation.conftest import refused, told
from tests.server.plans.conftest import plan_of
from tests.server.records.county import County, Person


@pytest.fixture
def plans(
    county: County, teacher: Person, head: Person, township: Person, link: str
) -> dict[str, str]:
    """The id of a plan of each kind."""
    bodies = {
        "person": (teacher, teacher.user),
        "school": (head, county.central),
        "link": (head, link),
        "township": (township, county.central),
    }
    return {
        kind: told(who, "POST", "/api/plans", **plan_of(kind, owner))["id"]
        for kind, (who, owner) in bodies.items()
    }


def seen(who: Person, plans: dict[str, str], **query: Any) -> set[str]:
    """The kinds of the plans that somebody is shown, each of which they may open."""
    found = {item["id"] for item in who.json("/api/plans", **query)["items"]}
    kinds = {kind for kind, plan in plans.items() if plan in found}
    assert all(who.get(f"/api/plans/{plans[kind]}").status_code == 200 for kind in kinds)
    return kinds


def test_teachers_see_their_own_and_those_of_their_school(
    plans: dict[str, str], teacher: Person, colleague: Person
) -> None:
    assert seen(teacher, plans) == {"person", "school", "link", "township"}
    assert seen(colleague, plans) == {"school", "link", "township"}


def test_the_head_and_the_offices_above_see_all_of_the_school(
    plans: dict[str, str], head: Person, township: Person, supervisor: Person
) -> None:
    for who in (head, township, supervisor):
        assert seen(who, plans) == {"person", "school", "link", "township"}


def test_the_other_school_sees_what_is_of_both(plans: dict[str, str], neighbour: Person) -> None:
    assert seen(neighbour, plans) == {"link", "township"}
    assert refused_to(neighbour, plans["person"]) == (404, "not-found")
    assert refused_to(neighbour, plans["school"]) == (404, "not-found")


def test_a_list_is_narrowed_to_a_school_or_a_person(
    county: County, plans: dict[str, str], supervisor: Person, teacher: Person
) -> None:
    assert seen(supervisor, plans, school=county.point) == {"link", "township"}
    assert seen(supervisor, plans, person=teacher.user) == {"person"}
    assert supervisor.json("/api/plans", school=new_id())["items"] == []


def test_a_municipal_viewer_reads_how_far_plans_are_and_no_word_of_them(
    plans: dict[str, str], municipal: Person
) -> None:
    listed = {item["id"] for item in municipal.json("/api/plans")["items"]}
    assert listed == {plans["school"], plans["link"], plans["township"]}
    assert refused_to(municipal, plans["school"]) == (403, "forbidden")
    assert refused_to(municipal, plans["person"]) == (404, "not-found")

    (line,) = municipal.json(f"/api/plans/{plans['township']}/progress")["lines"]

    assert line["subject"] == {"kind": "school", "id": None, "name": None}
    assert (line["rids"], line["expected"] > 0) == ([], True)


def test_who_teaches_trains_or_looks_after_the_server_sees_no_plan_of_others(
    county: County, plans: dict[str, str]
) -> None:
    for role in ("trainer", "admin"):
        who = county.person(role, role, county.org)
        assert who.json("/api/plans")["items"] == []
        assert refused_to(who, plans["township"]) == (404, "not-found")


def test_nobody_but_its_owner_and_those_above_changes_a_plan(
    plans: dict[str, str], teacher: Person, colleague: Person, head: Person, neighbour: Person
) -> None:
    assert changed_by(head, plans["person"]) == (403, "forbidden")
    assert changed_by(teacher, plans["school"]) == (403, "forbidden")
    assert changed_by(colleague, plans["link"]) == (403, "forbidden")
    assert changed_by(head, plans["township"]) == (403, "forbidden")
    assert changed_by(neighbour, plans["school"]) == (404, "not-found")


def refused_to(who: Person, plan: str) -> tuple[int, str]:
    answer = who.get(f"/api/plans/{plan}")
    return answer.status_code, (answer.json or {}).get("code", "")


def changed_by(who: Person, plan: str) -> tuple[int, str]:
    closing = refused(who, "POST", f"/api/plans/{plan}/close")
    assert closing == refused(who, "PUT", f"/api/plans/{plan}", seq=1)
    return closing
