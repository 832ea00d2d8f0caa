"""Finished pictures: for whom, and with which headers."""

from collections.abc import Callable

from flask import Flask
from sqlalchemy.orm import Session

from daybook.photos import service
from daybook.settings import Settings
from tests.server.photos.conftest import Sender, hash_of, picture


def test_the_sender_fetches_the_picture_and_no_browser_keeps_it(sender: Sender) -> None:
    data = picture()
    sender.send(data)

    answer = sender.call("GET", f"/api/files/content/{hash_of(data)}")

    assert answer.data == data
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].endswith("sandbox")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_stranger_cannot_tell_it_from_one_that_does_not_exist(
    sign_in: Callable[[str], Sender],
) -> None:
    data = picture()
    sign_in("sunli").send(data)
    stranger = sign_in("mawenbin")

    refused = stranger.call("GET", f"/api/files/content/{hash_of(data)}")
    absent = stranger.call("GET", f"/api/files/content/{hash_of(b'none')}")

    assert refused.status_code == absent.status_code == 404
    assert refused.json["detail"] == absent.json["detail"]


def test_a_name_that_is_no_hash_is_not_found(sender: Sender) -> None:
    assert sender.call("GET", "/api/files/content/" + "." * 43).status_code == 404


def test_a_file_made_by_the_server_is_kept_by_its_hash(
    app: Flask, session: Session, settings: Settings
) -> None:
    data = picture()

    sha256 = service.store(session, "A" * 22, data, "image/jpeg")

    name = bytes.fromhex(service.files().place(sha256).name)
    assert sha256 == hash_of(data)
    assert len(name) == 32
    assert service.files().place(sha256).read_bytes() == data


def test_the_missing_are_told_in_order(app: Flask, session: Session) -> None:
    here = service.store(session, "A" * 22, picture(), "image/jpeg")
    one, two = hash_of(b"1"), hash_of(b"2")

    assert service.missing(session, [two, here, one, two]) == [two, one]
