"""What a phone says of its storage reaches whoever looks after phones."""

from typing import Any

import pytest
from daybook_sync.ids import new_id
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session, scoped_session

from daybook import clock
from daybook.accounts import office, service, storage
from daybook.accounts.models import Device
from daybook.audit.models import AuditEntry

from .conftest import Teacher

SAID = {"persisted": True, "used": 3_240_000, "waiting": 2}


def sync(client: FlaskClient, signed: service.SignIn, **more: Any) -> None:
    body = {"p": 1, "q": 1, "d": signed.device, "c": [], "m": [], "n": 1} | more
    headers = {"Authorization": f"Bearer {signed.token}"}
    assert client.post("/api/sync", json=body, headers=headers).status_code == 200


@pytest.fixture
def phone(session: scoped_session[Session], teacher: Teacher) -> service.SignIn:
    """A phone that was not heard for a while, so that what it says is written down."""
    made = service.sign_in(session(), teacher.id, "phone", clock.now())
    long_ago = clock.now() - clock.DAY
    session.execute(update(Device).where(Device.id == made.device).values(last_heard=long_ago))
    session.commit()
    return made


def test_the_state_of_a_phone_s_storage_is_listed_with_its_device(
    client: FlaskClient, session: scoped_session[Session], phone: service.SignIn
) -> None:
    sync(client, phone, st=SAID)

    session.expire_all()
    (line,) = office.devices(session(), "wang")
    assert line.endswith("storage kept, 3.2 MB, 2 waiting")


def test_what_a_phone_says_of_its_storage_is_kept_although_it_was_heard_just_now(
    client: FlaskClient, session: scoped_session[Session], phone: service.SignIn
) -> None:
    sync(client, phone)

    sync(client, phone, st=SAID)

    session.expire_all()
    kept = service.devices_of(session(), phone.user)[0].storage or {}
    assert {name: kept[name] for name in SAID} == SAID


def test_a_sync_that_says_nothing_of_storage_leaves_what_was_said(
    client: FlaskClient, session: scoped_session[Session], phone: service.SignIn
) -> None:
    service.heard(session(), phone.device, clock.now(), storage=SAID)
    session.commit()

    sync(client, phone)

    kept = service.devices_of(session(), phone.user)[0].storage or {}
    assert {name: kept[name] for name in SAID} == SAID


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"persisted": "yes", "used": -1, "waiting": True}, {}),
        ({"persisted": False, "used": 2**60, "waiting": 1.5}, {"persisted": False}),
        ({"waiting": 0, "later": new_id() * 1000}, {"waiting": 0}),
        ({"cleared": [7, 3]}, {"cleared": [7, 3]}),
        ({"cleared": [7, -3]}, {}),
        ({"cleared": [7]}, {}),
        ({"cleared": "yesterday"}, {}),
    ],
)
def test_only_what_is_understood_is_kept(said: dict[str, Any], kept: dict[str, Any]) -> None:
    assert storage.read(said) == kept


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (None, "storage unknown"),
        ({"persisted": False}, "storage may be cleared"),
        ({"used": 0, "waiting": 0}, "0.0 MB, 0 waiting"),
    ],
)
def test_what_is_not_known_is_not_said(kept: dict[str, Any] | None, words: str) -> None:
    assert storage.words(kept, "Asia/Shanghai") == words


def test_a_cleared_phone_is_listed_with_how_much_was_not_sent(
    client: FlaskClient, session: scoped_session[Session], phone: service.SignIn
) -> None:
    today = clock.day_of(clock.now(), "Asia/Shanghai").isoformat()

    sync(client, phone, st=SAID | {"cleared": [7, 3]})
    sync(client, phone, st=SAID)

    session.expire_all()
    (line,) = office.devices(session(), "wang")
    assert line.endswith(f"2 waiting, storage was cleared, told {today}: 3 not sent")


def test_a_clearing_is_noted_once_however_often_it_is_told(
    client: FlaskClient, session: scoped_session[Session], phone: service.SignIn
) -> None:
    for said in ([7, 3], [7, 3], [9, 0]):
        sync(client, phone, st={"cleared": said})

    noted = session.scalars(select(AuditEntry)).all()
    kept = [(entry.act, entry.user, entry.subject) for entry in noted]
    assert kept == [("storage-cleared", phone.user, phone.device)] * 2
    assert sorted(entry.detail["unsent"] for entry in noted) == [0, 3]


def test_drafts_are_kept_by_form() -> None:
    assert storage.read({"drafts": {"env": 2, "lesson": 1}}) == {"drafts": {"env": 2, "lesson": 1}}


@pytest.mark.parametrize(
    "drafts",
    [{}, [], "env", {"env": -1}, {"env": 0}, {"env": "2"}, {"Env": 1}, {"e" * 40: 1}, {"": 1}],
)
def test_drafts_that_no_phone_could_have_said_so_are_left_out(drafts: Any) -> None:
    assert storage.read({"drafts": drafts, "used": 1}) == {"used": 1}


def test_more_forms_than_there_can_be_are_left_out() -> None:
    assert storage.read({"drafts": {f"form_{n}": 1 for n in range(1000)}}) == {}
