"""The description of the interface: complete, and readable without any other server."""

import re
from typing import Any

import pytest
from daybook_sync.errors import ErrorCode
from flask import Flask
from flask.testing import FlaskClient

OPEN = {
    ("get", "/healthz"),
    ("get", "/readyz"),
    ("get", "/metrics"),
    ("get", "/api/about"),
    ("post", "/api/accounts/join"),
    ("post", "/api/accounts/reset"),
    ("post", "/api/accounts/sign-in"),
    ("post", "/api/accounts/reset"),
    ("options", "/api/files"),
}
METHODS = {"get", "head", "post", "put", "patch", "delete", "options"}


@pytest.fixture
def description(client: FlaskClient) -> Any:
    return client.get("/api/openapi.json").json


def operations(description: Any) -> list[tuple[str, str, Any]]:
    return [
        (method, path, operation)
        for path, item in description["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    ]


def test_every_route_of_the_interface_is_described(app: Flask, description: Any) -> None:
    own = {"/api/openapi.json", "/api/docs", "/api/docs.css"}
    routes = {
        re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/") and rule.rule not in own
    }

    assert routes - {"/api/<path:path>"} <= description["paths"].keys()


def test_every_operation_says_what_it_does(description: Any) -> None:
    assert [(m, p) for m, p, operation in operations(description) if not operation["summary"]] == []


def test_only_what_must_be_is_open_without_a_token(client: FlaskClient, description: Any) -> None:
    unguarded = {
        (m, p) for m, p, operation in operations(description) if operation.get("security") == []
    }

    assert unguarded == OPEN
    assert description["security"] == [{"device": []}]


def test_every_guarded_operation_refuses_without_a_token(
    client: FlaskClient, description: Any
) -> None:
    for method, path, _ in operations(description):
        if (method, path) in OPEN:
            continue
        address = re.sub(r"\{sha256\}", "A" * 43, path).replace("{version}", "1")
        address = address.replace("{kind}", "children")
        address = re.sub(r"\{\w+\}", "A" * 22, address)
        answer = client.open(address, method=method.upper(), json={"p": 1, "q": 1, "d": "A" * 22})
        assert answer.status_code in {400, 401}, (method, path, answer.status_code)


def test_the_shape_of_errors_is_described(description: Any) -> None:
    problem = description["components"]["schemas"]["Problem"]

    assert set(problem["required"]) == {"code", "status", "title", "detail", "request_id"}


def test_the_page_needs_no_other_server_and_no_script(client: FlaskClient) -> None:
    page = client.get("/api/docs").get_data(as_text=True)

    assert "/api/sync" in page
    assert "<script" not in page
    assert "style=" not in page
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", page)
    assert client.get("/api/docs.css").mimetype == "text/css"


def test_a_wrong_method_says_which_are_right(client: FlaskClient) -> None:
    answer = client.delete("/api/about")

    assert (answer.status_code, answer.json["code"]) == (405, ErrorCode.METHOD_NOT_ALLOWED)
    assert {"GET", "HEAD"} <= set(answer.headers["Allow"].split(", "))


def test_a_query_that_is_not_known_is_refused(client: FlaskClient) -> None:
    assert client.get("/api/views/records?nothing=1").status_code == 422


def test_what_the_server_is_called_is_told(client: FlaskClient) -> None:
    assert client.get("/api/about").json == {"name": "Daybook", "version": "0.1.0", "demo": False}
