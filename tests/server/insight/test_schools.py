"""The three silences, and what else the overview says of schools."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts.models import Device
from daybook.insight import words
from tests.server.records.county import TODAY, County, Person


def school(answer: Any, place: str) -> dict[str, Any]:
    return next(dict(item) for item in answer["items"] if item["id"] == place)


def heard_last(session: Session, person: Person, days_ago: int) -> None:
    moment = clock.now() - days_ago * clock.DAY
    session.execute(update(Device).where(Device.id == person.device).values(last_heard=moment))
    session.commit()


def log_at(county: County, who: Person, day: date) -> None:
    made = county.lesson(who)
    made["x"]["_date"] = day.isoformat()
    assert who.sync(made)["a"][0][1] == 0


def test_a_school_that_logged_says_so(county: County, teacher: Person, supervisor: Person) -> None:
    log_at(county, teacher, TODAY)

    item = school(supervisor.json("/api/views/overview"), county.central)

    assert (item["state"], item["records"], item["records_30d"], item["people"]) == (
        "logged",
        1,
        1,
        1,
    )
    assert item["weeks"][-1]["count"] == 1


def test_a_school_whose_phones_were_heard_and_logged_nothing_is_quiet(
    county: County, teacher: Person, supervisor: Person
) -> None:
    assert school(supervisor.json("/api/views/overview"), county.central)["state"] == "quiet"


def test_a_school_of_whose_phones_nothing_was_heard_is_not_called_quiet(
    county: County, session: Session, teacher: Person, supervisor: Person
) -> None:
    log_at(county, teacher, TODAY - timedelta(19))
    heard_last(session, teacher, 19)

    item = school(supervisor.json("/api/views/overview"), county.central)

    assert item["state"] == "not-heard"
    assert clock.day_of(item["heard"], "Asia/Shanghai") == TODAY - timedelta(19)


def test_a_school_without_people_is_not_expected_to_log(
    county: County, teacher: Person, supervisor: Person
) -> None:
    item = school(supervisor.json("/api/views/overview"), county.point)

    assert (item["state"], item["heard"]) == ("not-expected", None)


def test_a_week_is_quiet_only_when_heard_of_after_it(
    county: County, session: Session, teacher: Person, supervisor: Person
) -> None:
    log_at(county, teacher, TODAY - timedelta(21))
    heard_last(session, teacher, 8)

    weeks = school(supervisor.json("/api/views/overview"), county.central)["weeks"]

    assert [week["week"] for week in weeks] == [1, 2, 3, 4]
    assert weeks[0]["state"] == "logged"
    assert weeks[1]["state"] == "quiet"
    assert weeks[-1]["state"] == "not-heard"


def test_a_supervisor_sees_all_schools_in_the_organisations_order(
    county: County, supervisor: Person
) -> None:
    items = supervisor.json("/api/views/overview")["items"]

    assert [item["id"] for item in items] == [county.central, county.point]
    assert items[1]["parent"] == county.central


def test_the_order_does_not_follow_the_numbers(
    county: County, teacher: Person, supervisor: Person
) -> None:
    before = [item["id"] for item in supervisor.json("/api/views/overview")["items"]]
    other = county.person("wuguilan", "teacher", county.point)
    key = f"school/{county.point}/" + county.school_key.rsplit("/", 1)[1]
    made = other.put(key, "lesson", county.lesson(teacher)["x"] | {"_school": county.point})
    assert other.sync(made)["a"][0][1] == 0

    assert [item["id"] for item in supervisor.json("/api/views/overview")["items"]] == before


def test_a_head_sees_the_own_school_and_a_teacher_none(
    county: County, teacher: Person, head: Person
) -> None:
    assert [item["id"] for item in head.json("/api/views/overview")["items"]] == [county.central]
    assert teacher.json("/api/views/overview")["items"] == []


def test_what_is_held_is_counted(county: County, teacher: Person, supervisor: Person) -> None:
    teacher.sync(county.lesson(teacher, pupils=999))

    answer = supervisor.json("/api/views/overview")

    assert school(answer, county.central)["open"] == [{"kind": "held", "count": 1, "age": 0}]
    assert answer["missing"]["held"] == 1


def test_what_is_missing_is_said(
    county: County, session: Session, teacher: Person, supervisor: Person
) -> None:
    heard_last(session, teacher, 19)

    missing = supervisor.json("/api/views/overview")["missing"]

    assert (missing["schools"], missing["heard"], missing["not_heard"]) == (2, 0, 1)
    assert missing["words"]["en"].startswith("0 of 1 schools; 1 not heard since ")


@pytest.mark.parametrize(
    ("counted", "since", "en", "zh"),
    [
        ({}, None, "8 of 8 schools", "数据含 8/8 所学校"),
        (
            {"not_heard": 1, "schools": 9},
            date(2026, 10, 28),
            "8 of 9 schools; 1 not heard since 28 Oct",
            "数据含 8/9 所学校，1 所未联系上，最早 10月28日",
        ),
        (
            {"not_heard": 1, "schools": 9},
            None,
            "8 of 9 schools; 1 not heard yet",
            "数据含 8/9 所学校，1 所未联系上",
        ),
    ],
)
def test_the_sentence_names_the_silent(
    counted: dict[str, int], since: date | None, en: str, zh: str
) -> None:
    usual = {"schools": 8, "heard": 8, "not_heard": 0, "not_expected": 0, "held": 0}

    assert words.missing({**usual, **counted}, since) == {"zh": zh, "en": en}
