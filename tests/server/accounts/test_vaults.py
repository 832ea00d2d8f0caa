"""What opens a sealed phone is kept for its person, and given to nobody else."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session
from werkzeug.test import TestResponse

from daybook import clock
from daybook.accounts import service, store, vaults
from daybook.audit.models import AuditEntry

from .conftest import Teacher

VAULT = "AZ-vault-of-a-phone-01"
KEY = "k" * 43
OTHER_KEY = "x" * 43


class Phone:
    """A phone that somebody has just signed in on."""

    def __init__(self, client: FlaskClient, session: Session, account: str) -> None:
        self.signed_in = service.sign_in(session, account, "phone", clock.now())
        session.commit()
        self.client = client
        self.headers = {"Authorization": f"Bearer {self.signed_in.token}"}

    def lay_down(self, key: str = KEY) -> TestResponse:
        address = f"/api/accounts/vaults/{VAULT}"
        return self.client.put(address, json={"key": key}, headers=self.headers)

    def ask(self, vault: str = VAULT) -> TestResponse:
        return self.client.post(f"/api/accounts/vaults/{vault}/key", headers=self.headers)


@pytest.fixture
def phone(client: FlaskClient, session: scoped_session[Session], teacher: Teacher) -> Phone:
    return Phone(client, session(), teacher.id)


@pytest.fixture
def stranger(client: FlaskClient, session: scoped_session[Session]) -> Phone:
    other = service.create_account(session(), "li", "李")
    return Phone(client, session(), other.id)


def grow_old(session: Session, device: str, age: int) -> None:
    found = store.device(session, device)
    assert found is not None
    found.created_at -= age
    session.commit()


def test_a_key_laid_down_is_given_back_to_its_person(phone: Phone) -> None:
    assert phone.lay_down().status_code == 204

    given = phone.ask()

    assert (given.status_code, given.get_json()) == (200, {"key": KEY})


def test_laying_the_same_key_down_again_changes_nothing(phone: Phone) -> None:
    phone.lay_down()

    assert phone.lay_down().status_code == 204
    assert phone.ask().get_json() == {"key": KEY}


def test_a_key_laid_down_never_changes(phone: Phone) -> None:
    phone.lay_down()

    changed = phone.lay_down(OTHER_KEY)

    assert (changed.status_code, changed.get_json()["code"]) == (409, "conflict")
    assert phone.ask().get_json() == {"key": KEY}


def test_nobody_else_gets_a_key_or_takes_its_place(phone: Phone, stranger: Phone) -> None:
    phone.lay_down()

    assert stranger.ask().status_code == 404
    assert stranger.lay_down().status_code == 409
    assert phone.ask().status_code == 200


def test_an_unknown_vault_and_that_of_another_get_the_same_answer(
    phone: Phone, stranger: Phone
) -> None:
    phone.lay_down()

    of_another, unknown = stranger.ask().get_json(), stranger.ask("Z" * 22).get_json()

    of_another.pop("request_id"), unknown.pop("request_id")
    assert of_another == unknown


def test_an_old_sign_in_gets_no_key(phone: Phone, session: scoped_session[Session]) -> None:
    phone.lay_down()
    grow_old(session(), phone.signed_in.device, vaults.FRESH + clock.SECOND)

    refused = phone.ask()

    assert (refused.status_code, refused.get_json()["code"]) == (403, "forbidden")


def test_another_phone_of_the_same_person_gets_the_key_after_a_fresh_sign_in(
    client: FlaskClient, phone: Phone, session: scoped_session[Session], teacher: Teacher
) -> None:
    phone.lay_down()
    service.disable_device(session(), phone.signed_in.device, clock.now())
    session.commit()

    again = Phone(client, session(), teacher.id)

    assert again.ask().get_json() == {"key": KEY}


def test_giving_a_key_back_is_written_down_without_the_key(
    phone: Phone, session: scoped_session[Session], teacher: Teacher
) -> None:
    phone.lay_down()
    phone.ask()

    (entry,) = session.scalars(select(AuditEntry).where(AuditEntry.act == "vault-opened"))

    assert (entry.user, entry.subject) == (teacher.id, VAULT)
    assert entry.detail == {"device": phone.signed_in.device}
    kept = store.vault(session(), VAULT)
    assert kept is not None
    assert kept.given_at is not None


@pytest.mark.parametrize("key", ["", "k" * 42, "k" * 44, "k" * 42 + "+", "k" * 43 + "\n"])
def test_a_key_is_32_bytes_of_base64url(phone: Phone, key: str) -> None:
    assert phone.lay_down(key).status_code == 422


def test_guessing_at_one_vault_is_limited_and_leaves_others_alone(
    client: FlaskClient, phone: Phone
) -> None:
    phone.lay_down()
    elsewhere = {"REMOTE_ADDR": "203.0.113.9"}
    tries = [
        client.post(f"/api/accounts/vaults/{'Z' * 22}/key", environ_overrides=elsewhere).status_code
        for _ in range(12)
    ]

    assert tries.count(401) == 10
    assert tries[-1] == 429
    assert phone.ask().status_code == 200
