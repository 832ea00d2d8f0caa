"""A small county with people and phones, for the tests of records and views."""

import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from daybook_sync.ids import new_id
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from daybook import clock
from daybook.accounts import service as accounts
from daybook.accounts.models import Account
from daybook.children import service as children
from daybook.forms import service as forms
from daybook.places import service as places
from daybook.places.calendar import Calendar, school_year
from daybook.settings import Settings
from tests.server.rows import Rows, kept

ZONE = "Asia/Shanghai"
TODAY = clock.day_of(clock.now(), ZONE)
YEAR = school_year(TODAY)
SINCE = date(2020, 9, 1)

VERSIONS = {form["id"]: form["version"] for form in forms.catalogue()}

SAID = {"words": "Daybook-Words", "purpose": "Daybook-Purpose"}
"""Headers that hold somebody's own words."""

_nonces = itertools.count(1)


def readable(answer: TestResponse) -> str:
    """What an answer says, letters as they are: its JSON writes Chinese as escapes."""
    if answer.is_json:
        return json.dumps(answer.json, ensure_ascii=False)
    return answer.get_data(as_text=True)


@dataclass
class Person:
    """Somebody with a signed-in phone."""

    client: FlaskClient
    user: str
    token: str
    device: str
    slots: dict[str, int] = field(default_factory=dict)
    epochs: dict[int, int] = field(default_factory=dict)

    def get(self, path: str, **query: Any) -> TestResponse:
        """The answer to a GET; what somebody says in their own words stays out of the address."""
        said = {SAID[name]: quote(query.pop(name)) for name in SAID.keys() & query.keys()}
        headers = {"Authorization": f"Bearer {self.token}", **said}
        return self.client.get(path, query_string=query, headers=headers, buffered=True)

    def post(self, path: str, body: Any) -> TestResponse:
        """The answer to a POST of JSON."""
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.client.post(path, json=body, headers=headers)

    def send(self, method: str, path: str, body: Any = None) -> TestResponse:
        """The answer to a request of any method with a body of JSON."""
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.client.open(path, method=method, json=body or {}, headers=headers)

    def json(self, path: str, **query: Any) -> Any:
        """The body of a good answer to a GET."""
        answer = self.get(path, **query)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.json

    def sync(self, *mutations: dict[str, Any], known: Iterable[list[int]] = ()) -> dict[str, Any]:
        """One round trip of a phone that has come to the cursors `known`, else of an empty one.

        The slots it opens are remembered.
        """
        body = {
            "p": 1,
            "q": next(_nonces),
            "d": self.device,
            "app": "0.1.0",
            "c": list(known),
            "m": list(mutations),
        }
        answer = self.client.post(
            "/api/sync",
            data=json.dumps(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.token}"},
        )
        assert answer.status_code == 200, answer.get_data(as_text=True)
        reply: dict[str, Any] = json.loads(answer.get_data())
        for slot, _gid, *opened in reply.get("g", ()):
            if opened:
                self.slots[opened[0]] = slot
        for slot, _gid, epoch, *_ in reply.get("c", ()):
            self.epochs[slot] = epoch
        return reply

    def rows(self) -> Iterator[list[Any]]:
        """The rows that an empty phone of theirs is given, reply after reply."""
        cursors: dict[int, list[int]] = {}
        more = True
        while more:
            reply = self.sync(known=cursors.values())
            cursors |= {cursor[0]: cursor for cursor in reply.get("c", ())}
            for rows in reply.get("r", {}).values():
                yield from rows
            more = "more" in reply

    def kinds(self) -> set[str]:
        """The kinds of rows that an empty phone of theirs is given."""
        return {row[2] for row in self.rows()}

    def put(self, key: str, form: str, answers: dict[str, Any], **envelope: Any) -> dict[str, Any]:
        """A mutation that makes a record."""
        now = clock.now()
        body = {"_date": TODAY.isoformat(), "_started": now - 60_000, "_finished": now}
        return {
            "i": new_id(),
            "k": "put",
            "s": self.slots[key],
            "r": new_id(),
            "t": "record",
            "f": [form, VERSIONS.get(form, 1)],
            "b": [1, 0],
            "at": now,
            "x": {**body, **envelope, **answers},
        }

    def change(self, made: dict[str, Any], seen: int, **fields: Any) -> dict[str, Any]:
        """A mutation that changes a record as it was when the stream had come to `seen`."""
        return {
            "i": new_id(),
            "k": "set",
            "s": made["s"],
            "r": made["r"],
            "b": [self.epochs[made["s"]], seen],
            "at": clock.now(),
            "x": fields,
        }


