"""Heads and offices read the forms; only the county's own office changes them."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from daybook.places import service as places
from tests.server.forms.conftest import Upload, upload
from tests.server.forms.tables import NAME, table
from tests.server.records.county import ZONE, County, Person

READS = [
    "/api/forms",
    "/api/forms/tried",
    "/api/forms/tried/versions/1",
    "/api/forms/tried/versions/1.xlsx",
    "/api/forms/lesson/built-in.xlsx",
]


@pytest.fixture
def people(county: County, first: Any, request: pytest.FixtureRequest) -> dict[str, Person]:
    names = ("teacher", "colleague", "head", "township", "supervisor", "admin")
    found = {name: request.getfixturevalue(name) for name in names}
    found["town's supervisor"] = county.person("luowei", "supervisor", county.central)
    return found


@pytest.mark.parametrize("path", READS)
def test_heads_and_offices_read_forms(people: dict[str, Person], path: str) -> None:
    got = {name: person.get(path).status_code for name, person in people.items()}

    assert got == dict.fromkeys(people, 200) | {"teacher": 403, "colleague": 403}


def test_only_the_county_s_office_changes_forms(
    people: dict[str, Person], client: FlaskClient
) -> None:
    for act in ("check", "publish"):
        got = {
            name: upload(client, person, act, table(NAME), digest="x" * 43).status_code
            for name, person in people.items()
        }
        may = {"check": 200, "publish": 409}[act]
        assert got == dict.fromkeys(people, 403) | {"supervisor": may, "admin": may}

    got = {
        name: person.post("/api/forms/tried/switch", {"state": "closed"}).status_code
        for name, person in people.items()
    }
    assert got == dict.fromkeys(people, 403) | {"supervisor": 200, "admin": 200}


def test_whoever_only_reads_is_told_so(people: dict[str, Person]) -> None:
    may = {name: people[name].json("/api/forms")["can_change"] for name in ("head", "supervisor")}

    assert may == {"head": False, "supervisor": True}


@pytest.mark.parametrize("path", [*READS, "/api/forms/tried/switch", "/api/workbooks/check"])
def test_strangers_see_nothing(client: FlaskClient, first: Any, path: str) -> None:
    answer = client.post(path) if path.endswith(("switch", "check")) else client.get(path)

    assert answer.status_code == 401


def test_another_organisation_has_its_own_forms(
    county: County, first: Any, publish: Upload
) -> None:
    org = places.create_org(county.session, {"zh": "白水县", "en": "Baishui"}, ZONE).id
    other = county.person("wenqi", "supervisor", org)

    assert other.json("/api/forms")["items"] == []
    assert other.get("/api/forms/tried").status_code == 404
    assert other.get("/api/forms/tried/versions/1").status_code == 404
    assert other.get("/api/forms/tried/versions/1.xlsx").status_code == 404
    assert publish(other, table(NAME, version="1")).json["source"] == "own"


@pytest.mark.parametrize(
    "path", ["/api/forms/nothing", "/api/forms/tried/versions/9", "/api/forms/x/built-in.xlsx"]
)
def test_what_is_not_there_is_not_found(supervisor: Person, first: Any, path: str) -> None:
    assert supervisor.get(path).status_code == 404
