"""Each way in which a phone leaves: signed out, by the digest it kept, taken out of use."""

import hashlib

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session, scoped_session

from daybook import clock
from daybook.accounts import service
from daybook.errors import Problem

from .conftest import Teacher


@pytest.fixture
def signed_in(session: scoped_session[Session], teacher: Teacher) -> service.SignIn:
    made = service.sign_in(session(), teacher.id, "phone", clock.now())
    session.commit()
    return made


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def me(client: FlaskClient, token: str) -> tuple[int, str]:
    reply = client.get("/api/accounts/me", headers={"Authorization": f"Bearer {token}"})
    return reply.status_code, reply.get_json().get("code", "")


def test_the_digest_of_a_token_ends_it(client: FlaskClient, signed_in: service.SignIn) -> None:
    out = client.post("/api/accounts/sign-out", json={"digest": digest(signed_in.token)})

    assert out.status_code == 204
    assert me(client, signed_in.token) == (401, "token-revoked")


def test_an_unknown_digest_gets_the_same_answer(client: FlaskClient) -> None:
    assert client.post("/api/accounts/sign-out", json={"digest": "0" * 64}).status_code == 204


def test_a_digest_ends_its_own_token_and_not_that_of_the_request(
    client: FlaskClient, signed_in: service.SignIn, session: scoped_session[Session]
) -> None:
    other = service.sign_in(session(), signed_in.user, "tablet", clock.now())
    session.commit()

    client.post(
        "/api/accounts/sign-out",
        json={"digest": digest(other.token)},
        headers={"Authorization": f"Bearer {signed_in.token}"},
    )

    assert me(client, other.token)[0] == 401
    assert me(client, signed_in.token)[0] == 200


@pytest.mark.parametrize("body", [{"digest": "0" * 63}, {"digest": "Z" * 64}, {"digest": 1}, []])
def test_what_is_no_digest_is_refused(client: FlaskClient, body: object) -> None:
    reply = client.post("/api/accounts/sign-out", json=body)

    assert (reply.status_code, reply.get_json()["code"]) == (422, "invalid")


def test_with_neither_token_nor_digest_nothing_ends(client: FlaskClient) -> None:
    assert client.post("/api/accounts/sign-out").status_code == 401
    assert client.post("/api/accounts/sign-out", json={}).status_code == 401


def test_a_flood_of_digests_is_refused(client: FlaskClient) -> None:
    body = {"digest": "0" * 64}

    answers = [client.post("/api/accounts/sign-out", json=body).status_code for _ in range(121)]

    assert answers == [204] * 120 + [429]


def test_a_phone_taken_out_of_use_is_told_so(
    client: FlaskClient, signed_in: service.SignIn, session: scoped_session[Session]
) -> None:
    service.disable_device(session(), signed_in.device, clock.now())
    session.commit()

    assert me(client, signed_in.token) == (401, "device-disabled")


def test_a_phone_signed_out_before_is_still_told_that_it_was_taken_out_of_use(
    client: FlaskClient, signed_in: service.SignIn, session: scoped_session[Session]
) -> None:
    service.revoke_device(session(), signed_in.device, clock.now())
    service.disable_device(session(), signed_in.device, clock.now())
    session.commit()

    assert me(client, signed_in.token) == (401, "device-disabled")


def test_an_unknown_phone_cannot_be_taken_out_of_use(
    session: scoped_session[Session], teacher: Teacher
) -> None:
    with pytest.raises(Problem, match="no such device"):
        service.disable_device(session(), teacher.id, clock.now())