@dataclass
class County:
    """A bureau, a central school with a class, a point; their people; a child."""

    session: Session
    client: FlaskClient
    org: str
    central: str
    point: str
    school_class: str
    child: str
    people: dict[str, Person] = field(default_factory=dict)

    def person(self, login: str, role: str, place: str, *, taught: str | None = None) -> Person:
        """Somebody new, signed in and synced once."""
        account = accounts.create_account(self.session, login, f"{login} 老师")
        accounts.give_role(self.session, account.id, role, place, SINCE)
        if taught is not None:
            places.join_team(self.session, account.id, taught, SINCE)
        made = self.device(account)
        self.people[login] = made
        return made

    def device(self, account: Account) -> Person:
        """Another phone of somebody."""
        opened = accounts.open_device(self.session, account, "phone", clock.now())
        for phone in accounts.devices_of(self.session, account.id):
            # A phone from before the term: of its silent weeks something is to be said.
            phone.created_at = clock.now() - 120 * clock.DAY
        self.session.commit()
        person = Person(self.client, account.id, opened.token, opened.device)
        person.sync()
        return person

    @property
    def school_key(self) -> str:
        return places.school_stream(self.central, YEAR)

    @property
    def class_key(self) -> str:
        return places.class_stream(self.school_class, YEAR)

    def lesson(self, who: Person, **fields: Any) -> dict[str, Any]:
        """A valid lesson at the central school."""
        answers = {**LESSON, **fields}
        return who.put(self.school_key, "lesson", answers, _school=self.central, _class=None)

    def talk(self, who: Person, **fields: Any) -> dict[str, Any]:
        """A valid contact with the child's family."""
        answers = {**TALK, "child": [self.child], **fields}
        return who.put(
            self.class_key, "parent", answers, _school=self.central, _class=self.school_class
        )


LESSON: dict[str, Any] = {
    "kind": "demo",
    "subject": "chinese",
    "class_ref": "三年级",
    "topic": "秋天的图画",
    "pupils": 21,
}
TALK: dict[str, Any] = {
    "how": "visit",
    "with": "mother",
    "topics": ["study"],
    "note": "奶奶说孩子晚上看手机",
}


def found_county(session: Session, client: FlaskClient) -> County:
    """A county with its forms, a term around today, and nobody yet."""
    org = places.create_org(session, {"zh": "青禾县", "en": "Qinghe"}, ZONE).id
    central = places.create_place(session, org, "central", {"zh": "中心校", "en": "Central"}).id
    point = places.create_place(session, central, "point", {"zh": "教学点", "en": "Point"}).id
    name = {"zh": "一班", "en": "Class 1"}
    school_class = places.create_class(
        session, central, name, stage="primary", grade=1, size=20, year=YEAR
    ).id
    child = children.create_child(
        session, school_class, YEAR, name="小雨", sex="f", birth_year=2019, consent="paper"
    )
    forms.publish_catalogue(session, org)
    places.create_term(session, org, {"zh": "秋", "en": "Autumn"}, _term())
    session.commit()
    return County(session, client, org, central, point, school_class, child.id)


@dataclass(frozen=True)
class _Kept:
    """A county as it was founded: its rows, and the key that its phones were told."""

    county: County
    rows: Rows
    key: bytes


_kept: dict[str, _Kept] = {}


def same_county(session: Session, client: FlaskClient) -> County:
    """The county that `found_county` founded first in this process, in an empty database.

    Its forms take longer to publish than most tests take.
    """
    engine = session.get_bind()
    assert isinstance(engine, Engine)
    settings: Settings = client.application.extensions["daybook.settings"]
    known = _kept.get(engine.dialect.name)
    if known is None:
        county = found_county(session, client)
        key = settings.parcel_key_file.read_bytes()
        _kept[engine.dialect.name] = _Kept(county, kept(engine), key)
        return county
    session.commit()
    known.rows.put(engine)
    settings.parcel_key_file.write_bytes(known.key)
    return replace(known.county, session=session, client=client, people={})


def _term() -> Calendar:
    monday = TODAY - timedelta(days=TODAY.weekday() + 21)
    return Calendar(monday, monday + timedelta(days=140), monday)
