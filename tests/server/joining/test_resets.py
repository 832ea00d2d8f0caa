"""A leader's slip stands for a forgotten password, once, and ends nothing else."""

from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session
from werkzeug.test import TestResponse

from daybook import clock
from daybook.accounts import service as accounts
from daybook.audit.models import AuditEntry
from tests.server.records.county import Person

NEW = "eine neue lange Reihe"


def slip(leader: Person, person: Person) -> str:
    asked = {"people": [person.user], "purpose": "password"}
    (made,) = leader.post("/api/invitations", asked).get_json()["codes"]
    return str(made["code"])


def reset(client: FlaskClient, code: str, **more: Any) -> TestResponse:
    return client.post("/api/accounts/reset", json={"code": code, **more})


def sign_in(client: FlaskClient, login: str, password: str) -> int:
    body = {"login": login, "password": password}
    return client.post("/api/accounts/sign-in", json=body).status_code


def test_a_code_and_a_new_password_open_the_account(
    client: FlaskClient, head: Person, teacher: Person
) -> None:
    done = reset(client, slip(head, teacher), password=NEW)

    assert (done.status_code, done.get_json()["login"]) == (200, "sunli")
    assert sign_in(client, "sunli", NEW) == 200


def test_a_code_alone_says_whose_it_is_and_stays_good(
    client: FlaskClient, head: Person, teacher: Person
) -> None:
    code = slip(head, teacher)

    asked = [reset(client, code).get_json()["name"] for _ in range(2)]

    assert asked == ["sunli 老师"] * 2
    assert reset(client, code, password=NEW).status_code == 200


def test_a_code_sets_a_password_once(client: FlaskClient, head: Person, teacher: Person) -> None:
    code = slip(head, teacher)
    reset(client, code, password=NEW)

    again = reset(client, code, password="another long one")

    assert (again.status_code, again.get_json()["code"]) == (403, "code-unusable")
    assert sign_in(client, "sunli", NEW) == 200


def test_a_password_that_is_too_short_does_not_use_the_code_up(
    client: FlaskClient, head: Person, teacher: Person
) -> None:
    code = slip(head, teacher)

    short = reset(client, code, password="1234567")

    assert (short.status_code, short.get_json()["code"]) == (422, "invalid")
    assert reset(client, code, password=NEW).status_code == 200


def test_a_joining_code_sets_no_password(
    client: FlaskClient, head: Person, teacher: Person
) -> None:
    asked = {"people": [teacher.user], "purpose": "join"}
    (made,) = head.post("/api/invitations", asked).get_json()["codes"]

    assert reset(client, made["code"], password=NEW).status_code == 403


def test_a_new_password_signs_nobody_out(
    client: FlaskClient, head: Person, teacher: Person
) -> None:
    reset(client, slip(head, teacher), password=NEW)

    assert teacher.get("/api/accounts/me").status_code == 200


def test_a_new_password_signs_all_phones_out_where_that_is_asked(
    client: FlaskClient, head: Person, teacher: Person
) -> None:
    reset(client, slip(head, teacher), password=NEW, sign_out=True)

    assert teacher.get("/api/accounts/me").get_json()["code"] == "token-revoked"


def test_a_closed_account_gets_no_new_password(
    client: FlaskClient, session: scoped_session[Session], head: Person, teacher: Person
) -> None:
    code = slip(head, teacher)
    accounts.disable(session(), teacher.user, clock.now())
    session.commit()

    assert reset(client, code, password=NEW).get_json()["code"] == "account-disabled"


def test_a_new_password_is_written_down(
    client: FlaskClient, session: scoped_session[Session], head: Person, teacher: Person
) -> None:
    reset(client, slip(head, teacher), password=NEW)

    (entry,) = session.scalars(select(AuditEntry).where(AuditEntry.act == "password-reset"))
    assert (entry.user, entry.detail) == (teacher.user, {"signed_out": 0})


def test_guessing_codes_for_a_new_password_is_limited(client: FlaskClient) -> None:
    statuses = [
        reset(client, f"00000-0000{number}", password=NEW).status_code for number in range(11)
    ]

    assert statuses == [403] * 10 + [429]


def test_guessing_one_code_from_many_addresses_is_limited(client: FlaskClient) -> None:
    statuses = [
        client.post(
            "/api/accounts/reset",
            json={"code": "00000-00000"},
            environ_base={"REMOTE_ADDR": f"10.2.0.{number}"},
        ).status_code
        for number in range(11)
    ]

    assert statuses == [403] * 10 + [429]
