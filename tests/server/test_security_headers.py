"""Every answer says what a browser may do with it, whatever was asked and by whom."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from daybook.app import create_app
from daybook.db import db
from daybook.settings import Settings

PUBLIC = {"web", "static"}
"""Parts whose answers hold nothing of anybody: the files of the page."""

EXAMPLES = {"IntegerConverter": "1", "UnicodeConverter": "A" * 22}


def address(rule: Rule) -> str:
    """An address that a rule answers; its 22 letters are the id of nothing."""
    kinds = {name: type(kind).__name__ for name, kind in rule._converters.items()}
    values = {
        name: "A" * 43 if name == "sha256" else EXAMPLES[kind] for name, kind in kinds.items()
    }
    domain_and_path = rule.build(values)
    assert domain_and_path is not None
    return str(domain_and_path[1])


def answers(app: Flask, client: FlaskClient) -> Iterator[tuple[Rule, str, TestResponse]]:
    """An answer of every rule but sync and every method, asked without a token or a body."""
    for rule in app.url_map.iter_rules():
        if rule.rule == "/api/sync":
            continue
        for method in sorted(rule.methods or ()):
            yield rule, method, client.open(address(rule), method=method, buffered=True)


def test_every_answer_forbids_to_guess_types_to_frame_and_to_tell_where_from(
    app: Flask, client: FlaskClient
) -> None:
    for rule, method, answer in answers(app, client):
        told = answer.headers
        assert told["X-Content-Type-Options"] == "nosniff", (method, rule.rule)
        assert told["X-Frame-Options"] == "DENY"
        assert told["Referrer-Policy"] == "no-referrer"
        assert told["Cross-Origin-Opener-Policy"] == "same-origin"
        assert told["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in told


def test_no_answer_lets_anything_run_that_is_written_into_it(
    app: Flask, client: FlaskClient
) -> None:
    for rule, method, answer in answers(app, client):
        policy = answer.headers["Content-Security-Policy"].split("; ")
        assert "default-src 'none'" in policy, (method, rule.rule)
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_no_answer_may_ask_for_more_than_a_place_and_a_voice(
    app: Flask, client: FlaskClient
) -> None:
    for rule, method, answer in answers(app, client):
        allowed = answer.headers["Permissions-Policy"].split(", ")
        open_ones = {each for each in allowed if not each.endswith("=()")}
        page = rule.endpoint.startswith("web.") and method != "OPTIONS"
        asked = {"geolocation=(self)", "microphone=(self)"} if page else set()
        assert open_ones == asked, (method, rule.rule)


def test_no_browser_keeps_what_is_not_the_page(app: Flask, client: FlaskClient) -> None:
    for rule, method, answer in answers(app, client):
        if rule.endpoint.split(".")[0] not in PUBLIC:
            assert answer.headers["Cache-Control"] == "no-store", (method, rule.rule)


def test_a_sync_is_no_address_to_open_and_kept_by_nobody(client: FlaskClient) -> None:
    answer = client.post("/api/sync")

    assert client.get("/api/sync").status_code == 405
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.mimetype == "application/problem+json"


def test_an_address_of_nothing_is_answered_with_the_same_headers(client: FlaskClient) -> None:
    answer = client.get("/api/nothing")

    assert answer.status_code == 404
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].endswith("sandbox")
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_description_of_the_interface_runs_no_script(client: FlaskClient) -> None:
    answer = client.get("/api/docs")

    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert "<script" not in answer.text
    assert "style=" not in answer.text


def test_a_page_that_came_over_https_is_asked_for_over_https_for_a_year(
    settings: Settings,
) -> None:
    app = create_app(replace(settings, proxies=1))
    client = app.test_client()

    over_https = client.get("/api/about", headers={"X-Forwarded-Proto": "https"})
    over_http = client.get("/api/about")

    assert over_https.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in over_http.headers
    with app.app_context():
        db.engine.dispose()


def test_whoever_claims_https_without_a_proxy_is_not_believed(client: FlaskClient) -> None:
    answer = client.get("/api/about", headers={"X-Forwarded-Proto": "https"})

    assert "Strict-Transport-Security" not in answer.headers


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null"])
def test_no_other_site_may_read_an_answer(client: FlaskClient, origin: str) -> None:
    answer = client.get("/api/about", headers={"Origin": origin})

    assert not [name for name in dict(answer.headers) if name.startswith("Access-Control")]
