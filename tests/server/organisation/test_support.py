"""Links, placements and support teams: who is sent where, and what that opens."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from daybook.streams import service as streams
from tests.server.organisation.conftest import refused, told
from tests.server.records.county import TODAY, YEAR, County, Person

YESTERDAY = (TODAY - timedelta(1)).isoformat()
DAY = TODAY.isoformat()
LATER = (TODAY + timedelta(60)).isoformat()


def roles(who: Person) -> set[tuple[str, str]]:
    return {(one["role"], one["place"]) for one in who.json("/api/accounts/me")["roles"]}


def keys(session: Session, who: Person) -> dict[str, str]:
    return {grant.key: grant.role for grant in streams.granted(session, who.user)}


def test_the_head_of_a_supporting_school_is_its_partner_while_the_link_runs(
    county: County, supervisor: Person, head: Person
) -> None:
    body = {"supporting": county.central, "aided": county.point, "since": DAY}
    link = told(supervisor, "POST", "/api/links", **body)
    assert ("partner", county.point) in roles(head)

    told(supervisor, "PATCH", f"/api/links/{link['id']}", until=YESTERDAY)

    assert ("partner", county.point) not in roles(head)
    assert [one["id"] for one in head.json("/api/links")["items"]] == [link["id"]]


def test_a_school_does_not_support_itself_and_nobody_twice(
    county: County, supervisor: Person
) -> None:
    body = {"supporting": county.central, "aided": county.point, "since": DAY}
    told(supervisor, "POST", "/api/links", **body)

    itself = body | {"aided": county.central}
    assert refused(supervisor, "POST", "/api/links", **itself) == (422, "invalid")
    assert refused(supervisor, "POST", "/api/links", **body) == (409, "conflict")


def test_a_head_makes_no_link(county: County, head: Person) -> None:
    body = {"supporting": county.central, "aided": county.point, "since": DAY}

    assert refused(head, "POST", "/api/links", **body) == (403, "forbidden")


def test_who_is_placed_is_a_support_teacher_there(
    county: County, township: Person, colleague: Person, session: Session
) -> None:
    body = {"account": colleague.user, "type": "roving", "hosts": [county.point]}
    more = {"since": DAY, "until": LATER, "timetable": "周二上午 音乐"}

    made = told(township, "POST", "/api/placements", **body, **more)

    assert (made["home"], made["timetable"]) == (county.central, "周二上午 音乐")
    assert ("support", county.point) in roles(colleague)
    assert {county.school_key, f"school/{county.point}/{YEAR}"} <= keys(session, colleague).keys()


def test_several_hosts_are_one_line_and_end_together(
    county: County, supervisor: Person, colleague: Person
) -> None:
    name = {"zh": "石桥小学", "en": "Shiqiao"}
    place = {"parent": county.central, "type": "school", "name": name}
    other = told(supervisor, "POST", "/api/places", **place)["id"]
    hosts = [county.point, other]
    body = {"account": colleague.user, "type": "roving", "hosts": hosts}
    made = told(supervisor, "POST", "/api/placements", **body, since=DAY, until=LATER)

    ended = told(supervisor, "PATCH", f"/api/placements/{made['id']}", until=YESTERDAY)

    assert set(made["hosts"]) == set(ended["hosts"]) == set(hosts)
    assert roles(colleague) == {("teacher", county.central)}


@pytest.mark.parametrize(
    "wrong",
    [
        {"until": YESTERDAY},
        {"type": "three-day", "until": LATER},
        {"type": "holiday"},
        {"hosts": []},
    ],
)
def test_a_placement_that_makes_no_sense_is_refused(
    county: County, township: Person, colleague: Person, wrong: dict[str, Any]
) -> None:
    body = {"account": colleague.user, "type": "term", "hosts": [county.point]}
    days = {"since": DAY, "until": LATER}

    answer = refused(township, "POST", "/api/placements", **body | days | wrong)

    assert answer == (422, "invalid")


def test_a_head_sends_nobody_away(county: County, head: Person, colleague: Person) -> None:
    body = {"account": colleague.user, "type": "term", "hosts": [county.point]}

    answer = refused(head, "POST", "/api/placements", **body, since=DAY, until=LATER)

    assert answer == (403, "forbidden")


def test_a_captain_stands_wherever_members_of_the_team_are_placed(
    county: County, supervisor: Person, colleague: Person, teacher: Person
) -> None:
    team = {"name": "郭海队", "captain": teacher.user, "members": [colleague.user]}
    made = told(supervisor, "POST", "/api/support-teams", **team)
    body = {"account": colleague.user, "type": "term", "hosts": [county.point]}
    told(supervisor, "POST", "/api/placements", **body, since=DAY, until=LATER)
    assert ("captain", county.point) in roles(teacher)

    told(supervisor, "PATCH", f"/api/support-teams/{made['id']}", members=[])

    assert ("captain", county.point) not in roles(teacher)
    assert [one["id"] for one in teacher.json("/api/support-teams")["items"]] == [made["id"]]


def test_another_captain_takes_over_from_today(
    county: County, supervisor: Person, colleague: Person, teacher: Person
) -> None:
    team = {"name": "郭海队", "captain": teacher.user, "members": [colleague.user]}
    made = told(supervisor, "POST", "/api/support-teams", **team)
    path = f"/api/support-teams/{made['id']}"

    changed = told(supervisor, "PATCH", path, captain=colleague.user)

    assert changed["captain"] == colleague.user
    assert changed["members"] == [teacher.user]


def test_who_is_in_no_team_sees_none(
    county: County, supervisor: Person, colleague: Person, teacher: Person
) -> None:
    team = {"name": "郭海队", "captain": teacher.user, "members": []}
    told(supervisor, "POST", "/api/support-teams", **team)

    assert colleague.json("/api/support-teams")["items"] == []


def test_a_team_is_ended_by_its_last_day(
    county: County, supervisor: Person, colleague: Person, teacher: Person
) -> None:
    team = {"name": "郭海队", "captain": teacher.user, "members": [colleague.user]}
    made = told(supervisor, "POST", "/api/support-teams", **team)
    body = {"account": colleague.user, "type": "term", "hosts": [county.point]}
    told(supervisor, "POST", "/api/placements", **body, since=DAY, until=LATER)

    path = f"/api/support-teams/{made['id']}"
    ended = told(supervisor, "PATCH", path, until=YESTERDAY, name="郭海旧队")

    assert (ended["until"], ended["name"]) == (YESTERDAY, "郭海旧队")
    assert ("captain", county.point) not in roles(teacher)


def test_a_team_that_begins_later_is_changed_before_it_begins(
    county: County, supervisor: Person, colleague: Person, teacher: Person
) -> None:
    team = {"name": "郭海队", "captain": teacher.user, "members": []}
    made = told(supervisor, "POST", "/api/support-teams", **team, since=LATER)

    path = f"/api/support-teams/{made['id']}"
    changed = told(supervisor, "PATCH", path, members=[colleague.user])

    assert (changed["captain"], changed["members"]) == (teacher.user, [colleague.user])
