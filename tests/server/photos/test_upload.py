"""Resumable uploads, call by call."""

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from daybook.photos import service
from daybook.settings import Settings
from tests.server.photos.conftest import Sender, hash_of, metadata, picture


def kept(settings: Settings) -> list[Path]:
    return [path for path in settings.photos_dir.rglob("*") if path.is_file()]


def test_the_capabilities_are_told_without_a_token(client: FlaskClient) -> None:
    answer = client.options("/api/files")

    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert answer.headers["Tus-Max-Size"] == str(8 * 1024 * 1024)
    assert "creation-with-upload" in answer.headers["Tus-Extension"]
    assert answer.headers["Tus-Checksum-Algorithm"] == "sha1,sha256"


def test_a_file_sent_in_two_parts_is_kept_byte_for_byte(sender: Sender, settings: Settings) -> None:
    data = picture()
    location = sender.create(data).headers["Location"]

    first = sender.append(location, 0, data[:2000])
    second = sender.append(location, 2000, data[2000:])

    assert (first.status_code, first.headers["Upload-Offset"]) == (204, "2000")
    assert (second.status_code, second.headers["Upload-Offset"]) == (204, "5000")
    assert [path.read_bytes() for path in kept(settings)] == [data]


def test_the_offset_is_what_is_on_disk(sender: Sender) -> None:
    data = picture()
    location = sender.create(data).headers["Location"]
    sender.append(location, 0, data[:2000])

    asked = sender.call("HEAD", location)

    assert asked.status_code == 200
    assert asked.headers["Upload-Offset"] == "2000"
    assert asked.headers["Upload-Length"] == "5000"
    assert asked.headers["Cache-Control"] == "no-store"
    assert "GMT" in asked.headers["Upload-Expires"]


def test_the_same_file_begun_twice_has_one_address_and_its_offset(sender: Sender) -> None:
    data = picture()
    first = sender.create(data)
    sender.append(first.headers["Location"], 0, data[:2000])

    second = sender.create(data)

    assert second.status_code == 201
    assert second.headers["Location"] == first.headers["Location"]
    assert second.headers["Upload-Offset"] == "2000"


def test_a_file_already_sent_is_complete_when_begun_again(sender: Sender) -> None:
    data = picture()
    sender.send(data)

    assert sender.create(data).headers["Upload-Offset"] == "5000"


def test_a_file_sent_and_forgotten_is_complete_when_begun_again(sender: Sender) -> None:
    data = picture()
    location = sender.create(data).headers["Location"]
    sender.append(location, 0, data)
    sender.call("DELETE", location)

    again = sender.create(data)

    assert again.headers["Location"] != location
    assert again.headers["Upload-Offset"] == "5000"


def test_two_people_do_not_learn_of_each_others_files(sign_in: Callable[[str], Sender]) -> None:
    data = picture()
    sign_in("sunli").send(data)

    assert sign_in("mawenbin").create(data).headers["Upload-Offset"] == "0"


def test_nobody_else_continues_an_upload(sign_in: Callable[[str], Sender]) -> None:
    data = picture()
    location = sign_in("sunli").create(data).headers["Location"]
    other = sign_in("mawenbin")

    assert other.call("HEAD", location).status_code == 404
    assert other.append(location, 0, data).status_code == 404
    assert other.call("DELETE", location).status_code == 404


def test_a_wrong_offset_is_refused_with_the_right_one(sender: Sender) -> None:
    data = picture()
    location = sender.create(data).headers["Location"]

    answer = sender.append(location, 7, data[7:])

    assert answer.status_code == 409
    assert answer.json["code"] == "offset-mismatch"
    assert answer.headers["Upload-Offset"] == "0"


def test_a_file_can_come_with_its_creation(sender: Sender, settings: Settings) -> None:
    data = picture()

    answer = sender.create(data, data=data)

    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, "5000")
    assert [path.read_bytes() for path in kept(settings)] == [data]


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_a_chunk_with_the_right_checksum_is_kept(sender: Sender, algorithm: str) -> None:
    data = picture()
    location = sender.create(data).headers["Location"]
    digest = base64.b64encode(hashlib.new(algorithm, data[:2000]).digest()).decode()

    answer = sender.append(location, 0, data[:2000], Upload_Checksum=f"{algorithm} {digest}")

    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, "2000")


def test_a_chunk_with_a_wrong_checksum_is_cut_off(sender: Sender) -> None:
    data = picture()
    location = sender.create(data).headers["Location"]
    sender.append(location, 0, data[:1000])
    digest = base64.b64encode(hashlib.sha1(b"another").digest()).decode()

    answer = sender.append(location, 1000, data[1000:], Upload_Checksum=f"sha1 {digest}")

    assert (answer.status_code, answer.json["code"]) == (460, "hash-mismatch")
    assert sender.call("HEAD", location).headers["Upload-Offset"] == "1000"


