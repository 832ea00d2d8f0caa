"""Voice notes and documents of records: who is told of them, and who may fetch them."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.server.forms.conftest import upload
from tests.server.forms.tables import table
from tests.server.photos.conftest import Sender, hash_of, picture
from tests.server.records.county import County, Person

PDF = b"%PDF-1.7 a plan"
SOUND = b"OggS" + b"\x00" * 60
SCAN = picture()
QUESTIONS = (
    {"type": "image", "name": "scan", "label::zh": "照片", "label::en": "Photo"},
    {"type": "audio", "name": "told", "label::zh": "录音", "label::en": "Voice note"},
    {"type": "file", "name": "plan", "label::zh": "教案", "label::en": "Plan"},
)
GUESTS = (
    {"type": "begin_repeat", "name": "guests", "label::zh": "来宾", "label::en": "Guests"},
    {"type": "audio", "name": "words", "label::zh": "原话", "label::en": "Words"},
    {"type": "end_repeat", "name": "", "label::zh": "", "label::en": ""},
)
ANSWERS: dict[str, Any] = {
    "scan": [{"$f": hash_of(SCAN), "n": len(SCAN), "t": "image/jpeg", "w": 4, "h": 3}],
    "told": [{"$f": hash_of(SOUND), "n": len(SOUND), "t": "audio/ogg"}],
    "plan": [{"$f": hash_of(PDF), "n": len(PDF), "t": "application/pdf", "name": "教案.pdf"}],
}


def published(client: FlaskClient, county: County, *more: Any, **settings: str) -> Person:
    """The supervisor, who has published a form of files."""
    supervisor = county.person("qianlan", "supervisor", county.org)
    text = table(*QUESTIONS, *more, **settings)
    checked = upload(client, supervisor, "check", text)
    assert checked.status_code == 200, checked.get_data(as_text=True)
    answer = upload(client, supervisor, "publish", text, digest=checked.json["digest"])
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return supervisor


def written(county: County, teacher: Person, key: str, **answers: Any) -> str:
    """The id of a record with files, which have all arrived."""
    school_class = county.school_class if key == county.class_key else None
    made = teacher.put(
        key, "tried", {**ANSWERS, **answers}, _school=county.central, _class=school_class
    )
    assert teacher.sync(made)["a"][0][1] == 0
    sender = Sender(county.client, teacher.token, teacher.user)
    for data in (SCAN, SOUND, PDF):
        assert sender.send(data).status_code == 204
    return str(made["r"])


@pytest.fixture
def supervisor(client: FlaskClient, county: County) -> Person:
    """Reads for the whole county, whose form of files belongs to schools."""
    return published(client, county)


def test_a_record_tells_its_voice_notes_and_documents_apart_from_its_photos(
    county: County, supervisor: Person, teacher: Person
) -> None:
    rid = written(county, teacher, county.school_key)

    shown = supervisor.json(f"/api/views/records/{rid}")

    assert [photo["sha256"] for photo in shown["photos"]] == [hash_of(SCAN)]
    assert [(file["name"], file["type"], file["size"]) for file in shown["files"]] == [
        (None, "audio/ogg", len(SOUND)),
        ("教案.pdf", "application/pdf", len(PDF)),
    ]
    assert shown["files"][1]["label"] == {"zh": "教案", "en": "Plan"}
    assert shown["answers"] == []


def test_a_list_counts_photos_alone(county: County, supervisor: Person, teacher: Person) -> None:
    written(county, teacher, county.school_key)

    (line,) = supervisor.json("/api/views/records")["items"]

    assert line["photos"] == 1


@pytest.mark.parametrize("data", [SOUND, PDF], ids=["voice note", "document"])
def test_whoever_may_read_a_record_fetches_its_files_and_nobody_else(
    county: County, supervisor: Person, teacher: Person, colleague: Person, data: bytes
) -> None:
    written(county, teacher, county.school_key)
    path = f"/api/files/content/{hash_of(data)}"

    assert supervisor.get(path).get_data() == data
    assert colleague.get(path).status_code == 404


def test_files_about_children_are_for_the_class_team_alone(
    client: FlaskClient, county: County, teacher: Person, head: Person
) -> None:
    supervisor = published(client, county, audience="class", visibility="V2")
    mate = county.person("zhaoli", "teacher", county.central, taught=county.school_class)
    rid = written(county, teacher, county.class_key)

    assert supervisor.json(f"/api/views/records/{rid}")["files"] == []
    for data in (SOUND, PDF):
        path = f"/api/files/content/{hash_of(data)}"
        fetched = {who.user: who.get(path).status_code for who in (mate, head, supervisor)}
        assert fetched == {mate.user: 200, head.user: 200, supervisor.user: 404}


def test_files_in_rows_are_files_of_the_record(
    client: FlaskClient, county: County, teacher: Person
) -> None:
    supervisor = published(client, county, *GUESTS)
    rows = [{"words": ANSWERS["told"]}]
    rid = written(county, teacher, county.school_key, told=[], guests=rows)

    (_, said) = supervisor.json(f"/api/views/records/{rid}")["files"]

    assert said["label"]["en"] == "Words"
    assert supervisor.get(f"/api/files/content/{said['sha256']}").get_data() == SOUND


def test_the_phone_is_asked_for_files_that_the_server_lacks(
    county: County, supervisor: Person, teacher: Person
) -> None:
    made = teacher.put(county.school_key, "tried", ANSWERS, _school=county.central, _class=None)

    needed = teacher.sync(made)["need"]

    assert sorted(needed) == sorted(map(hash_of, (SCAN, SOUND, PDF)))


def test_a_changed_file_is_told_by_its_kind(
    county: County, supervisor: Person, teacher: Person
) -> None:
    made = teacher.put(county.school_key, "tried", ANSWERS, _school=county.central, _class=None)
    teacher.sync(made)
    teacher.sync(teacher.change(made, 99, told=[], plan=[]))

    last = supervisor.json(f"/api/views/records/{made['r']}")["history"][-1]

    assert sorted(change["before"]["en"] for change in last["changes"]) == [
        "1 file",
        "1 voice note",
    ]
    assert all(change["after"] is None for change in last["changes"])
