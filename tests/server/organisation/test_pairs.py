"""Pairs: who helps whom, once both sides said so, and what that opens."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from daybook.streams import service as streams
from tests.server.organisation.conftest import refused, told
from tests.server.records.county import TODAY, County, Person

YESTERDAY = (TODAY - timedelta(1)).isoformat()
DAY = TODAY.isoformat()


def keys(session: Session, who: Person) -> dict[str, str]:
    return {grant.key: grant.role for grant in streams.granted(session, who.user)}


def pair_of(county: County, supporter: Person, supported: Person, **more: Any) -> dict[str, Any]:
    return {
        "type": "teacher",
        "supporter": supporter.user,
        "supported": supported.user,
        "supporter_school": county.central,
        "supported_school": county.point,
        "goals": ["每月听课两次"],
        "frequency": "monthly",
        "since": DAY,
        **more,
    }


@pytest.fixture
def helped(county: County) -> Person:
    """Teaches at the point."""
    return county.person("helped", "teacher", county.point)


def test_a_pair_is_nothing_until_the_other_side_confirms_it(
    county: County, colleague: Person, helped: Person, session: Session
) -> None:
    made = told(colleague, "POST", "/api/pairs", **pair_of(county, colleague, helped))
    path = f"/api/pairs/{made['id']}/confirm"
    assert made["may"] == ["end"]
    assert refused(colleague, "POST", path) == (403, "forbidden")
    assert f"pair/{made['id']}" not in keys(session, helped)

    confirmed = told(helped, "POST", path)

    assert confirmed["confirmed_at"]
    assert keys(session, colleague)[f"pair/{made['id']}"] == "team"
    assert keys(session, helped)[f"pair/{made['id']}"] == "team"
    assert refused(helped, "POST", path) == (409, "conflict")


def test_the_leaders_of_both_sides_hold_a_pair_too(
    county: County,
    colleague: Person,
    helped: Person,
    head: Person,
    neighbour: Person,
    session: Session,
) -> None:
    made = told(colleague, "POST", "/api/pairs", **pair_of(county, colleague, helped))

    told(neighbour, "POST", f"/api/pairs/{made['id']}/confirm")

    key = f"pair/{made['id']}"
    assert (keys(session, head)[key], keys(session, neighbour)[key]) == ("leader", "leader")
    (row,) = (row for row in helped.rows() if row[2] == "pair")
    assert row[4]["goals"] == ["每月听课两次"]


def test_the_leader_of_the_proposing_side_confirms_nothing(
    county: County, colleague: Person, helped: Person, head: Person
) -> None:
    made = told(colleague, "POST", "/api/pairs", **pair_of(county, colleague, helped))

    assert refused(head, "POST", f"/api/pairs/{made['id']}/confirm") == (403, "forbidden")


def test_what_an_office_proposes_either_side_confirms(
    county: County, supervisor: Person, colleague: Person, helped: Person
) -> None:
    made = told(supervisor, "POST", "/api/pairs", **pair_of(county, colleague, helped))
    path = f"/api/pairs/{made['id']}/confirm"

    assert refused(supervisor, "POST", path) == (403, "forbidden")
    assert told(colleague, "POST", path)["confirmed_at"]


def test_an_ended_pair_leaves_both_phones(
    county: County, colleague: Person, helped: Person, session: Session
) -> None:
    made = told(colleague, "POST", "/api/pairs", **pair_of(county, colleague, helped))
    told(helped, "POST", f"/api/pairs/{made['id']}/confirm")

    told(helped, "PATCH", f"/api/pairs/{made['id']}", until=YESTERDAY)

    assert f"pair/{made['id']}" not in {**keys(session, colleague), **keys(session, helped)}


def test_a_new_head_holds_the_schools_pairs_and_the_old_one_no_more(
    county: County,
    supervisor: Person,
    colleague: Person,
    helped: Person,
    neighbour: Person,
    session: Session,
) -> None:
    made = told(colleague, "POST", "/api/pairs", **pair_of(county, colleague, helped))
    told(helped, "POST", f"/api/pairs/{made['id']}/confirm")
    key = f"pair/{made['id']}"
    assert key in keys(session, neighbour)
    lines = supervisor.json("/api/people", school=county.point)["items"]
    (role,) = next(line["roles"] for line in lines if line["id"] == neighbour.user)

    path = f"/api/people/{neighbour.user}/roles/{role['id']}"
    told(supervisor, "PATCH", path, until=YESTERDAY)
    body = {"role": "head", "place": county.point, "since": DAY}
    told(supervisor, "POST", f"/api/people/{helped.user}/roles", **body)

    assert key not in keys(session, neighbour)
    assert keys(session, helped)[key] == "team"


@pytest.mark.parametrize(
    "wrong",
    [
        {"supported": None},
        {"goals": ["一", "二", "三", "四"]},
        {"child": "07"},
        {"type": "child", "child": None},
        {"type": "child", "child": "小雨"},
        {"type": "school", "supported_school": "central"},
        {"supported": "supporter"},
        {"until": YESTERDAY},
    ],
)
def test_a_pair_that_makes_no_sense_is_refused(
    county: County, colleague: Person, helped: Person, wrong: dict[str, Any]
) -> None:
    meant = {"central": county.central, "supporter": colleague.user}
    wrong = {
        name: meant.get(value, value) if isinstance(value, str) else value
        for name, value in wrong.items()
    }
    body = pair_of(county, colleague, helped) | wrong

    assert refused(colleague, "POST", "/api/pairs", **body) == (422, "invalid")


def test_a_pair_with_a_child_knows_a_code_only(
    county: County, head: Person, colleague: Person
) -> None:
    body = {
        "type": "child",
        "supporter": colleague.user,
        "child": "07",
        "supporter_school": county.central,
        "supported_school": county.central,
        "goals": [],
        "frequency": "weekly",
        "since": DAY,
    }
    made = told(colleague, "POST", "/api/pairs", **body)

    told(head, "POST", f"/api/pairs/{made['id']}/confirm")

    (row,) = (row for row in colleague.rows() if row[2] == "pair")
    assert row[4]["child"] == "07"


def test_somebody_else_sees_no_pair_of_others(
    county: County, colleague: Person, helped: Person, teacher: Person
) -> None:
    made = told(colleague, "POST", "/api/pairs", **pair_of(county, colleague, helped))

    assert teacher.json("/api/pairs", school=county.central)["items"] == []
    path = f"/api/pairs/{made['id']}/confirm"
    assert refused(teacher, "POST", path) == (404, "not-found")
