"""Two small counties with one person of each role, and things of every kind in every place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from daybook import clock
from daybook.access import roles
from daybook.accounts import service as accounts
from daybook.accounts import store
from daybook.children import service as children
from daybook.forms import service as forms
from daybook.photos import service as photos
from daybook.places import links, support_teams
from daybook.places import service as places
from tests.server.photos.conftest import hash_of, picture
from tests.server.records.county import LESSON, SINCE, TALK, TODAY, YEAR, ZONE, Person

RELATIONS = ("own", "class", "school", "member", "township", "elsewhere", "county")
"""Where a thing is, seen from the role's place: one's own, of one's class, of another class of the
school, of somebody sent there, of another school of the township, of another township, of another
county."""

PLACE_OF = {
    **{"class": "T1", "school": "T1", "member": "T1"},
    **{"township": "P1", "elsewhere": "T2", "county": "Z"},
}
UNDER = {
    "M": {"M", "A", "T1", "P1", "T2", "S", "R"},
    "A": {"A", "T1", "P1", "T2", "S", "R"},
    "T1": {"T1", "P1"},
}
COUNTY_OF = {**dict.fromkeys(UNDER["A"], "A"), "B": "B", "Z": "B", "M": None}

STANDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "teacher": (("teacher", "T1"),),
    "class_teacher": (("teacher", "T1"), ("class_teacher", "T1")),
    "group_leader": (("group_leader", "T1"),),
    "counsellor": (("counsellor", "T1"),),
    "support": (("teacher", "T2"), ("support", "T1")),
    "captain": (("teacher", "S"), ("captain", "T1")),
    "head": (("head", "T1"),),
    "partner": (("head", "S"), ("partner", "T1")),
    "township": (("township", "T1"),),
    "supervisor": (("supervisor", "A"),),
    "trainer": (("trainer", "R"),),
    "municipal": (("municipal", "M"),),
    "admin": (("admin", "A"),),
}
"""What the person of each role is, and where; roles that follow from facts are among it."""

TAUGHT = {"teacher": "class", "class_teacher": "class"}
"""Whose class somebody teaches."""

CHILD_STATE = dict.fromkeys(("study", "life"), "good") | {"peers": "fair", "mood": "worry"}


@dataclass(frozen=True)
class Thing:
    """Something written somewhere: where, by whom, with words that nothing else holds."""

    relation: str
    rid: str
    mid: str
    owner: str
    words: str


@dataclass
class World:
    """The places, the person of each role, and what was written where."""

    session: Session
    client: FlaskClient
    places: dict[str, str] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    children: dict[str, str] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    authors: dict[str, Person] = field(default_factory=dict)
    things: dict[str, list[Thing]] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)

    def of(self, kind: str, role: str) -> Iterator[Thing]:
        """The things of a kind as one role sees them: of own ones only theirs."""
        for thing in self.things[kind]:
            if not thing.relation.startswith("own"):
                yield thing
            elif thing.relation == f"own {role}":
                yield Thing("own", thing.rid, thing.mid, thing.owner, thing.words)

    def join(self, login: str, *held: tuple[str, str]) -> Person:
        """Somebody new with some given roles, not signed in yet."""
        account = accounts.create_account(self.session, login, f"{login} 老师")
        for role, at in held:
            if role in roles.STORED:
                accounts.give_role(self.session, account.id, role, self.places[at], SINCE)
        return Person(self.client, account.id, "", "")

    def sign_in(self, person: Person) -> None:
        """Give somebody a phone, and sync it once."""
        account = store.account(self.session, person.user)
        assert account is not None
        opened = accounts.open_device(self.session, account, "phone", clock.now())
        self.session.commit()
        person.token, person.device = opened.token, opened.device
        person.sync()

    def push(self, author: Person, mutation: dict[str, Any], outcome: int) -> None:
        """Send a change that must come out as expected."""
        reply = author.sync(mutation)
        assert reply["a"][0][1] == outcome, reply


def found_world(session: Session, client: FlaskClient) -> World:
    """Both counties, filled."""
    world = World(session, client)
    _places(world)
    _people(world)
    _things(world)
    session.commit()
    return world


def _places(world: World) -> None:
    def add(key: str, parent: str, kind: str) -> None:
        name = {"zh": f"单位{key}", "en": f"Place {key}"}
        made = places.create_place(world.session, world.places[parent], kind, name)
        world.places[key] = made.id

    session, both = world.session, {"zh": "县", "en": "county"}
    world.places["M"] = places.create_municipal(session, both).id
    world.places["A"] = places.create_org(session, both, ZONE, parent=world.places["M"]).id
    world.places["B"] = places.create_org(session, both, ZONE).id
    for key, parent, kind in (
        *(("T1", "A", "central"), ("T2", "A", "central"), ("S", "A", "school")),
        *(("R", "A", "training"), ("P1", "T1", "point"), ("Z", "B", "central")),
    ):
        add(key, parent, kind)
    for org in ("A", "B"):
        forms.publish_catalogue(session, world.places[org])
    for relation, at in PLACE_OF.items():
        if relation != "member":
            _class(world, relation, world.places[at])


def _class(world: World, relation: str, school: str) -> None:
    name = {"zh": f"{relation}班", "en": f"Class {relation}"}
    made = places.create_class(
        world.session, school, name, YEAR, stage="primary", grade=1, size=1
    ).id
    world.classes[relation] = made
    child = children.create_child(
        world.session,
        made,
        YEAR,
        name=f"孩子{relation}",
        sex="f",
        birth_year=2019,
        consent="paper",
    )
    world.children[relation] = child.id


def _people(world: World) -> None:
    session, at = world.session, world.places
    for relation, school in PLACE_OF.items():
        home = "S" if relation == "member" else school
        world.authors[relation] = author = world.join(f"author-{relation}", ("teacher", home))
        if relation != "member":
            places.join_team(session, author.user, world.classes[relation], SINCE)
    for role, standings in STANDINGS.items():
        world.people[role] = person = world.join(role, *standings)
        if role in TAUGHT:
            taught, lead = world.classes[TAUGHT[role]], role == "class_teacher"
            places.join_team(session, person.user, taught, SINCE, lead=lead)
    until = TODAY + timedelta(90)
    for sent, home in ((world.people["support"], "T2"), (world.authors["member"], "S")):
        places.place_person(session, sent.user, "term", at["T1"], SINCE, until, home=at[home])
    captain, member = world.people["captain"].user, world.authors["member"].user
    support_teams.create_team(session, at["A"], "一队", captain, [member], SINCE)
    links.create_link(session, at["S"], at["T1"], SINCE, None)
    for person in (*world.authors.values(), *world.people.values()):
        world.sign_in(person)


def _things(world: World) -> None:
    for relation, author in world.authors.items():
        _school_things(world, relation, author, PLACE_OF[relation], relation)
        if relation in world.classes:
            _class_things(world, relation, author, relation)
    for role, person in world.people.items():
        works = next((at for _, at in STANDINGS[role] if _works(world, person, at)), None)
        if works is not None:
            _school_things(world, f"own {role}", person, works, f"own-{role}")
        if role in TAUGHT:
            _class_things(world, f"own {role}", person, TAUGHT[role])


def _works(world: World, person: Person, at: str) -> bool:
    return places.school_stream(world.places[at], YEAR) in person.slots


def _school_things(world: World, relation: str, author: Person, at: str, mark: str) -> None:
    school = world.places[at]
    key = places.school_stream(school, YEAR)
    data = picture() + mark.encode()
    world.pictures[relation] = hash_of(data)
    photos.store(world.session, author.user, data, "image/jpeg")
    world.session.commit()
    shown = [{"$f": hash_of(data), "n": len(data), "t": "image/jpeg", "w": 4, "h": 3}]
    for kind, form, answers in (
        ("V1", "lesson", {**LESSON, "topic": f"话V1{mark}", "plan_photo": shown}),
        ("V1 research", "note", {"kind": "parenting", "title": "题", "body": f"话VR{mark}"}),
        (
            "V1 training",
            "share",
            {"kind": "paper", "title": f"话VT{mark}", "to": [school], "how": "file"},
        ),
    ):
        made = author.put(key, form, answers, _school=school, _class=_class_of(world, relation))
        world.push(author, made, 0)
        word = next(text for text in answers.values() if f"{text}".startswith("话"))
        _keep(world, kind, relation, made, author, str(word))
    faulty = {**LESSON, "topic": f"话HV1{mark}", "pupils": 999}
    made = author.put(key, "lesson", faulty, _school=school, _class=None)
    world.push(author, made, 2)
    _keep(world, "held V1", relation, made, author, f"话HV1{mark}")


def _class_of(world: World, relation: str) -> str | None:
    """The class that a record of the school names beside: its author's."""
    return world.classes.get(relation)


def _class_things(world: World, relation: str, author: Person, of: str) -> None:
    school, taught, child = world.places[PLACE_OF[of]], world.classes[of], world.children[of]
    key, mark = places.class_stream(taught, YEAR), relation.replace(" ", "-")
    talk = {**TALK, "child": [child], "note": f"话V2{mark}"}
    care = {"how": "talk", "attends": "normal", **CHILD_STATE, "child": child}
    for kind, form, answers, outcome in (
        ("V2", "parent", talk, 0),
        ("V3", "child", {**care, "note": f"话V3{mark}"}, 0),
        ("held V2", "parent", {**talk, "topics": [], "note": f"话HV2{mark}"}, 2),
    ):
        made = author.put(key, form, answers, _school=school, _class=taught)
        world.push(author, made, outcome)
        _keep(world, kind, relation, made, author, str(answers["note"]))


def _keep(
    world: World, kind: str, relation: str, made: dict[str, Any], author: Person, words: str
) -> None:
    thing = Thing(relation, made["r"], made["i"], author.user, words)
    world.things.setdefault(kind, []).append(thing)
