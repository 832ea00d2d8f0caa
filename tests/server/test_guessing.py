"""Passwords and codes cannot be guessed: tries are limited by address and by what is tried."""

import itertools
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

GUESSED: dict[str, dict[str, Any]] = {
    "/api/accounts/join": {"code": "00000-00000"},
    "/api/accounts/reset": {"code": "00000-00000"},
    "/api/accounts/sign-in": {"login": "linxiaomei", "password": "a wrong one"},
}
"""Every address where something secret is tried without a token, and a wrong try."""

OPEN = {"/api/parcels", "/api/accounts/sign-out"}
"""Open to strangers too, but nothing is guessed: a sealed file, the digest of a whole token."""

MINUTE = 10
"""Failed tries in a minute, as every deployment has it."""


def told(client: FlaskClient, path: str, body: dict[str, Any], address: str) -> TestResponse:
    return client.post(path, json=body, environ_overrides={"REMOTE_ADDR": address})


def others(body: dict[str, Any]) -> list[dict[str, Any]]:
    """Wrong tries at other people's logins or codes."""
    name = next(iter(body))
    return [{**body, name: f"{body[name][:-2]}{number:02}"} for number in range(MINUTE + 1)]


def test_every_address_open_to_strangers_is_known_here(client: FlaskClient) -> None:
    described = client.get("/api/openapi.json").json["paths"]

    strangers = {
        path
        for path, operations in described.items()
        for method, operation in operations.items()
        if method == "post" and operation.get("security") == []
    }

    assert strangers - OPEN == set(GUESSED)


@pytest.mark.parametrize("path", GUESSED)
def test_one_address_may_not_try_many(client: FlaskClient, path: str) -> None:
    answers = [told(client, path, body, "10.0.0.1") for body in others(GUESSED[path])]

    assert {answer.status_code for answer in answers[:-1]} <= {401, 403}
    assert answers[-1].status_code == 429
    assert answers[-1].json["code"] == "too-many-requests"
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60


@pytest.mark.parametrize("path", GUESSED)
def test_one_login_or_code_may_not_be_tried_from_many_addresses(
    client: FlaskClient, path: str
) -> None:
    addresses = (f"10.0.1.{number}" for number in itertools.count(1))

    answers = [
        told(client, path, GUESSED[path], address)
        for address in itertools.islice(addresses, MINUTE + 1)
    ]

    assert {answer.status_code for answer in answers[:-1]} <= {401, 403}
    assert answers[-1].status_code == 429


@pytest.mark.parametrize("path", GUESSED)
def test_a_login_or_code_is_the_same_however_it_is_written(client: FlaskClient, path: str) -> None:
    body = GUESSED[path]
    name = next(iter(body))
    written = [body[name], body[name].upper(), f" {body[name]} "]

    answers = [
        told(client, path, {**body, name: written[number % 3]}, f"10.0.2.{number}")
        for number in range(MINUTE + 1)
    ]

    assert answers[-1].status_code == 429


@pytest.mark.parametrize("path", GUESSED)
def test_a_refusal_does_not_say_whether_the_login_or_code_exists(
    client: FlaskClient, path: str
) -> None:
    answer = told(client, path, GUESSED[path], "10.0.3.1")

    assert answer.status_code in {401, 403}
    assert set(answer.json) == {"code", "status", "title", "detail", "request_id"}
    assert "linxiaomei" not in answer.text
