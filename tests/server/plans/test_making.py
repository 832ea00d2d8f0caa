"""Plans are made from templates, from earlier plans or from nothing, by whoever may."""

from datetime import timedelta
from typing import Any

import pytest
from daybook_sync.ids import new_id

from daybook.places import links
from daybook.places import service as places
from tests.server.organisation.conftest import refused, told
from tests.server.plans.conftest import FIRST, LAST, groups, plan_of, target, words
from tests.server.records.county import SINCE, TODAY, YEAR, County, Person


def made(who: Person, body: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = told(who, "POST", "/api/plans", **body)
    return answer


def rows(who: Person) -> dict[str, dict[str, Any]]:
    return {row[0]: row[4] for row in who.rows() if row[2] == "plan"}


def test_a_template_is_filled_in_for_its_owner(county: County, teacher: Person) -> None:
    plan = made(
        teacher,
        {"template": "kindergarten-year", "owner": {"kind": "person", "id": teacher.user}},
    )

    assert "sunli 老师" in plan["title"]["zh"]
    assert "中心校" in plan["title"]["zh"]
    assert plan["groups"]
    assert plan["may"] == ["correct", "close"]


def test_the_plan_of_a_placement_runs_as_long_as_that(county: County, teacher: Person) -> None:
    since, until = TODAY + timedelta(7), TODAY + timedelta(9)
    host = county.point
    places.place_person(county.session, teacher.user, "three-day", host, since, until)
    county.session.commit()

    plan = made(
        teacher, {"template": "three-day-visit", "owner": {"kind": "person", "id": teacher.user}}
    )

    assert (plan["from"], plan["to"]) == (since.isoformat(), until.isoformat())


def test_own_words_take_the_place_of_the_templates(county: County, head: Person) -> None:
    body = plan_of("school", county.central, template="township-year", idea=words("一句话"))

    plan = made(head, body)

    assert (plan["idea"]["zh"], plan["groups"]) == ("一句话", body["groups"])
    assert plan["template"] == "township-year"
    assert plan["effects"]


def test_a_copy_keeps_the_measures_and_has_days_of_its_own(county: County, head: Person) -> None:
    first = groups(target())
    first[0]["measures"][0]["need"] = new_id()
    before = made(head, plan_of("school", county.central, groups=first))
    owner = {"kind": "school", "id": county.central}

    plan = made(head, {"copied": before["id"], "owner": owner, "from": LAST, "to": LAST})

    assert (plan["copied"], plan["from"], plan["title"]) == (before["id"], LAST, before["title"])
    (measure,) = plan["groups"][0]["measures"]
    assert (measure["targets"], measure["need"]) == ([target()], None)


def test_both_schools_of_a_link_have_its_plan_on_their_phones(
    county: County, head: Person, neighbour: Person, teacher: Person, link: str
) -> None:
    plan = made(head, plan_of("link", link))

    assert rows(neighbour)[plan["id"]] == rows(teacher)[plan["id"]]
    assert rows(neighbour)[plan["id"]]["owner"] == {"kind": "link", "id": link}
    assert plan["owner"]["name"]["zh"] == "中心校 → 教学点"


def test_either_side_of_a_link_changes_its_plan(
    county: County, head: Person, neighbour: Person, teacher: Person, link: str
) -> None:
    plan = made(head, plan_of("link", link))

    changed = told(
        neighbour, "PUT", f"/api/plans/{plan['id']}", seq=plan["seq"], title=words("两校计划")
    )

    assert changed["by"] == "lijun 老师"
    assert rows(teacher)[plan["id"]]["title"] == words("两校计划")


def test_an_ended_link_leaves_its_plan_to_be_read_only(
    county: County, head: Person, neighbour: Person, link: str
) -> None:
    plan = made(head, plan_of("link", link))
    links.end_link(county.session, link, TODAY - timedelta(1))
    county.session.commit()
    path = f"/api/plans/{plan['id']}"

    assert neighbour.json(path)["may"] == []
    assert refused(head, "PUT", path, seq=plan["seq"]) == (409, "conflict")
    assert refused(head, "POST", "/api/plans", **plan_of("link", link)) == (409, "conflict")


def test_a_townships_plan_reaches_all_of_its_schools(
    county: County, township: Person, teacher: Person, neighbour: Person
) -> None:
    plan = made(township, plan_of("township", county.central))

    assert plan["id"] in rows(teacher)
    assert plan["id"] in rows(neighbour)
    assert sorted(plan["schools"]) == sorted([county.central, county.point])


def test_a_township_is_planned_for_by_whoever_looks_after_all_of_it(
    county: County, head: Person, neighbour: Person
) -> None:
    body = plan_of("township", county.central)

    assert refused(head, "POST", "/api/plans", **body) == (403, "forbidden")
    assert refused(neighbour, "POST", "/api/plans", **body) == (403, "forbidden")


def test_a_change_of_an_older_plan_is_refused_with_the_newer_one(
    county: County, head: Person
) -> None:
    plan = made(head, plan_of("school", county.central))
    path = f"/api/plans/{plan['id']}"
    told(head, "PUT", path, seq=plan["seq"], title=words("先改的"))

    answer = head.send("PUT", path, {"seq": plan["seq"], "title": words("后改的")})

    assert answer.status_code == 409
    (problem,) = (answer.json or {})["problems"]
    assert problem["theirs"]["title"] == words("先改的")
    assert problem["words"]["zh"]


def test_a_change_keeps_what_it_does_not_name(county: County, head: Person) -> None:
    plan = made(head, plan_of("school", county.central, closing=words("谢谢")))

    changed = told(head, "PUT", f"/api/plans/{plan['id']}", seq=plan["seq"], to=FIRST)

    assert (changed["closing"], changed["to"], changed["from"]) == (words("谢谢"), FIRST, FIRST)


def test_a_closed_plan_may_be_opened_again(county: County, head: Person, teacher: Person) -> None:
    plan = made(head, plan_of("school", county.central))
    path = f"/api/plans/{plan['id']}/close"

    assert told(head, "POST", path)["closed"] is True
    assert rows(teacher)[plan["id"]]["closed"] is True
    assert told(head, "POST", path, closed=False)["closed"] is False


def test_a_plan_that_breaks_a_rule_is_refused_part_by_part(county: County, head: Person) -> None:
    wrong = target(count={"form": "research", "where": {"kind": ["nothing"]}})
    body = plan_of("school", county.central, wrong)

    answer = head.send("POST", "/api/plans", body)

    assert answer.status_code == 422
    (problem,) = (answer.json or {})["problems"]
    assert problem["field"] == "groups.0.measures.0.targets.0"
    assert set(problem["words"]) == {"zh", "en"}


@pytest.mark.parametrize("kind", ["person", "school", "link", "township"])
def test_nobody_plans_for_what_is_not_there(supervisor: Person, kind: str) -> None:
    body = plan_of(kind, new_id())

    assert refused(supervisor, "POST", "/api/plans", **body) == (404, "not-found")


def test_nobody_plans_for_another_person(
    county: County, teacher: Person, colleague: Person, head: Person, supervisor: Person
) -> None:
    body = plan_of("person", teacher.user)

    for who in (colleague, head, supervisor):
        assert refused(who, "POST", "/api/plans", **body) == (403, "forbidden")


@pytest.mark.parametrize("wrong", [{"template": "nothing"}, {"copied": new_id()}])
def test_a_plan_is_not_made_from_what_is_not_there(
    county: County, head: Person, wrong: dict[str, str]
) -> None:
    body = plan_of("school", county.central, **wrong)

    assert refused(head, "POST", "/api/plans", **body) == (404, "not-found")


def test_an_office_is_no_school_and_no_township(county: County, supervisor: Person) -> None:
    office = places.create_place(
        county.session, county.org, "training", {"zh": "进修学校", "en": "Training"}
    )
    county.session.commit()

    for kind in ("school", "township"):
        body = plan_of(kind, office.id)
        assert refused(supervisor, "POST", "/api/plans", **body) == (422, "invalid")


def test_who_works_nowhere_has_no_plan_of_their_own(county: County, supervisor: Person) -> None:
    body = plan_of("person", supervisor.user)

    assert refused(supervisor, "POST", "/api/plans", **body) == (409, "conflict")


def test_a_plan_of_somebody_who_moved_stays_where_it_was_begun(
    county: County, teacher: Person, head: Person, neighbour: Person, supervisor: Person
) -> None:
    plan = made(teacher, plan_of("person", teacher.user))
    moved = {"from": county.central, "to": county.point, "on": TODAY.isoformat()}
    told(supervisor, "POST", f"/api/people/{teacher.user}/move", **moved)
    path = f"/api/plans/{plan['id']}"

    assert head.json(path)["schools"] == [county.central]
    assert neighbour.get(path).status_code == 404
    assert told(teacher, "PUT", path, seq=plan["seq"], title=words("接着做"))["schools"] == [
        county.central
    ]
    assert made(teacher, plan_of("person", teacher.user))["schools"] == [county.point]


def test_templates_are_offered_with_what_they_ask(teacher: Person) -> None:
    items = teacher.json("/api/plans/templates")["items"]

    assert [one["id"] for one in items][:2] == ["supporting-school", "three-day-visit"]
    assert all(one["burden"] and one["title"]["zh"] for one in items)


def test_what_a_plan_asks_of_people_is_told(county: County, head: Person, teacher: Person) -> None:
    plan = made(head, plan_of("school", county.central))

    of_plan = teacher.json("/api/plans/burden", id=plan["id"])["items"]
    of_template = teacher.json("/api/plans/burden", template="kindergarten-year")["items"]

    assert [(one["kind"], one["records_per_week"]) for one in of_plan] == [("head", 1.0)]
    assert {"class_teacher"} <= {one["kind"] for one in of_template}
    assert teacher.get("/api/plans/burden", id=new_id()).status_code == 404
    assert teacher.get("/api/plans/burden").status_code == 404


def test_a_plan_for_next_year_goes_where_next_year_is(county: County, head: Person) -> None:
    first = TODAY + timedelta(366)

    plan = made(
        head,
        plan_of("school", county.central, **{"from": first.isoformat(), "to": first.isoformat()}),
    )

    assert places.school_year(first) != YEAR
    assert plan["id"] not in rows(head)


def test_a_link_that_is_over_is_counted_until_its_end(
    county: County, head: Person, neighbour: Person
) -> None:
    made_link = links.create_link(county.session, county.central, county.point, SINCE, None)
    county.session.commit()
    body = plan_of("link", made_link.id, target(each="link", every="term"))
    plan = made(head, body)

    links.end_link(county.session, made_link.id, TODAY)
    county.session.commit()

    (line,) = neighbour.json(f"/api/plans/{plan['id']}/progress")["lines"]
    assert line["subject"]["kind"] == "link"
