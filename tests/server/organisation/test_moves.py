"""Whoever moves: the phone gains and loses exactly that, and what was written before is kept."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from daybook import clock
from daybook.streams import service as streams
from tests.server.organisation.conftest import told
from tests.server.records.county import TODAY, YEAR, County, Person

YESTERDAY = (TODAY - timedelta(1)).isoformat()
DAY = TODAY.isoformat()

Act = Callable[[County, Person, Person], set[str]]


def move_to_another_school(county: County, office: Person, teacher: Person) -> set[str]:
    body = {"from": county.central, "to": county.point, "on": DAY}
    told(office, "POST", f"/api/people/{teacher.user}/move", **body)
    return {county.school_key, county.class_key}


def end_the_role(county: County, office: Person, teacher: Person) -> set[str]:
    (line,) = (
        line
        for line in office.json("/api/people", school=county.central)["items"]
        if line["id"] == teacher.user
    )
    (role,) = (role for role in line["roles"] if role["role"] == "teacher")
    path = f"/api/people/{teacher.user}/roles/{role['id']}"
    told(office, "PATCH", path, until=YESTERDAY)
    return {county.school_key, county.class_key, f"org/{county.org}"}


def begin_a_placement_elsewhere(county: County, office: Person, teacher: Person) -> set[str]:
    until = (TODAY + timedelta(100)).isoformat()
    body = {"account": teacher.user, "type": "term", "hosts": [county.point]}
    told(office, "POST", "/api/placements", **body, since=DAY, until=until)
    return {county.school_key, county.class_key}


def leave_the_class(county: County, office: Person, teacher: Person) -> set[str]:
    told(office, "PUT", f"/api/classes/{county.school_class}/team", members=[])
    return {county.class_key}


def close_the_class(county: County, office: Person, teacher: Person) -> set[str]:
    told(office, "PATCH", f"/api/classes/{county.school_class}", closed=DAY)
    return {county.class_key}


MOVES = [
    move_to_another_school,
    end_the_role,
    begin_a_placement_elsewhere,
    leave_the_class,
    close_the_class,
]


def keys(session: Session, who: Person) -> set[str]:
    return {grant.key for grant in streams.granted(session, who.user)}


@pytest.mark.parametrize("move", MOVES)
def test_the_phone_loses_exactly_what_it_should(
    county: County, township: Person, teacher: Person, session: Session, move: Act
) -> None:
    before = keys(session, teacher)
    cursors = teacher.sync()["c"]
    slots = dict(teacher.slots)

    lost = move(county, township, teacher)

    reply = teacher.sync(known=cursors)
    closed = {-grant[0] for grant in reply["g"] if grant[0] < 0}
    assert closed == {slots[key] for key in lost}
    assert before - keys(session, teacher) == lost


@pytest.mark.parametrize("move", MOVES)
def test_what_was_written_before_is_held_and_accepted_with_one_tap(
    county: County, township: Person, head: Person, teacher: Person, move: Act
) -> None:
    made = county.talk(teacher)
    move(county, township, teacher)

    (answer,) = teacher.sync(made)["a"]

    assert answer[1] == 2
    (held,) = head.json("/api/views/held")["items"]
    assert (held["reason"], held["can"][0]) == ("not-member", "accept")
    assert head.post(f"/api/held/{made['i']}/accept", {}).status_code == 200
    record = head.json(f"/api/views/records/{made['r']}")
    assert record["person"]["id"] == teacher.user


def test_who_moves_finds_the_new_schools_classes(
    county: County, township: Person, teacher: Person
) -> None:
    move_to_another_school(county, township, teacher)

    teacher.sync()

    assert f"school/{county.point}/{YEAR}" in teacher.slots
    assert teacher.json("/api/accounts/me")["roles"] == [{"role": "teacher", "place": county.point}]


def test_a_move_on_a_later_day_changes_nothing_until_then(
    county: County,
    township: Person,
    teacher: Person,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = keys(session, teacher)
    body = {"from": county.central, "to": county.point, "on": (TODAY + timedelta(3)).isoformat()}
    told(township, "POST", f"/api/people/{teacher.user}/move", **body)
    assert keys(session, teacher) == before

    at(monkeypatch, TODAY + timedelta(3))
    teacher.sync()

    assert county.school_key not in keys(session, teacher)
    assert f"school/{county.point}/{YEAR}" in keys(session, teacher)


def test_a_placement_opens_and_closes_with_its_days(
    county: County,
    township: Person,
    colleague: Person,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    days = {
        "since": (TODAY + timedelta(2)).isoformat(),
        "until": (TODAY + timedelta(4)).isoformat(),
    }
    body = {"account": colleague.user, "type": "three-day", "hosts": [county.point], **days}
    told(township, "POST", "/api/placements", **body)
    host = f"school/{county.point}/{YEAR}"
    found = []

    for day in range(6):
        at(monkeypatch, TODAY + timedelta(day))
        colleague.sync()
        found.append(host in keys(session, colleague))

    assert found == [False, False, True, True, True, False]


def test_a_placement_that_ended_in_the_night_is_over_before_the_phone_is_heard(
    county: County,
    township: Person,
    neighbour: Person,
    colleague: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = {"account": colleague.user, "type": "three-day", "hosts": [county.point]}
    told(township, "POST", "/api/placements", **body, since=DAY, until=DAY)
    colleague.sync()
    made = county.lesson(colleague)
    made["s"] = colleague.slots[f"school/{county.point}/{YEAR}"]
    made["x"]["_school"] = county.point
    at(monkeypatch, TODAY + timedelta(1))

    (answer,) = colleague.sync(made)["a"]

    assert answer[1] == 2
    assert neighbour.post(f"/api/held/{made['i']}/accept", {}).status_code == 200


def test_ending_a_placement_brings_the_home_school_back(
    county: County, township: Person, teacher: Person, session: Session
) -> None:
    before = keys(session, teacher)
    begin_a_placement_elsewhere(county, township, teacher)
    (placed,) = township.json("/api/placements", school=county.point)["items"]

    told(township, "PATCH", f"/api/placements/{placed['id']}", until=YESTERDAY)

    assert keys(session, teacher) == before


def test_whoever_left_stays_known_by_name_at_the_school(
    county: County, township: Person, head: Person, teacher: Person
) -> None:
    move_to_another_school(county, township, teacher)

    people = {row[0]: row[4] for row in head.rows() if row[2] == "person"}

    assert people[teacher.user] == {"name": "sunli 老师", "role": "teacher", "left": DAY}
    assert "left" not in people[head.user]


def test_own_work_stays_on_the_server_whoever_moves(
    county: County, township: Person, head: Person, teacher: Person
) -> None:
    made = county.lesson(teacher)
    teacher.sync(made)

    move_to_another_school(county, township, teacher)

    assert head.json(f"/api/views/records/{made['r']}")["person"]["id"] == teacher.user


def test_a_new_role_opens_the_school_as_its_leader(
    county: County, supervisor: Person, colleague: Person, session: Session
) -> None:
    body = {"role": "head", "place": county.point, "since": DAY}

    told(supervisor, "POST", f"/api/people/{colleague.user}/roles", **body)

    roles = {grant.key: grant.role for grant in streams.granted(session, colleague.user)}
    assert roles[f"school/{county.point}/{YEAR}"] == "leader"
    assert roles[county.school_key] == "teacher"


def at(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Let it be noon of a day."""
    ahead = (day - TODAY).days * clock.DAY
    now = clock.now
    base = getattr(now, "base", now)

    def moved() -> int:
        return int(base()) + ahead

    moved.base = base  # type: ignore[attr-defined]
    monkeypatch.setattr(clock, "now", moved)
