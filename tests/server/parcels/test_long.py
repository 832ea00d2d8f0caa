"""Long files and restored servers: everything is stored, and in the order in which it was made."""

from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from daybook.streams import push, service
from tests.server.parcels.files import bring, brought, changes_of, follow, parcel_of, sealed
from tests.server.records.county import County, Person


def test_a_file_of_several_requests_is_stored_whole(
    county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    parts = [changes_of(teacher, [county.lesson(teacher) for _ in range(60)]) for _ in range(3)]

    told = brought(colleague, sealed(*parts))

    assert (told["new"], told["fault"]) == (180, None)
    assert supervisor.json("/api/views/records")["total"] == 180


def test_more_than_one_request_may_hold_is_pushed_in_several(
    county: County, teacher: Person, colleague: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push, "MOST", 20)

    told = brought(colleague, parcel_of(teacher, *(county.lesson(teacher) for _ in range(70))))

    assert told["new"] == 70


def test_nothing_is_left_for_want_of_time(
    county: County, teacher: Person, colleague: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = iter(range(10_000))
    monkeypatch.setattr(push, "BUDGET", 1.5)
    monkeypatch.setattr(push.time, "monotonic", lambda: float(next(ticks)))

    told = brought(colleague, parcel_of(teacher, *(county.lesson(teacher) for _ in range(170))))

    assert (told["new"], told["fault"]) == (170, None)


def test_a_busy_database_asks_for_the_file_again(
    county: County, teacher: Person, colleague: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = parcel_of(teacher, county.lesson(teacher))

    def busy(*_: Any) -> None:
        raise OperationalError("UPDATE", {}, Exception("locked"))

    with monkeypatch.context() as patched:
        patched.setattr(push, "_commit", busy)
        put_off = bring(colleague, file)

    assert (put_off.status_code, put_off.json["code"]) == (503, "busy")
    assert int(put_off.headers["Retry-After"]) > 0
    assert brought(colleague, file)["new"] == 1


def test_a_chain_of_changes_is_applied_in_its_order(
    county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    made = county.lesson(teacher, topic="一")
    second = follow(made, topic="二")
    third = follow(second, topic="三") | {"br": made["i"]}

    told = brought(colleague, parcel_of(teacher, made, second, third))

    assert (told["new"], told["held"]) == (1, 0)
    shown = supervisor.json(f"/api/views/records/{made['r']}")
    assert {one["name"]: one["value"] for one in shown["answers"]}["topic"] == "三"


def test_the_file_of_a_phone_that_has_not_heard_of_a_restore_brings_lost_work_back(
    session: Session, county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    lost = county.lesson(teacher, topic="丢了的")
    edit = follow(lost, topic="后来改的")
    # The record was sent and is lost with the disk; the edit that builds on it never left.
    service.begin_epoch(session)
    session.commit()

    told = brought(colleague, parcel_of(teacher, lost, edit))

    assert (told["new"], told["held"]) == (1, 0)
    shown = supervisor.json(f"/api/views/records/{lost['r']}")
    assert {one["name"]: one["value"] for one in shown["answers"]}["topic"] == "后来改的"


def test_an_edit_without_the_lost_work_it_builds_on_is_held(
    session: Session, county: County, teacher: Person, colleague: Person
) -> None:
    edit = follow(county.lesson(teacher), topic="后来改的")

    assert brought(colleague, parcel_of(teacher, edit))["held"] == 1
