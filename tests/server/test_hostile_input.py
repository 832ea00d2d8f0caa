"""Whatever is sent, the answer is one of those described, and nothing breaks."""

import json
import os
from typing import Any

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck
from hypothesis import settings as examples
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from sqlalchemy.orm import Session

from daybook import limits
from daybook.photos import wire
from tests.server.records.county import County, Person, same_county

MANY = int(os.environ.get("DAYBOOK_HOSTILE_EXAMPLES", "50"))
"""Examples of each operation; a release run asks for thousands."""

WORDS = [
    "'; DROP TABLE account; --",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "${7*7}{{7*7}}",
    "\u202egnp.exe",
    "🧑‍🏫 ﷽ ẞ",
    '=HYPERLINK("http://x")',
]

REFUSALS = ["400", "401", "403", "404", "406", "412", "413", "415", "422", "426", "460"]
"""Each says what is wrong more exactly than 400 would: tus asks for 412 and 460."""

ACCEPTED = ["2xx", "304", "401", "403", "404", "409", "426", "429"]
"""A description cannot say which codes, uploads and protocol versions exist."""

BINARY = ("/api/files", "/api/imports", "/api/parcels", "/api/workbooks")
"""Addresses that take bytes."""

MIXED = ("/api/terms",)
"""Addresses that take lists of unlike things: a holiday is two days and a name."""

CONFIG = schemathesis.Config.from_dict(
    {
        "generation": {"allow-x00": False},
        "checks": {
            "negative_data_rejection": {"expected-statuses": REFUSALS},
            "positive_data_acceptance": {"expected-statuses": ACCEPTED},
            "missing_required_header": {"expected-statuses": REFUSALS},
        },
    }
)


@pytest.fixture
def county(session: Session, client: FlaskClient) -> County:
    return same_county(session, client)


@pytest.fixture
def teacher(county: County) -> Person:
    return county.person("sunli", "teacher", county.central, taught=county.school_class)


@pytest.fixture
def supervisor(county: County) -> Person:
    return county.person("qianlan", "supervisor", county.org)


@pytest.fixture
def described(app: Flask, supervisor: Person, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(limits.limiter, "enabled", False)
    return schemathesis.openapi.from_wsgi("/api/openapi.json", app, config=CONFIG)


schemathesis.serializer.alias(wire.CHUNK_TYPE, "application/octet-stream")
api = schemathesis.pytest.from_fixture("described")


@api.exclude(path="/api/accounts/sign-out").parametrize()
@examples(
    max_examples=MANY,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_keeps_to_its_description(
    case: schemathesis.Case, supervisor: Person
) -> None:
    # A parameter that is generated as an empty list leaves no trace in an address: what arrives
    # is a good request. And a schema cannot say what is base64 of a hash, or sealed.
    unfair = [negative_data_rejection] if case.method == "GET" else []
    unfair += [positive_data_acceptance] if case.path.startswith((*BINARY, *MIXED)) else []

    case.call_and_validate(
        headers={"Authorization": f"Bearer {supervisor.token}"}, excluded_checks=unfair
    )


@pytest.mark.parametrize("word", WORDS)
def test_words_come_back_as_they_were_written(
    county: County, teacher: Person, supervisor: Person, word: str
) -> None:
    made = county.lesson(teacher, topic=word)
    teacher.sync(made)

    shown = supervisor.json(f"/api/views/records/{made['r']}")
    listed = supervisor.get("/api/views/records", words=word)

    assert {one["name"]: one["value"] for one in shown["answers"]}["topic"] == word
    assert listed.json["total"] == 1
    assert listed.mimetype == "application/json"


@pytest.mark.parametrize("path", ["/api/accounts/sign-in", "/api/accounts/join", "/api/sync"])
@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"{", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "application/json", 400),
        (b"x=1", "application/x-www-form-urlencoded", 415),
        (b"<a/>", "text/xml", 415),
        (b'"' + b"x" * 1_100_000 + b'"', "application/json", 413),
    ],
)
def test_bodies_that_cannot_be_read_are_refused(
    teacher: Person, path: str, body: bytes, content_type: str, status: int
) -> None:
    headers = {"Authorization": f"Bearer {teacher.token}"}

    answer = teacher.client.post(path, data=body, content_type=content_type, headers=headers)

    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.json["status"] == status


@pytest.mark.parametrize(
    "value", ["a\x00b", "\ud800", 10**30, -(10**30), 1.5e308, [], {}, None, True, "x" * 10_000]
)
@pytest.mark.parametrize("name", ["login", "password"])
def test_values_that_make_no_sense_are_refused(
    client: FlaskClient, county: County, name: str, value: Any
) -> None:
    body = {"login": "x", "password": "y"} | {name: value}

    answer = client.post(
        "/api/accounts/sign-in", data=json.dumps(body), content_type="application/json"
    )

    assert answer.status_code == 422
    assert answer.json["code"] == "invalid"


@pytest.mark.parametrize(
    "answer",
    [10**30, -(10**30), 1e308, {"a": 1}, [[[]]], ["x"] * 2000, True, {"$f": 1}, [{"$f": "../x"}]],
)
@pytest.mark.parametrize("question", ["topic", "kind", "pupils", "plan_photo", "prepared"])
def test_answers_of_the_wrong_shape_are_held_and_shown(
    county: County, teacher: Person, supervisor: Person, question: str, answer: Any
) -> None:
    made = county.lesson(teacher, **{question: answer})

    (told,) = teacher.sync(made)["a"]

    assert told[1] in {0, 2}
    assert supervisor.get("/api/views/held").status_code == 200
    assert supervisor.get("/api/views/records").status_code == 200
    assert supervisor.get(f"/api/views/records/{made['r']}").status_code in {200, 404}
    assert supervisor.get("/api/views/records.csv", form="lesson").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/api/views/records/" + "%00" * 22,
        "/api/views/records/" + "'" * 22,
        "/api/files/" + "." * 22,
        "/api/files/content/" + "%2e%2e%2f" * 14 + "x",
        "/api/../../etc/passwd",
        "/%00",
        "/api/views/records/" + "9" * 5000,
    ],
)
def test_addresses_of_nothing_are_not_found(teacher: Person, path: str) -> None:
    assert teacher.get(path).status_code in {404, 405}


@pytest.mark.parametrize(
    "query", ["q=%00", "school=%00", "page=" + "9" * 400, "q=%ff%fe", "size=1e3"]
)
def test_queries_never_break_anything(teacher: Person, query: str) -> None:
    headers = {"Authorization": f"Bearer {teacher.token}"}

    answer = teacher.client.get(f"/api/views/records?{query}", headers=headers)

    assert answer.status_code in {200, 422}


@pytest.mark.parametrize("token", ["", "x", "Bearer", "Bearer ", "Basic eDp5", "Bearer " + "é" * 9])
def test_tokens_that_are_none_are_refused(client: FlaskClient, county: County, token: str) -> None:
    answer = client.get("/api/accounts/me", headers={"Authorization": token})

    assert (answer.status_code, answer.json["code"]) == (401, "not-signed-in")
