"""The finer points of tus, and uploads that meet."""

import base64
import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from daybook.db import db
from daybook.photos import service
from daybook.photos.folder import Folder
from daybook.settings import Settings
from tests.server.photos.conftest import Sender, hash_of, metadata, picture
from tests.server.photos.test_upload import kept


def test_what_was_said_of_a_file_is_told_again(sender: Sender) -> None:
    data = picture()
    said = f"{metadata(hash_of(data))},filename c8WCb8WEY2U=,empty"

    location = sender.create(data, Upload_Metadata=said).headers["Location"]

    assert sender.call("HEAD", location).headers["Upload-Metadata"] == said


@pytest.mark.parametrize("said", ["sha256 AA==,sha256 AA==", "sha256 ä", "a " + "A" * 5000])
def test_metadata_that_cannot_be_told_again_are_refused(sender: Sender, said: str) -> None:
    assert sender.create(picture(), Upload_Metadata=said).status_code == 400


def test_a_method_that_the_network_forbids_may_be_named_in_a_header(sender: Sender) -> None:
    data = picture()
    location = sender.create(data).headers["Location"]

    sent = sender.call("POST", location, data=data, Upload_Offset=0, X_HTTP_Method_Override="PATCH")
    ended = sender.call("POST", location, X_HTTP_Method_Override="DELETE")

    assert (sent.status_code, sent.headers["Upload-Offset"]) == (204, "5000")
    assert ended.status_code == 204


def test_refusals_name_the_version_too(sender: Sender, client: FlaskClient) -> None:
    data = picture()
    location = sender.create(data).headers["Location"]

    refused = [
        sender.append(location, 7, data),
        sender.call("HEAD", "/api/files/" + "A" * 22),
        client.head(location),
    ]

    assert [answer.status_code for answer in refused] == [409, 404, 401]
    assert {answer.headers["Tus-Resumable"] for answer in refused} == {"1.0.0"}


def test_nothing_of_an_unproved_chunk_is_on_disk_before_it_is_proved(
    sender: Sender, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = picture()
    location = sender.create(data).headers["Location"]
    sender.append(location, 0, data[:1000])
    digest = base64.b64encode(hashlib.sha1(b"another").digest()).decode()

    sender.append(location, 1000, data[1000:], Upload_Checksum=f"sha1 {digest}")
    begun_again = sender.create(data, data=data[:500], Upload_Checksum=f"sha1 {digest}")

    assert begun_again.status_code == 460
    assert [path.read_bytes() for path in kept(settings)] == [data[:1000]]


def test_too_many_bytes_begun_are_refused_in_words(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST_OPEN_BYTES", 2500)
    sender.create(picture(1000))

    answer = sender.create(picture(2000))

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert "1 files of 1000 bytes" in answer.json["detail"]


def test_a_file_begun_anew_after_its_time_gets_a_new_time(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = picture()
    monkeypatch.setattr(service, "_SWEEP", 0)
    with monkeypatch.context() as short:
        short.setattr(service, "KEPT", -1)
        old = sender.create(data).headers["Location"]

    new = sender.create(data).headers["Location"]

    assert new != old
    assert sender.append(new, 0, data).headers["Upload-Offset"] == "5000"


def test_one_picture_finished_by_two_people_at_once_is_kept_for_both(
    app: Flask, sign_in: Callable[[str], Sender], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = picture()
    people = [sign_in("sunli"), sign_in("mawenbin")]
    places = [who.create(data).headers["Location"] for who in people]
    meeting = Barrier(2)
    keep = Folder.keep

    def keep_together(folder: Folder, upload: str, sha256: str) -> None:
        keep(folder, upload, sha256)
        meeting.wait(10)

    monkeypatch.setattr(Folder, "keep", keep_together)
    db.session.remove()

    def finish(who: Sender, place: str) -> int:
        alone = Sender(app.test_client(), who.token, who.user)
        return alone.append(place, 0, data).status_code

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(finish, people, places))

    assert answers == [204, 204]
    assert [who.create(data).headers["Upload-Offset"] for who in people] == ["5000"] * 2


def test_what_arrives_for_an_upload_that_was_given_up_leaves_nothing_behind(
    sender: Sender, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = picture()
    location = sender.create(data).headers["Location"]
    write = Folder.write

    def give_up_first(folder: Folder, *rest: Any) -> int:
        with monkeypatch.context() as plain:
            plain.setattr(Folder, "write", write)
            sender.call("DELETE", location)
        return write(folder, *rest)

    monkeypatch.setattr(Folder, "write", give_up_first)

    sender.append(location, 0, data[:100])

    assert kept(settings) == []
