"""No answer of any role, over the whole demo, holds what the policy keeps from it.

Every GET of the description is asked, with whatever the demo holds in place of its parameters, as
one who knows every id would ask.
"""

import io
import itertools
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from daybook import clock
from daybook.accounts import service as accounts
from daybook.app import create_app
from daybook.db import db
from daybook.demo import people
from daybook.demo import service as demo
from daybook.places import service as places
from daybook.settings import Settings
from tests.server.databases import Databases
from tests.server.demo.marks import CHILD, WORDS, marking
from tests.server.records.county import Person, readable

NOBODY: frozenset[str] = frozenset()
PAIR_OF = "SELECT id FROM pair WHERE frequency = :often"
HEAD_OF = "SELECT account FROM staff_role WHERE role = 'head' AND place = :school"
OPEN = {"/healthz", "/readyz", "/metrics", "/api/about"}
"""What anybody may ask without signing in."""


@dataclass(frozen=True)
class Known:
    """What an attacker knows: the ids of everything, by the name of a parameter."""

    values: dict[str, list[str]]
    school_of_child: dict[str, str]
    class_of_child: dict[str, str]
    schools: dict[str, str]
    private: dict[str, str]
    """The schools of what is about children and cannot be searched for words: pictures in records
    by their hash, papers by their class or child."""


@dataclass(frozen=True)
class Allowed:
    """Of which schools somebody may read plain words, of which words about children, and whose
    classes' children by name; None is every class of `about`. Whose pairs' files are read, as
    the ends of their ids, and which plain words of other schools that are meant for them: the end
    of the author's id, and the form."""

    plain: frozenset[str]
    about: frozenset[str]
    classes: frozenset[str] | None
    pairs: frozenset[str] = NOBODY
    meant: frozenset[tuple[str, str]] = frozenset()


@pytest.fixture(scope="module")
def filled(
    sqlite_databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """The demo with marked words."""
    folder: Path = tmp_path_factory.mktemp("leaks")
    url = sqlite_databases.take()
    app = create_app(Settings(data_dir=folder, database_url=url, demo=True, log_level="error"))
    with app.app_context(), marking():
        assert demo.fill(db.session(), date(2026, 11, 23))
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="module")
def known(filled: Flask) -> Known:
    """Everything that can be asked for."""
    session = db.session()

    def column(query: str) -> list[str]:
        return [str(row[0]) for row in session.execute(text(query))]

    (org,) = places.organisations(session)
    under = places.places(session, places.schools_under(session, org.id))
    children = session.execute(
        text(
            "SELECT c.name, c.school_class, s.school FROM child c JOIN school_class s"
            " ON s.id = c.school_class"
        )
    ).all()
    private = session.execute(
        text(
            "SELECT p.sha256, r.school FROM photo_ref p JOIN record_entry r ON r.rid = p.rid"
            " WHERE r.private UNION SELECT id, school FROM school_class"
            " UNION SELECT c.id, s.school FROM child c JOIN school_class s ON s.id = c.school_class"
        )
    )
    some = "SELECT min(rid) FROM record_entry GROUP BY school, form"
    values = {
        "school": [place.id for place in under],
        "place": [org.id, *(place.id for place in under[:2])],
        "class": column("SELECT min(id) FROM school_class GROUP BY school"),
        "child_id": column("SELECT min(id) FROM child GROUP BY school_class"),
        "rid": column(some),
        "mid": column("SELECT mid FROM quarantine"),
        "plan_id": column("SELECT id FROM plan"),
        "sha256": column(f"SELECT min(sha256) FROM photo_ref WHERE rid IN ({some}) GROUP BY rid"),
        "form": ["child", "parent", "note", "observe"],
        "version": ["1"],
        "lang": ["zh"],
        "kind": ["children"],
        "from": ["2026-01-01"],
        "to": ["2027-12-31"],
    }
    return Known(
        values,
        {name: school for name, _, school in children},
        {name: school_class for name, school_class, _ in children},
        {place.name_zh: place.id for place in under},
        {str(thing): str(school) for thing, school in private},
    )


def _allowed(session: Session, known: Known, login: str) -> Allowed:
    """What each person of the demo may read, said by hand."""
    at, every = known.schools, frozenset(known.schools.values())
    own_class = _classes(session, login)
    central, kindergarten = at["凤凰镇中心小学"], at["凤仪小学幼儿园"]
    town = at["县实验小学"]
    township = every - {at["惠济幼儿园"], town}
    sun_and_wu, zhao_and_sun = (
        frozenset(pair[-6:] for (pair,) in session.execute(text(PAIR_OF), {"often": often}))
        for often in ("monthly", "fortnightly")
    )
    both = sun_and_wu | zhao_and_sun
    # The kindergarten's head visited the central school, whose head writes what was put right.
    heads = session.execute(text(HEAD_OF), {"school": kindergarten})
    visits = frozenset((user[-6:], "visit") for (user,) in heads)
    return {
        "linxiaomei": Allowed(frozenset({kindergarten}), frozenset({kindergarten}), own_class),
        "sunli": Allowed(frozenset({central}), frozenset({central}), own_class, both),
        "wuguilan": Allowed(
            frozenset({at["马家沟教学点"]}), frozenset({at["马家沟教学点"]}), own_class, sun_and_wu
        ),
        "zhaoguoqiang": Allowed(frozenset({town}), frozenset({town}), own_class, zhao_and_sun),
        "hejianhua": Allowed(frozenset({town}), frozenset({town}), None, zhao_and_sun),
        "mawenbin": Allowed(frozenset({central}), frozenset({central}), None, both, visits),
        "gaoyuan": Allowed(township, NOBODY, None),
        "qianlan": Allowed(every, NOBODY, None),
        "guohai": Allowed(frozenset({kindergarten}), NOBODY, None),
        "luomin": Allowed(every, NOBODY, None),
        "chengyuan": Allowed(NOBODY, NOBODY, None),
        "tianye": Allowed(NOBODY, NOBODY, None),
    }[login]


