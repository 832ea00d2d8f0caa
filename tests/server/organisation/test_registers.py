"""Registers of places, classes, terms and people: who changes them, and what phones get."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from daybook.db import db
from tests.server.organisation.conftest import refused, told
from tests.server.records.county import TODAY, YEAR, County, Person

TOMORROW = (TODAY + timedelta(1)).isoformat()
DAY = TODAY.isoformat()


def named(word: str) -> dict[str, str]:
    return {"zh": word, "en": f"{word} in English"}


def rows_of(person: Person, kind: str) -> dict[str, Any]:
    return {row[0]: row[4] for row in person.rows() if row[2] == kind}


def test_a_supervisor_makes_a_school_and_every_phone_knows_it(
    county: County, supervisor: Person, teacher: Person
) -> None:
    body = {"parent": county.org, "type": "school", "name": named("新小学")}

    made = told(supervisor, "POST", "/api/places", **body)

    assert made["may"] == ["create", "correct", "manage"]
    assert rows_of(teacher, "place")[made["id"]]["name"] == named("新小学")


def test_the_tree_lists_each_place_after_the_one_it_lies_under(
    county: County, supervisor: Person
) -> None:
    items = supervisor.json("/api/places")["items"]

    assert [item["id"] for item in items] == [county.org, county.central, county.point]


def test_a_head_renames_the_own_school_only(county: County, head: Person) -> None:
    body = {"name": named("中心小学")}

    assert told(head, "PATCH", f"/api/places/{county.central}", **body)["name"] == body["name"]
    assert refused(head, "PATCH", f"/api/places/{county.point}", **body) == (403, "forbidden")


def test_a_township_closes_an_empty_point_but_not_one_with_people(
    county: County, township: Person, supervisor: Person
) -> None:
    body = {"parent": county.central, "type": "point", "name": named("旧教学点")}
    empty = told(township, "POST", "/api/places", **body)["id"]
    county.person("lone", "teacher", county.point)

    closed = told(township, "PATCH", f"/api/places/{empty}", closed=DAY)

    assert closed["closed"] == DAY
    path = f"/api/places/{county.point}"
    assert refused(township, "PATCH", path, closed=DAY) == (409, "conflict")
    assert told(township, "PATCH", f"/api/places/{empty}", closed=None)["closed"] is None


@pytest.mark.parametrize(
    ("place_type", "fits"), [("point", True), ("bureau", False), ("training", False)]
)
def test_a_place_lies_only_where_its_type_may_lie(
    county: County, township: Person, place_type: str, fits: bool
) -> None:
    body = {"parent": county.central, "type": place_type, "name": named("某处")}

    answer = township.send("POST", "/api/places", body)

    assert answer.status_code == (200 if fits else 422)


def test_a_refusal_says_what_to_do_in_both_languages(county: County, township: Person) -> None:
    body = {"parent": county.point, "type": "central", "name": named("某处")}

    answer = township.send("POST", "/api/places", body)

    (problem,) = (answer.json or {})["problems"]
    assert problem["field"] == "parent"
    assert set(problem["words"]) == {"zh", "en"}


def test_a_term_is_entered_changed_and_sent_again(
    county: County, supervisor: Person, teacher: Person
) -> None:
    body = {
        "place": county.org,
        "name": named("春"),
        "from": "2029-02-26",
        "to": "2029-07-06",
        "week1": "2029-02-26",
        "holidays": [["2029-04-04", "2029-04-06", named("清明")]],
    }

    made = told(supervisor, "POST", "/api/terms", **body)
    told(supervisor, "PATCH", f"/api/terms/{made['id']}", to="2029-07-13")

    term = rows_of(teacher, "term")[made["id"]]
    assert (term["to"], term["holidays"]) == ("2029-07-13", body["holidays"])
    listed = supervisor.json("/api/terms", place=county.central)["items"]
    assert [item["to"] for item in listed if item["id"] == made["id"]] == ["2029-07-13"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": "2029-02-01"},
        {"week1": "2029-02-27"},
        {"holidays": [["2029-04-06", "2029-04-04", {"zh": "清明", "en": "Qingming"}]]},
        {"holidays": [["2029-04-06", "2029-04-31", {"zh": "清明", "en": "Qingming"}]]},
        {"to": "2031-01-01"},
    ],
)
def test_a_term_whose_days_make_no_sense_is_refused(
    county: County, supervisor: Person, wrong: dict[str, Any]
) -> None:
    body = {
        "place": county.org,
        "name": named("春"),
        "from": "2029-02-26",
        "to": "2029-07-06",
        "week1": "2029-02-26",
    }

    assert refused(supervisor, "POST", "/api/terms", **body | wrong) == (422, "invalid")


def test_terms_do_not_overlap(county: County, supervisor: Person) -> None:
    week1 = (TODAY - timedelta(TODAY.weekday())).isoformat()
    days = {"from": week1, "to": (TODAY + timedelta(60)).isoformat(), "week1": week1}
    body = {"place": county.org, "name": named("春"), **days}

    assert refused(supervisor, "POST", "/api/terms", **body) == (422, "invalid")


def test_a_head_makes_a_class_and_says_who_teaches_it(
    county: County, head: Person, colleague: Person
) -> None:
    body = {"school": county.central, "name": named("二班"), "stage": "primary", "grade": 2}
    made = told(head, "POST", "/api/classes", **body)
    path = f"/api/classes/{made['id']}/team"

    team = told(head, "PUT", path, members=[{"account": colleague.user, "lead": True}])["team"]

    assert [(one["account"], one["lead"]) for one in team] == [(colleague.user, True)]
    colleague.sync()
    assert f"class/{made['id']}/{YEAR}" in colleague.slots
    roles = colleague.json("/api/accounts/me")["roles"]
    assert {"role": "class_teacher", "place": county.central} in roles


def test_only_who_works_at_a_school_teaches_its_classes(
    county: County, head: Person, neighbour: Person
) -> None:
    path = f"/api/classes/{county.school_class}/team"
    members = [{"account": neighbour.user, "lead": False}]

    assert refused(head, "PUT", path, members=members) == (422, "invalid")


def test_a_class_has_one_class_teacher(county: County, head: Person, colleague: Person) -> None:
    path = f"/api/classes/{county.school_class}/team"
    members = [{"account": one.user, "lead": True} for one in (head, colleague)]

    assert refused(head, "PUT", path, members=members) == (422, "invalid")


def test_a_closed_class_leaves_its_teachers_phones(
    county: County, head: Person, teacher: Person
) -> None:
    told(head, "PATCH", f"/api/classes/{county.school_class}", closed=DAY)

    assert "child" not in teacher.kinds()
    assert rows_of(head, "class")[county.school_class]["closed"] == DAY


def test_somebody_new_gets_a_login_from_the_schools_initials(county: County, head: Person) -> None:
    body = {"name": "新老师", "role": "teacher", "place": county.central}

    logins = [told(head, "POST", "/api/people", **body)["login"] for _ in range(2)]

    assert logins == ["c-01", "c-02"]


def test_a_taken_login_is_refused(county: County, head: Person) -> None:
    body = {"name": "新", "login": "MAWENBIN", "role": "teacher", "place": county.central}

    assert refused(head, "POST", "/api/people", **body) == (409, "conflict")


def test_a_head_gives_no_role_that_is_not_theirs_to_give(
    county: County, head: Person, colleague: Person
) -> None:
    for role, place in (("head", county.central), ("teacher", county.point)):
        body = {"role": role, "place": place, "since": DAY}
        answer = refused(head, "POST", f"/api/people/{colleague.user}/roles", **body)
        assert answer == (403, "forbidden")


def test_a_role_is_of_a_fitting_place(
    county: County, supervisor: Person, colleague: Person
) -> None:
    body = {"role": "township", "place": county.point, "since": DAY}

    answer = refused(supervisor, "POST", f"/api/people/{colleague.user}/roles", **body)

    assert answer == (422, "invalid")


def test_nobody_ends_what_they_are_themselves(county: County, supervisor: Person) -> None:
    county.person("root", "admin", county.org)
    root = county.people["root"]
    (role,) = root.json("/api/people", school=county.org)["items"][0]["roles"][:1]
    path = f"/api/people/{root.user}/roles/{role['id']}"

    answers = {
        refused(root, "PATCH", path, until=DAY),
        refused(root, "POST", f"/api/people/{root.user}/close"),
    }

    assert answers <= {(409, "conflict"), (404, "not-found")}


def test_facts_are_dated_and_nothing_is_overwritten(
    county: County, head: Person, colleague: Person, session: Session
) -> None:
    path = f"/api/people/{colleague.user}"
    told(head, "PATCH", path, tier="school", senior=False, birth_decade=1970)

    line = told(head, "PATCH", path, tier="county", senior=None)

    assert (line["tier"], line["senior"], line["birth_decade"]) == ("county", None, 1970)


def test_a_person_without_a_place_in_common_is_not_in_the_register(
    county: County, head: Person, neighbour: Person
) -> None:
    path = f"/api/people/{neighbour.user}"

    assert refused(head, "PATCH", path, name="x") == (403, "forbidden")
    assert refused(head, "POST", f"{path}/close") == (403, "forbidden")


def test_a_closed_account_is_out_at_once(county: County, head: Person, colleague: Person) -> None:
    line = told(head, "POST", f"/api/people/{colleague.user}/close")

    assert line["disabled"]
    assert line["roles"] == []
    assert colleague.get("/api/accounts/me").status_code == 403


@pytest.mark.parametrize("register", ["people", "classes", "placements"])
def test_a_teacher_reads_no_register_of_another_school(
    county: County, colleague: Person, register: str
) -> None:
    assert colleague.get(f"/api/{register}", school=county.point).status_code == 403


def test_every_change_is_written_down(
    county: County, head: Person, colleague: Person, acts: Any
) -> None:
    told(head, "PATCH", f"/api/people/{colleague.user}", tier="school")

    assert acts()[-1] == ("person-changed", head.user, colleague.user)


def test_a_register_asks_the_same_number_of_questions_however_long_it_is(
    county: County, head: Person
) -> None:
    asked: list[str] = []

    def count(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    def questions() -> int:
        asked.clear()
        event.listen(db.engine, "before_cursor_execute", count)
        head.json("/api/people", school=county.central)
        event.remove(db.engine, "before_cursor_execute", count)
        return len(asked)

    few = questions()
    for number in range(12):
        county.person(f"extra{number}", "teacher", county.central, taught=county.school_class)

    assert questions() == few
