"""A code lets one phone in, once, in time."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session, scoped_session

from daybook import clock
from daybook.accounts import invites, service, store

from .conftest import Teacher


def join(client: FlaskClient, code: str) -> tuple[int, dict[str, object]]:
    reply = client.post("/api/accounts/join", json={"code": code, "device_name": "红米"})
    return reply.status_code, reply.get_json()


def test_a_code_gives_a_token_that_says_who_one_is(client: FlaskClient, teacher: Teacher) -> None:
    status, body = join(client, teacher.code)

    me = client.get("/api/accounts/me", headers={"Authorization": f"Bearer {body['token']}"})

    assert status == 200
    assert len(str(body["token"])) == 43
    assert body["user"] == teacher.id
    assert me.get_json()["login"] == "wang"
    assert me.get_json()["roles"] == [{"role": "teacher", "place": teacher.school}]


def test_a_code_is_good_once(client: FlaskClient, teacher: Teacher) -> None:
    first, _ = join(client, teacher.code)

    second, body = join(client, teacher.code)

    assert (first, second) == (200, 403)
    assert body["code"] == "code-unusable"


def test_a_code_is_read_without_hyphen_in_small_letters(
    client: FlaskClient, teacher: Teacher
) -> None:
    status, _ = join(client, teacher.code.lower().replace("-", " "))

    assert status == 200


def test_an_expired_code_is_unusable(
    client: FlaskClient, teacher: Teacher, session: scoped_session[Session]
) -> None:
    code = invites.create(session(), teacher.id, clock.now() - invites.LIFE)
    session.commit()

    status, body = join(client, code)

    assert (status, body["code"]) == (403, "code-unusable")


def test_an_unknown_code_and_a_used_one_get_the_same_answer(
    client: FlaskClient, teacher: Teacher
) -> None:
    join(client, teacher.code)

    used = join(client, teacher.code)[1]
    unknown = join(client, "00000-00000")[1]
    nonsense = join(client, "hello")[1]

    assert used["detail"] == unknown["detail"] == nonsense["detail"]


def test_a_code_of_a_closed_account_lets_nobody_in(
    client: FlaskClient, teacher: Teacher, session: scoped_session[Session]
) -> None:
    service.disable(session(), teacher.id, clock.now())
    session.commit()

    status, body = join(client, teacher.code)

    assert (status, body["code"]) == (403, "account-disabled")


def test_only_digests_of_codes_and_tokens_are_stored(
    client: FlaskClient, teacher: Teacher, session: scoped_session[Session]
) -> None:
    token = join(client, teacher.code)[1]["token"]

    (device,) = store.devices_of(session(), teacher.id)

    assert device.token_hash != token
    assert str(token) not in device.token_hash


def test_a_nul_in_a_name_is_refused(client: FlaskClient, teacher: Teacher) -> None:
    body = {"code": teacher.code, "device_name": "a\x00b"}

    reply = client.post("/api/accounts/join", json=body)

    assert reply.status_code == 422
    assert "device_name" in reply.get_json()["fields"]["json"]
