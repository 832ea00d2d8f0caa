"""Fixtures of the sync tests: two people with phones, and a kind of row that phones may write."""

from collections.abc import Callable

import pytest
from daybook_sync.ids import new_id
from daybook_sync.merge import Held
from daybook_sync.mutation import Mutation
from flask import request
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts.auth import TokenHolder
from daybook.db import db
from daybook.streams import kinds, routes, service
from daybook.streams.kinds import Author, Kind, Row
from tests.server.streams.phone import Phone

SCHOOL = "school/s1/2026"
CLASS = "class/c1/2026"

MakePhone = Callable[..., Phone]


def _check(_session: Session, author: Author, mutation: Mutation, row: Row | None) -> Held | None:
    if mutation.fields.get("bad"):
        return Held("invalid", {"bad": {"zh": "不行", "en": "No."}})
    if row is not None and row.owner not in {None, author.user} and mutation.change == "del":
        return Held("forbidden")
    return None


def _release(_session: Session, mutation: Mutation, _row: Row | None, _key: str) -> Held | None:
    words = {"bad": {"zh": "不行", "en": "No."}}
    return Held("invalid", words) if mutation.fields.get("bad") else None


def _changed(_session: Session, row: Row) -> None:
    if row.body.get("break"):
        raise RuntimeError("a projection that fails")


def _visibility(_session: Session, mutation: Mutation) -> int:
    return 1 if mutation.fields.get("private") else 0


@pytest.fixture(autouse=True)
def note(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind `note`: refuses `bad`, is private with `private`, fails to store with `break`."""
    kind = Kind("note", _check, _visibility, _changed, _release)
    monkeypatch.setitem(kinds._kinds, kind.name, kind)


@pytest.fixture(autouse=True)
def signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests are of the person and device their test headers name."""

    def identified(_session: Session) -> TokenHolder:
        user, device = request.headers["X-Test-User"], request.headers["X-Test-Device"]
        return TokenHolder(device, user, "Somebody", clock.now(), None, None, None, "9999-12-31")

    monkeypatch.setattr(routes.auth, "identified", identified)


@pytest.fixture
def make_phone(client: FlaskClient) -> MakePhone:
    """Makes a phone of a new person with grants of the named streams, already caught up."""

    def make(*keys: str, role: str = "team", user: str | None = None) -> Phone:
        phone = Phone(client, user or new_id(), new_id())
        for key in keys:
            service.grant(db.session(), phone.user, key, role)
        db.session.commit()
        phone.catch_up()
        return phone

    return make


@pytest.fixture
def phone(make_phone: MakePhone) -> Phone:
    """A phone with the school's stream."""
    return make_phone(SCHOOL)


@pytest.fixture
def other(make_phone: MakePhone, phone: Phone) -> Phone:
    """Another person's phone with the same stream."""
    return make_phone(SCHOOL)


@pytest.fixture
def needs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hashes of files that phones will be asked for."""
    wanted: list[str] = []
    monkeypatch.setattr(service, "_needs", [lambda _session, _user: wanted])
    return wanted
