"""The county of the records' tests, with everybody who looks after a part of it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.server.held.conftest import acts
from tests.server.records.conftest import colleague, county, head, supervisor, teacher
from tests.server.records.county import County, Person

__all__ = ["acts", "colleague", "county", "head", "supervisor", "teacher"]

Sent = Callable[..., Any]


@pytest.fixture
def township(county: County) -> Person:
    """Looks after the central school and what lies below it."""
    return county.person("gaoyuan", "township", county.central)


@pytest.fixture
def neighbour(county: County) -> Person:
    """Leads the teaching point, another school."""
    return county.person("lijun", "head", county.point)


def told(who: Person, method: str, path: str, **body: Any) -> Any:
    """The body of a good answer."""
    answer = who.send(method, path, body)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.json


def refused(who: Person, method: str, path: str, **body: Any) -> tuple[int, str]:
    """Status and code of an answer that is a refusal."""
    answer = who.send(method, path, body)
    assert answer.status_code >= 400, answer.get_data(as_text=True)
    return answer.status_code, (answer.json or {})["code"]
