"""A password opens an account, and guessing one leads nowhere."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session, scoped_session

from daybook import clock
from daybook.accounts import passwords, service

from .conftest import Teacher


def sign_in(client: FlaskClient, login: str, password: str) -> tuple[int, dict[str, object]]:
    body = {"login": login, "password": password}
    reply = client.post("/api/accounts/sign-in", json=body)
    return reply.status_code, reply.get_json()


def test_the_right_password_gives_a_token(client: FlaskClient, teacher: Teacher) -> None:
    status, body = sign_in(client, " WANG ", teacher.password)

    assert status == 200
    assert body["name"] == "王"
    assert body["server"] == {"name": "Daybook", "demo": False}


def test_a_wrong_password_and_an_unknown_login_get_the_same_answer(
    client: FlaskClient, teacher: Teacher
) -> None:
    wrong = sign_in(client, teacher.login, "wrong")[1]
    unknown = sign_in(client, "nobody", "wrong")[1]

    wrong.pop("request_id"), unknown.pop("request_id")
    assert wrong == unknown
    assert wrong["code"] == "wrong-password"


def test_an_unknown_login_costs_one_hash_too(
    session: scoped_session[Session], teacher: Teacher, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []
    real = passwords.matches

    def counted(stored: str | None, password: str) -> bool:
        asked.append(stored)
        return real(stored, password)

    monkeypatch.setattr(passwords, "matches", counted)
    for login in (teacher.login, "nobody"):
        with pytest.raises(Exception, match="wrong"):
            service.check_password(session(), login, "wrong")

    assert len(asked) == 2
    assert asked[1] is None


def test_an_account_without_a_password_cannot_be_signed_into(
    client: FlaskClient, session: scoped_session[Session], teacher: Teacher
) -> None:
    service.create_account(session(), "li", "李")
    session.commit()

    status, body = sign_in(client, "li", "")
    guessed, answer = sign_in(client, "li", " ")

    assert (status, body["code"]) == (422, "invalid")
    assert (guessed, answer["code"]) == (401, "wrong-password")


def test_a_closed_account_says_so_only_to_who_knows_the_password(
    client: FlaskClient, session: scoped_session[Session], teacher: Teacher
) -> None:
    service.disable(session(), teacher.id, clock.now())
    session.commit()

    assert sign_in(client, teacher.login, "wrong")[1]["code"] == "wrong-password"
    assert sign_in(client, teacher.login, teacher.password)[1]["code"] == "account-disabled"


def test_a_login_is_given_once(session: scoped_session[Session], teacher: Teacher) -> None:
    with pytest.raises(Exception, match="taken"):
        service.create_account(session(), "WANG", "王二")


def test_guessing_a_password_is_limited_and_says_how_long_to_wait(
    client: FlaskClient, teacher: Teacher
) -> None:
    for _ in range(10):
        assert sign_in(client, teacher.login, "wrong")[0] == 401

    reply = client.post(
        "/api/accounts/sign-in", json={"login": teacher.login, "password": teacher.password}
    )

    assert reply.status_code == 429
    assert reply.get_json()["code"] == "too-many-requests"
    assert 1 <= int(reply.headers["Retry-After"]) <= 60


def test_guessing_one_login_from_many_addresses_is_limited(
    client: FlaskClient, teacher: Teacher
) -> None:
    body = {"login": teacher.login, "password": "wrong"}
    statuses = [
        client.post(
            "/api/accounts/sign-in", json=body, environ_base={"REMOTE_ADDR": f"10.0.0.{number}"}
        ).status_code
        for number in range(11)
    ]

    assert statuses == [401] * 10 + [429]


def test_another_spelling_of_a_login_is_the_same_login_to_the_limit(
    client: FlaskClient, teacher: Teacher
) -> None:
    spellings = [
        "wang",
        "WANG",
        " Wang",
        "wAng",
        "ｗａｎｇ",
        "wang ",
        "Ｗang",
        "waNg",
        "wanG",
        "WAng",
    ]
    for number, login in enumerate(spellings):
        body = {"login": login, "password": "wrong"}
        client.post(
            "/api/accounts/sign-in", json=body, environ_base={"REMOTE_ADDR": f"10.1.0.{number}"}
        )

    assert sign_in(client, "wang", teacher.password)[0] == 429


def test_guessing_codes_from_one_address_is_limited(client: FlaskClient, teacher: Teacher) -> None:
    statuses = [
        client.post("/api/accounts/join", json={"code": f"00000-0000{number}"}).status_code
        for number in range(10)
    ]

    assert statuses == [403] * 10
    assert client.post("/api/accounts/join", json={"code": teacher.code}).status_code == 429


def test_a_whole_school_may_sign_in_from_one_address(client: FlaskClient, teacher: Teacher) -> None:
    statuses = {sign_in(client, teacher.login, teacher.password)[0] for _ in range(12)}

    assert statuses == {200}