def test_an_unknown_checksum_is_refused(sender: Sender) -> None:
    location = sender.create(picture()).headers["Location"]

    assert sender.append(location, 0, b"x", Upload_Checksum="md5 AAAA").status_code == 400


def test_a_file_that_is_not_the_announced_one_is_discarded(
    sender: Sender, settings: Settings
) -> None:
    data = picture()
    location = sender.create(data).headers["Location"]

    answer = sender.append(location, 0, data[:-1] + b"!")

    assert (answer.status_code, answer.json["code"]) == (460, "hash-mismatch")
    assert kept(settings) == []
    assert sender.create(data).headers["Upload-Offset"] == "0"


@pytest.mark.parametrize(
    ("start", "type_"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
    ],
)
def test_the_type_is_told_by_the_content(sender: Sender, start: bytes, type_: str) -> None:
    data = picture(start=start)
    sender.send(data)

    answer = sender.call("GET", f"/api/files/content/{hash_of(data)}")

    assert (answer.status_code, answer.mimetype, answer.data) == (200, type_, data)


def test_what_is_no_picture_is_discarded(sender: Sender, settings: Settings) -> None:
    answer = sender.send(b"<html><script>alert(1)</script>")

    assert (answer.status_code, answer.json["code"]) == (415, "unsupported-type")
    assert kept(settings) == []


def test_a_newer_request_takes_the_upload_over(
    app: Flask, session: Session, sender: Sender
) -> None:
    data = picture()
    location = sender.create(data).headers["Location"]
    older = service.take(session, sender.user, location.rsplit("/", 1)[1])
    session.commit()

    sender.call("HEAD", location)

    assert not service.mine(session, older)


def test_a_finished_upload_answers_with_its_whole_length(sender: Sender) -> None:
    data = picture()
    location = sender.create(data).headers["Location"]
    sender.append(location, 0, data)

    assert sender.call("HEAD", location).headers["Upload-Offset"] == "5000"
    assert sender.append(location, 5000, b"").headers["Upload-Offset"] == "5000"


def test_an_upload_given_up_is_gone(sender: Sender, settings: Settings) -> None:
    data = picture()
    location = sender.create(data).headers["Location"]
    sender.append(location, 0, data[:100])

    assert sender.call("DELETE", location).status_code == 204
    assert sender.call("HEAD", location).status_code == 404
    assert kept(settings) == []


def test_an_upload_whose_time_is_over_is_gone(
    sender: Sender, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = picture()
    monkeypatch.setattr(service, "KEPT", -1)
    location = sender.create(data).headers["Location"]
    sender.append(location, 0, data[:100])

    assert sender.call("HEAD", location).status_code == 404
    sender.create(picture(4000))
    assert kept(settings) == []


def test_too_many_begun_files_are_refused(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST_OPEN", 1)
    sender.create(picture(1000))

    answer = sender.create(picture(2000))

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Tus_Resumable": "0.2.2"}, 412),
        ({"Upload_Length": 8 * 1024 * 1024 + 1}, 413),
        ({"Upload_Length": "0"}, 400),
        ({"Upload_Length": "-5"}, 400),
        ({"Upload_Length": "1" * 30}, 400),
        ({"Upload_Length": "many"}, 400),
        ({"Upload_Metadata": ""}, 400),
        ({"Upload_Metadata": "sha256 !!"}, 400),
        ({"Upload_Metadata": "sha256 gICA"}, 400),
        ({"Upload_Metadata": metadata("../../etc/passwd")}, 400),
        ({"Upload_Metadata": metadata("A" * 43, "text/html")}, 415),
    ],
)
def test_a_creation_that_makes_no_sense_is_refused(
    sender: Sender, headers: dict[str, str], status: int
) -> None:
    assert sender.create(picture(), **headers).status_code == status


def test_a_body_of_another_type_is_refused(sender: Sender) -> None:
    location = sender.create(picture()).headers["Location"]

    answer = sender.append(location, 0, b"x", content_type="application/json")

    assert answer.status_code == 415


def test_bytes_beyond_the_announced_length_are_not_kept(sender: Sender) -> None:
    data = picture()
    location = sender.create(data).headers["Location"]

    assert sender.append(location, 0, data + b"more").headers["Upload-Offset"] == "5000"


def test_without_a_token_nothing_is_begun(client: FlaskClient) -> None:
    answer = client.post("/api/files", headers={"Tus-Resumable": "1.0.0"})

    assert answer.status_code == 401
