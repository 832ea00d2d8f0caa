"""What people write and are called stands in no log and in no address."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from daybook import clock, limits
from daybook.demo import service as demo
from tests.server.demo.filled import rows

Captured = pytest.CaptureFixture[str]
MADE = "不爱说话的小雨"
"""What somebody searches for, and gives as the purpose of a file."""

CHOSEN = (
    *("page", "size", "part", "more", "lang", "state", "from", "to", "on"),
    *("form", "template"),
)
"""Parts of addresses that are picked from few: numbers, days, languages, forms, templates."""

LETTERS = re.compile(r"[\u4e00-\u9fff]{6,}")


def ids(session: Session) -> dict[str, str]:
    """Something that is there for every part of an address, by its name."""

    def first(query: str) -> str:
        return str(rows(session, query)[0][0])

    record = rows(session, "SELECT rid, school FROM record_entry WHERE school_class IS NOT NULL")[0]
    school_class = first("SELECT id FROM school_class")
    return {
        "rid": str(record[0]),
        "school": str(record[1]),
        "place": str(record[1]),
        "person": first("SELECT id FROM account"),
        "class": school_class,
        "child_id": first("SELECT id FROM child"),
        "mid": first("SELECT mid FROM quarantine"),
        "plan_id": first("SELECT id FROM plan"),
        "sha256": first("SELECT sha256 FROM blob"),
        "form": "lesson",
        "version": "1",
        "kind": "children",
        "from": "2026-09-01",
        "to": "2026-11-23",
    }


def known(session: Session) -> set[str]:
    """Names, logins, telephone numbers and what was written in records."""
    named = rows(session, "SELECT name FROM child UNION SELECT name FROM account")
    logins = rows(session, "SELECT login FROM account")
    phones = rows(session, "SELECT phone FROM child WHERE phone IS NOT NULL")
    bodies = " ".join(str(row) for row in rows(session, "SELECT body FROM rec"))
    found = {str(value) for (value,) in (*named, *logins, *phones)}
    return found | set(LETTERS.findall(bodies)) | {MADE}


def questions(client: FlaskClient, values: Mapping[str, str]) -> Iterator[str]:
    """The address of everything that can be read, with what is there."""
    described = client.get("/api/openapi.json").json["paths"]
    for path, operations in described.items():
        if "get" not in operations:
            continue
        asked = operations["get"].get("parameters", [])
        query = {
            each["name"]: values[each["name"]]
            for each in asked
            if each["in"] == "query" and each["name"] in values
        }
        address = re.sub(r"{(\w+)}", lambda part: values.get(part[1], values["rid"]), path)
        yield f"{address}?{'&'.join(f'{name}={value}' for name, value in query.items())}"


def test_names_words_tokens_and_codes_are_in_no_log(
    filled: Callable[[date], Flask], township: Session, today: date, capsys: Captured
) -> None:
    client = filled(today).test_client()
    values, secrets = ids(township), known(township)
    logins = demo.logins(township, clock.now())
    township.commit()
    secrets |= {one.code for one in logins} | {one.password for one in logins}
    capsys.readouterr()

    for one in logins:
        limits.limiter.reset()
        signed_in = client.post(
            "/api/accounts/sign-in", json={"login": one.login, "password": one.password}
        )
        secrets.add(signed_in.json["token"])
        client.post("/api/accounts/sign-in", json={"login": one.password, "password": one.login})
        client.post("/api/accounts/join", json={"code": one.code, "device_name": one.name})
        headers = {
            "Authorization": f"Bearer {signed_in.json['token']}",
            "Daybook-Words": quote(MADE),
            "Daybook-Purpose": quote(MADE),
        }
        for address in questions(client, values):
            client.get(address, headers=headers, buffered=True)

    lines = capsys.readouterr().out.splitlines()
    text = "\n".join(json.dumps(json.loads(line), ensure_ascii=False) for line in lines)
    assert len(lines) > 20 * len(logins)
    assert sorted(secret for secret in secrets if secret in text) == []


def test_no_address_has_room_for_somebodys_own_words(client: FlaskClient) -> None:
    described: dict[str, dict[str, Any]] = client.get("/api/openapi.json").json["paths"]

    roomy = [
        (path, each["name"])
        for path, operations in described.items()
        for operation in operations.values()
        if isinstance(operation, dict)
        for each in operation.get("parameters", [])
        if each["in"] == "query"
        and each["name"] not in CHOSEN
        and "enum" not in each["schema"]
        and "{22}" not in each["schema"].get("pattern", "")
        and each["schema"].get("maxLength") != 22
    ]

    assert roomy == []
