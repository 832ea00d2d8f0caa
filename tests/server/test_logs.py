"""One JSON line per request, and nothing private in it."""

import json
from typing import Any

import pytest
import structlog
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from daybook.logs import configure
from tests.server.records.county import found_county

Captured = pytest.CaptureFixture[str]


def last_line(captured: Captured) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(captured.readouterr().out.strip().splitlines()[-1])
    return line


def test_a_request_is_one_line_of_json(client: FlaskClient, capsys: Captured) -> None:
    client.get("/api/about")

    line = last_line(capsys)
    assert (line["method"], line["route"], line["status"]) == ("GET", "/api/about", 200)
    assert line["ms"] >= 0
    assert line["bytes"] > 0


def test_the_route_is_logged_and_not_the_address(client: FlaskClient, capsys: Captured) -> None:
    client.get("/api/views/records/" + "A" * 22 + "?q=secret")

    text = capsys.readouterr().out
    assert "/api/views/records/<string(length=22):rid>" in text
    assert "AAAA" not in text
    assert "secret" not in text


def test_neither_names_nor_tokens_nor_bodies_are_logged(
    client: FlaskClient, session: Session, capsys: Captured
) -> None:
    county = found_county(session, client)
    teacher = county.person("sunli", "teacher", county.central)
    teacher.sync(county.lesson(teacher, topic="秋天的图画"))
    client.post("/api/accounts/sign-in", json={"login": "sunli", "password": "p4ssw0rd-x"})

    text = capsys.readouterr().out
    assert teacher.user in text
    for secret in (teacher.token, "sunli", "老师", "图画", "p4ssw0rd", "小雨"):
        assert secret not in text


def test_a_given_request_id_is_kept_and_returned(client: FlaskClient, capsys: Captured) -> None:
    answer = client.get("/api/nothing", headers={"X-Request-Id": "abcd-1234-efgh"})

    assert answer.headers["X-Request-Id"] == "abcd-1234-efgh"
    assert answer.json["request_id"] == "abcd-1234-efgh"
    assert last_line(capsys)["request_id"] == "abcd-1234-efgh"


@pytest.mark.parametrize("given", ["", "short", "x" * 65, 'a"b{}injected', "<script>alert(1)"])
def test_a_request_id_that_is_none_is_replaced(client: FlaskClient, given: str) -> None:
    answer = client.get("/api/about", headers={"X-Request-Id": given})

    assert len(answer.headers["X-Request-Id"]) == 16
    assert answer.headers["X-Request-Id"] != given


def test_an_unexpected_error_is_logged_and_not_told(
    client: FlaskClient, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the inside of the server")

    monkeypatch.setattr("daybook.metrics.page", broken)

    answer = client.get("/metrics")

    assert (answer.status_code, answer.json["code"]) == (500, "server-error")
    assert "inside" not in answer.get_data(as_text=True)
    assert "the inside of the server" in capsys.readouterr().out


def test_an_error_is_logged_with_its_place_but_without_what_the_variables_held(
    capsys: Captured,
) -> None:
    def sign_in(password: str) -> None:
        raise RuntimeError(f"a fault with {len(password)} characters")

    configure("INFO")
    try:
        sign_in("p4ssw0rd-x")
    except RuntimeError as error:
        structlog.get_logger().error("unexpected error", exc_info=error)

    text = capsys.readouterr().out
    assert "sign_in" in text
    assert "p4ssw0rd-x" not in text


def test_an_error_of_the_database_is_logged_without_what_was_to_be_stored(
    session: Session, capsys: Captured
) -> None:
    try:
        session.execute(text("SELECT :word FROM nowhere"), {"word": "孩子的名字"})
    except DBAPIError as error:
        structlog.get_logger().error("unexpected error", exc_info=error)
    session.rollback()

    line = last_line(capsys)
    assert "nowhere" in str(line)
    assert "孩子的名字" not in str(line)