def _classes(session: Session, login: str) -> frozenset[str]:
    account = accounts.find(session, login)
    assert account is not None
    query = text("SELECT school_class FROM team_member WHERE account = :who")
    return frozenset(row[0] for row in session.execute(query, {"who": account.id}))


def _signed_in(app: Flask, login: str) -> Person:
    client: FlaskClient = app.test_client()
    account = accounts.find(db.session(), login)
    assert account is not None
    opened = accounts.open_device(db.session(), account, "phone", clock.now())
    db.session.commit()
    return Person(client, account.id, opened.token, opened.device)


def _asked(described: Any, known: Known) -> Iterator[tuple[str, dict[str, str]]]:
    """Every GET with every choice of what it needs: (path, query)."""
    for path, operations in described["paths"].items():
        if "get" not in operations or path in OPEN:
            continue
        wanted = [*operations.get("parameters", ()), *operations["get"].get("parameters", ())]
        needed = [one["name"] for one in wanted if one["in"] == "path" or one.get("required")]
        in_path = set(re.findall(r"{(\w+)}", path))
        for values in itertools.product(*(known.values[name] for name in needed)):
            given = dict(zip(needed, values, strict=True))
            query = {name: value for name, value in given.items() if name not in in_path}
            yield path.format(**{name: given[name] for name in in_path}), query


def _more(known: Known) -> Iterator[tuple[str, dict[str, str]]]:
    """What only a query that nobody needs would show."""
    for form in known.values["form"]:
        yield "/api/views/records.csv", {"form": form}
        yield "/api/views/records", {"form": form, "size": "100"}
    for state in ("withdrawn", "edited", "photos"):
        yield "/api/views/records", {"state": state, "size": "100"}
    for state in ("returned", "settled"):
        yield "/api/views/held", {"state": state}


def _wrong(said: str, may: Allowed, known: Known) -> set[str]:
    """The marks in an answer that are not for this reader."""
    words = {
        found.group()
        for found in WORDS.finditer(said)
        if found[2] not in (may.plain if found[1] == "V1" else may.about)
        and found[3] not in may.pairs
        and not (found[1] == "V1" and (found[4], found[5]) in may.meant)
    }
    names = {
        found
        for found in CHILD.findall(said)
        if known.school_of_child[found] not in may.about
        or (may.classes is not None and known.class_of_child[found] not in may.classes)
    }
    return words | names


def _whose(path: str, query: dict[str, str]) -> str:
    """The picture, child or class that a path is about."""
    if path.endswith("consent.pdf"):
        return query["class"]
    return path.split("/")[-2 if "/file" in path.removeprefix("/api/files") else -1]


def _said(answer: TestResponse) -> str:
    """What an answer says; of a workbook what its sheets say, of a picture nothing."""
    data = answer.get_data()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            data = b"".join(map(book.read, book.namelist()))
    return readable(answer) if answer.is_json else data.decode("utf-8", "replace")


@pytest.mark.parametrize("login", [person.login for person in people.NAMED])
def test_no_answer_holds_what_is_not_for_its_reader(
    filled: Flask, known: Known, login: str
) -> None:
    person = _signed_in(filled, login)
    may = _allowed(db.session(), known, login)
    described = person.client.get("/api/openapi.json").json

    wrong = {}
    for path, query in (*_asked(described, known), *_more(known)):
        answer = person.get(path, **query)
        assert answer.status_code < 500, (path, query)
        if found := _wrong(_said(answer), may, known):
            wrong[path, str(query)] = found
        about = known.private.get(_whose(path, query))
        if about is not None and answer.status_code == 200 and about not in may.about:
            wrong[path, str(query)] = {"a picture or paper"}
    for row in person.rows():
        if found := _wrong(json.dumps(row, ensure_ascii=False), may, known):
            wrong["pull", str(row[:3])] = found

    assert wrong == {}


def test_the_marks_are_there_to_be_found(filled: Flask, known: Known) -> None:
    head = _signed_in(filled, "mawenbin")

    listed = head.json("/api/views/records", form="child", size=100)["items"]
    said = readable(head.get(f"/api/views/records/{listed[0]['rid']}"))

    assert "V3" in {found[1] for found in WORDS.finditer(said)}
    assert CHILD.search(said)
