"""The server's key: made once, kept from others, and told to every phone."""

import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from daybook.parcels import key, service
from daybook.places import service as places
from daybook.settings import Settings
from daybook.streams import service as streams
from tests.server.parcels.files import point_in, server_key
from tests.server.records.county import County, Person


def told(who: Person) -> list[dict[str, Any]]:
    """The bodies of the keys that a phone has been told."""
    return [row[4] for row in who.rows() if row[2] == "key"]


def test_the_key_is_made_once_and_for_this_account_alone(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"

    first, second = key.load(path), key.load(path)

    assert key.name(first) == key.name(second)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in tmp_path.iterdir()] == ["key.pem"]


def test_of_many_who_ask_first_all_get_one_key(tmp_path: Path) -> None:
    names: list[str] = []
    start = threading.Barrier(8)

    def ask() -> None:
        start.wait()
        names.append(key.name(key.load(tmp_path / "key.pem")))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(names)) == 1


@pytest.mark.parametrize("content", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\n"])
def test_a_broken_key_file_is_said_to_be_one_and_never_replaced(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(content)

    with pytest.raises(key.KeyFileError, match="restore it from a backup"):
        key.load(path)

    assert path.read_bytes() == content


def test_phones_of_a_new_organisation_are_told_the_key(teacher: Person) -> None:
    (body,) = told(teacher)

    assert point_in(body) == key.point(server_key())
    assert (body["use"], body["id"]) == ("parcel", key.name(server_key()))


def test_phones_of_an_organisation_from_before_are_told_the_key(
    session: Session, county: County, teacher: Person
) -> None:
    streams.withdraw(session, f"org/{county.org}", service.key_row(county.org))
    session.commit()
    assert told(teacher) == []

    service.publish(session)
    session.commit()

    assert len(told(teacher)) == 1


def test_a_key_that_phones_know_is_not_told_again(session: Session, county: County) -> None:
    before = streams.row(session, service.key_row(county.org))
    service.publish(session)
    session.commit()

    assert streams.row(session, service.key_row(county.org)) == before


def test_another_key_takes_the_place_of_the_first(
    app: Flask, session: Session, county: County, teacher: Person
) -> None:
    settings: Settings = app.extensions["daybook.settings"]
    settings.parcel_key_file.unlink()
    service.publish(session)
    session.commit()

    (body,) = told(teacher)

    assert point_in(body) == key.point(server_key())


def test_every_organisation_of_a_server_is_told(session: Session, county: County) -> None:
    places.create_org(session, {"zh": "邻县", "en": "Next"}, "Asia/Shanghai")
    session.commit()

    assert len(places.organisations(session)) == 2
    for org in places.organisations(session):
        assert streams.row(session, service.key_row(org.id)) is not None
