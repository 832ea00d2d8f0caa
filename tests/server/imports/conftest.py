"""An office with a list in hand."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session, scoped_session
from werkzeug.test import TestResponse

from tests.server.imports.books import Rows, xlsx
from tests.server.records.county import County, Person, found_county

Look = Callable[..., TestResponse]


@pytest.fixture
def county(session: scoped_session[Session], client: FlaskClient) -> County:
    return found_county(session(), client)


@pytest.fixture
def head(county: County) -> Person:
    return county.person("zhouxiaozhang", "head", county.central)


@pytest.fixture
def other_head(county: County) -> Person:
    return county.person("wuxiaozhang", "head", county.point)


@pytest.fixture
def township(county: County) -> Person:
    return county.person("zhengzhuren", "township", county.central)


@pytest.fixture
def teacher(county: County) -> Person:
    return county.person("sunli", "teacher", county.central, taught=county.school_class)


@pytest.fixture
def look(client: FlaskClient, county: County, head: Person) -> Look:
    """Look at a list: rows of a workbook or the bytes of a file, as the head unless said."""

    def looked(
        kind: str, given: Rows | bytes, *, who: Person = head, school: str = county.central
    ) -> TestResponse:
        data = given if isinstance(given, bytes) else xlsx(given)
        return client.post(
            "/api/imports",
            data={"kind": kind, "school": school, "file": (io.BytesIO(data), "list.xlsx")},
            headers={"Authorization": f"Bearer {who.token}"},
        )

    return looked


def states(answer: TestResponse) -> list[str]:
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return [line["state"] for line in answer.get_json()["lines"]]


def said(answer: TestResponse) -> list[str]:
    """What is said of the lines, in Chinese."""
    return [(line["words"] or {"zh": ""})["zh"] for line in answer.get_json()["lines"]]


def refusal(answer: TestResponse) -> str:
    """The first sentence of a refusal, in Chinese."""
    problems: list[dict[str, Any]] = answer.get_json()["problems"]
    return str(problems[0]["words"]["zh"])


def take(who: Person, looked: TestResponse) -> dict[str, Any]:
    """Take a list over that was looked at."""
    answer = who.post(f"/api/imports/{looked.get_json()['id']}/apply", {})
    assert answer.status_code == 200, answer.get_data(as_text=True)
    taken: dict[str, Any] = answer.get_json()
    return taken


def undo(who: Person, taken: dict[str, Any]) -> TestResponse:
    """Undo a list that was taken over."""
    return who.post(f"/api/imports/{taken['id']}/undo", {})
