"""The county of the records' tests, with a linked school, and plans made from templates."""

from datetime import timedelta
from typing import Any

import pytest

from daybook.places import links
from daybook.places import service as places
from tests.server.organisation.conftest import neighbour, township
from tests.server.records.conftest import colleague, county, head, supervisor, teacher
from tests.server.records.county import SINCE, TODAY, County, Person

__all__ = ["colleague", "county", "head", "neighbour", "supervisor", "teacher", "township"]

FIRST = (TODAY - timedelta(TODAY.weekday() + 21)).isoformat()
LAST = (TODAY + timedelta(100)).isoformat()


@pytest.fixture
def link(county: County) -> str:
    """The central school supports the point."""
    made = links.create_link(county.session, county.central, county.point, SINCE, None)
    county.session.commit()
    return made.id


@pytest.fixture
def municipal(county: County) -> Person:
    """Looks at several counties from above."""
    office = places.create_municipal(county.session, {"zh": "市局", "en": "City"})
    org = places.places(county.session, [county.org])[0]
    org.parent = office.id
    county.session.commit()
    return county.person("chengyuan", "municipal", office.id)


def words(text: str) -> dict[str, str]:
    """Own words, which stand in both languages."""
    return {"zh": text, "en": text}


def target(name: str = "research", **said: Any) -> dict[str, Any]:
    """A target: one record of teaching research a week at each school."""
    usual = {"count": {"form": "research"}, "each": "school", "need": 1, "every": "week"}
    return {"id": name, "title": words("教研"), **usual, **said}


def groups(*targets: dict[str, Any]) -> list[dict[str, Any]]:
    """One group with one measure that has these targets."""
    measure = {"id": "m1", "words": words("做好教研"), "need": None, "targets": list(targets)}
    return [{"id": "g1", "title": words("教研"), "measures": [measure]}]


def plan_of(kind: str, owner: str, *targets: dict[str, Any], **said: Any) -> dict[str, Any]:
    """What is sent to make a plan."""
    return {
        "owner": {"kind": kind, "id": owner},
        "title": words("工作计划"),
        "from": FIRST,
        "to": LAST,
        "groups": groups(*(targets or (target(),))),
        **said,
    }
