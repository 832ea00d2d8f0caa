"""Whatever is uploaded as a workbook, the answer is a sentence and the server goes on."""

import io
import json
import zipfile
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.server.forms.conftest import Upload, upload
from tests.server.forms.tables import NAME, table
from tests.server.records.county import Person

MB = 1024 * 1024
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 64


def bomb() -> bytes:
    """A workbook of a few kilobytes that unpacks to a hundred megabytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"\x00" * (100 * MB))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "form.xlsx"),
        (JPEG, "form.xlsx"),
        (JPEG, "photo.jpg"),
        (b"PK\x03\x04" + b"\x00" * 100, "form.xlsx"),
        (b"\xff\xfe\x00", "form.csv"),
        (b"just words", "form.md"),
        (b"| survey |", "form"),
        (b"| survey |", "../../etc/passwd"),
        (b"| survey |", "form.\x00md"),
        (b"x" * (2 * MB + 1), "form.md"),
        (bomb(), "form.xlsx"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_what_is_no_workbook_is_refused_with_a_sentence(
    supervisor: Person, check: Upload, data: bytes, name: str
) -> None:
    answer = check(supervisor, (data, name))

    assert (answer.status_code, answer.json["code"]) == (422, "invalid")
    for problem in answer.json["problems"]:
        assert problem["sentence"]["zh"]
        assert problem["sentence"]["en"].endswith(".")
    assert supervisor.get("/api/forms").status_code == 200


@pytest.mark.parametrize("act", ["check", "publish"])
def test_ten_megabytes_are_too_large(client: FlaskClient, supervisor: Person, act: str) -> None:
    answer = upload(client, supervisor, act, (b"x" * (10 * MB), "form.xlsx"), digest="x" * 43)

    assert (answer.status_code, answer.json["code"]) == (413, "too-large")
    assert "2 MB" in answer.json["detail"]


def test_the_body_of_whoever_may_not_change_forms_is_not_read(
    client: FlaskClient, teacher: Person
) -> None:
    answer = upload(client, teacher, "check", (b"x" * (10 * MB), "form.xlsx"))

    assert answer.status_code == 403


@pytest.mark.parametrize("act", ["check", "publish"])
@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (b"{}", "application/json"),
        (b"", "multipart/form-data"),
        (b"--x", "multipart/form-data; boundary=x"),
        (b"--x\r\n\r\nhello\r\n--x--", "multipart/form-data; boundary=x"),
        (b"workbook=1&digest=2", "application/x-www-form-urlencoded"),
    ],
)
def test_bodies_without_a_workbook_are_refused(
    client: FlaskClient, supervisor: Person, act: str, data: bytes, content_type: str
) -> None:
    headers = {"Authorization": f"Bearer {supervisor.token}"}

    answer: Any = client.post(
        f"/api/workbooks/{act}", data=data, content_type=content_type, headers=headers
    )

    assert (answer.status_code, answer.json["code"]) == (422, "invalid")


def test_hostile_words_are_words(supervisor: Person, publish: Upload) -> None:
    hostile = "<script>alert(1)</script>"

    answer = publish(supervisor, table({**NAME, "label::zh": hostile}))

    assert answer.json["form"]["fields"][0]["label"]["zh"] == hostile
    assert answer.mimetype == "application/json"


@pytest.mark.parametrize("state", ["", "OPEN", None, 1, ["open"], {"a": 1}])
def test_states_that_make_no_sense_are_refused(supervisor: Person, state: Any) -> None:
    assert supervisor.post("/api/forms/lesson/switch", {"state": state}).status_code == 422


@pytest.mark.parametrize("basis", ["x" * 501, "a\x00b", "\ud800", 1, None])
def test_a_basis_that_makes_no_sense_is_refused(
    client: FlaskClient, supervisor: Person, basis: Any
) -> None:
    answer: Any = client.post(
        "/api/forms/lesson/switch",
        data=json.dumps({"state": "open", "basis": basis}),
        content_type="application/json",
        headers={"Authorization": f"Bearer {supervisor.token}"},
    )

    assert answer.status_code == 422
