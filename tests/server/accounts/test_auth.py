"""Each way in which a token has ended has its own answer."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session, scoped_session

from daybook import clock
from daybook.accounts import service, store

from .conftest import Teacher


@pytest.fixture
def signed_in(session: scoped_session[Session], teacher: Teacher) -> service.SignIn:
    made = service.sign_in(session(), teacher.id, "phone", clock.now())
    session.commit()
    return made


def who(client: FlaskClient, authorization: str | None) -> tuple[int, str]:
    headers = {"Authorization": authorization} if authorization is not None else {}
    reply = client.get("/api/accounts/me", headers=headers)
    return reply.status_code, reply.get_json().get("code", "")


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic abc", "Bearer é"])
def test_without_a_known_token_nobody_is_signed_in(client: FlaskClient, header: str | None) -> None:
    assert who(client, header) == (401, "not-signed-in")


def test_a_signed_out_device_is_told_that_its_token_was_revoked(
    client: FlaskClient, signed_in: service.SignIn
) -> None:
    bearer = f"Bearer {signed_in.token}"

    out = client.post("/api/accounts/sign-out", headers={"Authorization": bearer})

    assert out.status_code == 204
    assert who(client, bearer) == (401, "token-revoked")


def test_a_device_not_heard_for_400_days_has_expired(
    client: FlaskClient, signed_in: service.SignIn, session: scoped_session[Session]
) -> None:
    device = store.device(session(), signed_in.device)
    assert device is not None
    device.last_heard = clock.now() - service.TOKEN_LIFE - clock.SECOND
    session.commit()

    assert who(client, f"Bearer {signed_in.token}") == (401, "token-expired")


def test_a_device_heard_lately_has_not_expired_however_old_it_is(
    client: FlaskClient, signed_in: service.SignIn, session: scoped_session[Session]
) -> None:
    device = store.device(session(), signed_in.device)
    assert device is not None
    device.created_at = device.last_heard = clock.now() - 900 * clock.DAY
    service.heard(session(), signed_in.device, clock.now(), app_version="0.1.0")
    session.commit()

    assert who(client, f"Bearer {signed_in.token}")[0] == 200


def test_a_closed_account_is_told_so(
    client: FlaskClient, signed_in: service.SignIn, session: scoped_session[Session]
) -> None:
    service.disable(session(), signed_in.user, clock.now())
    session.commit()

    assert who(client, f"Bearer {signed_in.token}") == (403, "account-disabled")


def test_revoking_one_device_leaves_the_others(
    client: FlaskClient, signed_in: service.SignIn, session: scoped_session[Session]
) -> None:
    other = service.sign_in(session(), signed_in.user, "tablet", clock.now())
    service.revoke_device(session(), signed_in.device, clock.now())
    session.commit()

    assert who(client, f"Bearer {signed_in.token}")[0] == 401
    assert who(client, f"Bearer {other.token}")[0] == 200


def test_a_role_that_has_ended_counts_no_more(
    session: scoped_session[Session], teacher: Teacher
) -> None:
    held = store.roles_on(session(), teacher.id, "2026-01-01")
    held[0].until = "2026-01-31"
    session.flush()

    assert service.roles_of(session(), teacher.id, date(2026, 1, 31))
    assert not service.roles_of(session(), teacher.id, date(2026, 2, 1))
