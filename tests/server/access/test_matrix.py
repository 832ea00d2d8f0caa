"""Every role at every place, against the real endpoints: what the policy gives works, all else
does not, and nothing of it is told."""

from collections.abc import Iterator
from typing import Any

import pytest
from daybook_sync.ids import new_id

from daybook.access.reach import Subject
from daybook.places import service as places
from tests.server.access.expected import reaches
from tests.server.access.world import PLACE_OF, STANDINGS, Thing, World
from tests.server.records.county import LESSON, TALK, YEAR, Person, readable

WHOLE, COUNTED, NOTHING = "whole", "counted", "nothing"
RECORDS: tuple[tuple[str, Subject, str], ...] = (
    ("V1", "record.V1", "lesson"),
    ("V1 research", "record.V1", "note"),
    ("V1 training", "record.V1", "share"),
    ("V2", "record.V2", "parent"),
    ("V3", "record.V3", "child"),
)
every_role = pytest.mark.parametrize("role", STANDINGS)


def told(person: Person, thing: Thing) -> str:
    """How much of a record an endpoint tells."""
    answer = person.get(f"/api/views/records/{thing.rid}")
    text = readable(answer)
    if answer.status_code == 200:
        return WHOLE if thing.words in text else COUNTED
    assert answer.status_code == 404, text
    assert thing.owner not in text
    return NOTHING


def given(role: str, subject: Subject, relation: str, form: str) -> str:
    """How much of a record the policy gives."""
    if reaches(role, "read", subject, relation, form):
        return WHOLE
    counted = reaches(role, "read", subject, relation, form, counted=True)
    return COUNTED if counted else NOTHING


@every_role
def test_one_record_is_read_as_far_as_the_policy_says(world: World, role: str) -> None:
    found = {
        (kind, thing.relation): (
            told(world.people[role], thing),
            given(role, subject, thing.relation, form),
        )
        for kind, subject, form in RECORDS
        for thing in world.of(kind, role)
    }

    assert {cell: got for cell, (got, _) in found.items()} == {
        cell: may for cell, (_, may) in found.items()
    }


@every_role
def test_lists_hold_the_same_records_and_no_other(world: World, role: str) -> None:
    listed: set[str] = set()
    pages = page = 1
    while page <= pages:
        answer = world.people[role].json("/api/views/records", page=page, size=50)
        listed |= {item["rid"] for item in answer["items"]}
        pages, page = answer["pages"], page + 1

    may = {
        thing.rid: given(role, subject, thing.relation, form) != NOTHING
        for kind, subject, form in RECORDS
        for thing in world.of(kind, role)
    }
    assert {rid: rid in listed for rid in may} == may


@every_role
def test_files_hold_what_a_role_that_exports_reads(world: World, role: str) -> None:
    text = readable(world.people[role].get("/api/views/records.csv", form="lesson"))

    found = {thing.relation for thing in world.of("V1", role) if thing.words in text}
    assert found == {
        thing.relation
        for thing in world.of("V1", role)
        if reaches(role, "read", "record.V1", thing.relation, "lesson")
        and reaches(role, "create", "export", thing.relation, "lesson")
    }


@every_role
def test_pictures_are_fetched_by_whoever_reads_the_record(world: World, role: str) -> None:
    def fetched(relation: str) -> bool:
        picture = world.pictures[f"own {role}" if relation == "own" else relation]
        return world.people[role].get(f"/api/files/content/{picture}").status_code == 200

    found = {thing.relation: fetched(thing.relation) for thing in world.of("V1", role)}

    assert found == {
        relation: reaches(role, "read", "photo", relation, "lesson")
        and reaches(role, "read", "record.V1", relation, "lesson")
        for relation in found
    }


@every_role
def test_what_is_held_is_read_and_settled_as_far_as_the_policy_says(
    world: World, role: str
) -> None:
    person = world.people[role]
    listed = {
        item["mid"]
        for state in ("open", "returned")
        for item in person.json("/api/views/held", state=state)["items"]
    }

    for thing, subject, form in _held(world, role):
        # What was sent to the school is of no class, whatever class it names.
        at = "school" if (thing.relation, form) == ("class", "lesson") else thing.relation
        may_read = reaches(role, "read", "held", at, form)
        whole = reaches(role, "read", subject, thing.relation, form)
        settles = reaches(role, "manage", "held", at, form)
        answer = person.get(f"/api/views/held/{thing.mid}")
        assert (answer.status_code == 200) is may_read, (thing.relation, form)
        assert (thing.mid in listed) is may_read
        assert (thing.words in readable(answer)) is (may_read and whole), (thing.relation, form)
        returned = person.post(f"/api/held/{thing.mid}/return", {"note": "请补充"})
        expected = 200 if settles and whole else 403 if may_read else 404
        assert returned.status_code == expected, (thing.relation, form, returned.json)


