"""Registers of people, places and children, asked over HTTP by every role about every place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import pytest
from werkzeug.test import TestResponse

from daybook.access.reach import Action, Subject
from tests.server.access.expected import reaches
from tests.server.access.world import PLACE_OF, STANDINGS, World
from tests.server.records.county import Person, readable

RELATIONS = tuple(relation for relation in PLACE_OF if relation != "member")


@dataclass(frozen=True)
class Probe:
    """A request that changes nothing which another test reads, and the cell that it asks."""

    subject: Subject
    action: Action
    method: str
    path: Callable[[World, str], str]
    body: Callable[[World, str], Any] = lambda _world, _relation: {}


def of_school(path: str, name: str = "school") -> Callable[[World, str], str]:
    """The path for the school of a relation."""
    return lambda world, relation: f"{path}?{name}={world.places[PLACE_OF[relation]]}"


def of_class(path: str) -> Callable[[World, str], str]:
    """The path for the class of a relation."""
    return lambda world, relation: f"{path}?class={world.classes[relation]}"


def of_child(after: str = "") -> Callable[[World, str], str]:
    """The path of the child of a relation."""
    return lambda world, relation: f"/api/children/{world.children[relation]}{after}"


def same_name(world: World, relation: str) -> Any:
    """The name that the class of a relation has already."""
    return {"name": {"zh": f"{relation}班", "en": f"Class {relation}"}}


PROBES = (
    Probe("class", "read", "GET", of_school("/api/classes")),
    Probe("person", "read", "GET", of_school("/api/people")),
    Probe("placement", "read", "GET", of_school("/api/placements")),
    Probe("device", "read", "GET", of_school("/api/devices")),
    Probe("invitation", "read", "GET", of_school("/api/invitations")),
    Probe("import", "read", "GET", of_school("/api/imports")),
    Probe("audit", "read", "GET", of_school("/api/audit")),
    Probe("term", "read", "GET", of_school("/api/terms", "place")),
    Probe("child", "print", "GET", of_child("/file.pdf")),
    Probe("consent", "print", "GET", of_class("/api/papers/consent.pdf")),
    Probe(
        *("class", "correct", "PATCH"),
        lambda world, relation: f"/api/classes/{world.classes[relation]}",
        same_name,
    ),
    Probe(
        *("place", "correct", "PATCH"),
        lambda world, relation: f"/api/places/{world.places[PLACE_OF[relation]]}",
        lambda _, relation: {
            "name": {"zh": f"单位{PLACE_OF[relation]}", "en": f"Place {PLACE_OF[relation]}"}
        },
    ),
    Probe(
        *("child", "correct", "PATCH"),
        of_child(),
        lambda _, relation: {"name": f"孩子{relation}"},
    ),
    Probe(
        *("invitation", "create", "POST"),
        lambda _world, _relation: "/api/invitations",
        lambda world, relation: {"people": [world.authors[relation].user], "purpose": "join"},
    ),
)


def asked(person: Person, address: str) -> TestResponse:
    """The answer to a GET of a path with its query."""
    path, _, query = address.partition("?")
    return person.get(path, **dict(parse_qsl(query)))


@pytest.mark.parametrize("role", STANDINGS)
@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: f"{probe.action} {probe.subject}")
def test_an_office_does_what_its_cell_says_and_is_told_nothing_else(
    world: World, probe: Probe, role: str
) -> None:
    person = world.people[role]
    for relation in RELATIONS:
        path, body = probe.path(world, relation), probe.body(world, relation)
        if probe.method == "GET":
            answer = asked(person, path)
        else:
            answer = person.send(probe.method, path, body)

        may = reaches(role, probe.action, probe.subject, relation, "")
        if may:
            assert answer.status_code < 300, (relation, answer.get_data(as_text=True))
        else:
            assert answer.status_code in {403, 404}, (relation, answer.status_code)
            assert "孩子" not in readable(answer)


@pytest.mark.parametrize("role", STANDINGS)
def test_children_are_named_inside_the_school_and_counted_above_it(world: World, role: str) -> None:
    for relation in RELATIONS:
        answer = asked(world.people[role], of_class("/api/children")(world, relation))

        named = reaches(role, "read", "child", relation, "")
        counted = reaches(role, "read", "counts", relation, "")
        assert (f"孩子{relation}" in readable(answer)) is named, relation
        assert (answer.status_code == 200) is (named or counted), relation
