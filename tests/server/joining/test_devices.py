"""A leader sees the phones of the school's people and takes a lost one out of use."""

from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session, scoped_session

from daybook import clock
from daybook.accounts.models import Device
from daybook.audit.models import AuditEntry
from tests.server.records.county import County, Person


def listed(leader: Person, school: str) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in leader.json("/api/devices", school=school)["items"]}


def say(client: FlaskClient, phone: Person, **state: Any) -> int:
    body = {"p": 1, "q": 1, "d": phone.device, "app": "0.9.1", "c": [], "m": [], "st": state}
    headers = {"Authorization": f"Bearer {phone.token}"}
    return client.post("/api/sync", json=body, headers=headers).status_code


def test_a_phone_is_listed_with_its_person_version_and_state(
    client: FlaskClient, county: County, head: Person, teacher: Person
) -> None:
    say(client, teacher, persisted=True, used=3_000_000, waiting=0)

    phone = listed(head, county.central)[teacher.device]

    assert phone["person"] == teacher.user
    assert (phone["name"], phone["model"]) == ("sunli 老师", "phone")
    assert (phone["storage"], phone["unsent"], phone["disabled"]) == ("kept", None, False)
    assert clock.now() - phone["last_heard"] < clock.DAY


def test_a_phone_that_may_be_cleared_and_one_that_was_are_told_apart(
    client: FlaskClient, county: County, head: Person, teacher: Person
) -> None:
    states = [listed(head, county.central)[teacher.device]["storage"]]
    for said in ({"persisted": False}, {"persisted": False, "cleared": [7, 3]}):
        say(client, teacher, waiting=0, **said)
        states.append(listed(head, county.central)[teacher.device]["storage"])

    assert states == [None, "at-risk", "cleared"]


def test_unsent_work_is_told_with_the_time_since_which_it_waits(
    client: FlaskClient,
    session: scoped_session[Session],
    county: County,
    head: Person,
    teacher: Person,
) -> None:
    say(client, teacher, waiting=3)
    first = listed(head, county.central)[teacher.device]["unsent"]
    earlier = clock.now() - 5 * clock.DAY
    session.execute(
        update(Device)
        .where(Device.id == teacher.device)
        .values(storage={"waiting": 3, "since": earlier})
    )
    session.commit()

    say(client, teacher, waiting=5)
    later = listed(head, county.central)[teacher.device]["unsent"]
    say(client, teacher, waiting=0)

    assert first["n"] == 3
    assert later == {"n": 5, "since": earlier}
    assert listed(head, county.central)[teacher.device]["unsent"] is None


def test_a_disabled_phone_is_told_so_and_says_nothing_more(
    client: FlaskClient, county: County, head: Person, teacher: Person
) -> None:
    answer = head.post(f"/api/devices/{teacher.device}/disable", {})
    before = listed(head, county.central)[teacher.device]

    status = say(client, teacher, waiting=1)

    after = listed(head, county.central)[teacher.device]
    assert answer.get_json()["disabled"] is True
    assert (before["wiped"], status) == (None, 401)
    assert after["wiped"] is not None
    assert after["unsent"] is None


def test_the_last_contact_of_a_disabled_phone_is_its_first_after_that(
    client: FlaskClient,
    session: scoped_session[Session],
    county: County,
    head: Person,
    teacher: Person,
) -> None:
    head.post(f"/api/devices/{teacher.device}/disable", {})
    say(client, teacher)
    earlier = clock.now() - clock.DAY
    session.execute(update(Device).where(Device.id == teacher.device).values(told_at=earlier))
    session.commit()

    say(client, teacher)

    assert listed(head, county.central)[teacher.device]["wiped"] == earlier


def test_disabling_one_phone_leaves_the_person_s_others(
    session: scoped_session[Session], county: County, head: Person, teacher: Person
) -> None:
    answer = head.post(f"/api/devices/{teacher.device}/disable", {})

    joined = head.post("/api/invitations", {"people": [teacher.user], "purpose": "join"})

    assert (answer.status_code, joined.status_code) == (200, 200)
    code = joined.get_json()["codes"][0]["code"]
    assert teacher.client.post("/api/accounts/join", json={"code": code}).status_code == 200


def test_a_phone_of_another_school_is_not_there_to_be_disabled(
    teacher: Person, other_head: Person
) -> None:
    answer = other_head.post(f"/api/devices/{teacher.device}/disable", {})

    assert answer.status_code == 404
    assert teacher.get("/api/accounts/me").status_code == 200


def test_a_teacher_disables_an_own_lost_phone_and_nobody_else_s(
    county: County, teacher: Person
) -> None:
    colleague = county.person("lilei", "teacher", county.central)

    assert teacher.post(f"/api/devices/{colleague.device}/disable", {}).status_code == 404
    assert teacher.post(f"/api/devices/{teacher.device}/disable", {}).status_code == 200


def test_the_phones_of_another_school_are_not_listed(county: County, other_head: Person) -> None:
    assert other_head.get("/api/devices", school=county.central).status_code == 403


def test_disabling_is_written_down_with_what_was_believed_unsent(
    client: FlaskClient, session: scoped_session[Session], head: Person, teacher: Person
) -> None:
    say(client, teacher, waiting=4)

    head.post(f"/api/devices/{teacher.device}/disable", {})

    (entry,) = session.scalars(select(AuditEntry).where(AuditEntry.act == "device-disabled"))
    assert (entry.user, entry.subject, entry.detail) == (head.user, teacher.device, {"unsent": 4})