def _held(world: World, role: str) -> Iterator[tuple[Thing, Subject, str]]:
    for kind, subject, form in (
        ("held V1", "record.V1", "lesson"),
        ("held V2", "record.V2", "parent"),
    ):
        for thing in world.of(kind, role):
            yield thing, subject, form  # type: ignore[misc]


@every_role
def test_the_state_of_schools_is_told_to_whoever_counts_them(world: World, role: str) -> None:
    told = {item["id"] for item in world.people[role].json("/api/views/overview")["items"]}

    relations = [relation for relation in PLACE_OF if relation != "member"]
    found = {relation for relation in relations if world.places[PLACE_OF[relation]] in told}
    assert found == {one for one in relations if reaches(role, "read", "counts", one, "")}


@every_role
def test_forms_are_read_and_changed_by_their_offices(world: World, role: str) -> None:
    person = world.people[role]
    read = person.get("/api/forms").status_code
    switched = person.post("/api/forms/lesson/switch", {"state": "open"}).status_code

    assert read == (200 if role in READ_FORMS else 403)
    assert switched == (200 if role in {"supervisor", "admin"} else 403)


READ_FORMS = {"head", "partner", "township", "supervisor", "trainer", "admin"}
"""`partner` leads a school."""


@every_role
def test_records_are_made_where_the_policy_says(world: World, role: str) -> None:
    person, works = world.people[role], [one for one in PLACE_OF if one != "member"]

    for relation in works:
        school = world.places[PLACE_OF[relation]]
        key = places.school_stream(school, YEAR)
        made = _made(person, key, "lesson", LESSON, school, None)
        assert made is _may_create(role, relation, "record.V1"), relation
        taught = world.classes[relation]
        talk = {**TALK, "child": [world.children[relation]]}
        key = places.class_stream(taught, YEAR)
        made = _made(person, key, "parent", talk, school, taught)
        assert made is reaches(role, "create", "record.V2", relation, "parent"), relation


def _may_create(role: str, relation: str, subject: Subject) -> bool:
    """Whether a role may make something of a school that is of no class."""
    return any(
        reaches(role, "create", subject, at, "lesson")
        for at in ("member", relation)
        if PLACE_OF[at] == PLACE_OF[relation]
    )


def _made(
    person: Person,
    key: str,
    form: str,
    answers: dict[str, Any],
    school: str,
    school_class: str | None,
) -> bool:
    """Whether the sync endpoint takes a new record; without the stream none can be sent."""
    if key not in person.slots:
        return False
    reply = person.sync(person.put(key, form, answers, _school=school, _class=school_class))
    return bool(reply["a"][0][1] == 0)


@every_role
def test_nobody_changes_what_another_wrote(world: World, role: str) -> None:
    person = world.people[role]
    for thing in world.of("V1", role):
        for slot in person.slots.values():
            change = {"i": new_id(), "k": "set", "s": slot, "r": thing.rid, "b": [1, 0]}
            reply = person.sync({**change, "at": 1, "x": {"topic": "改"}})
            if thing.relation != "own":
                assert reply["a"][0][1] != 0, (thing.relation, reply)


@every_role
def test_a_phone_holds_nothing_that_the_policy_forbids(world: World, role: str) -> None:
    things: dict[str, tuple[str, Subject, str]] = {
        thing.rid: (thing.relation, subject, form)
        for kind, subject, form in RECORDS
        for thing in world.of(kind, role)
    }
    rows = list(world.people[role].rows())

    for row in rows:
        if row[0] in things:
            relation, subject, form = things[row[0]]
            assert reaches(role, "read", subject, relation, form), (relation, subject)
    rids = {row[0] for row in rows}
    held = {relation for relation, child in world.children.items() if child in rids}
    assert held <= {one for one in world.children if reaches(role, "read", "child", one, "")}
