"""What files are, by their content alone: pictures, voice notes and documents."""

import io
import zipfile

import pytest

from daybook.photos import kinds
from tests.server.photos.conftest import Sender, hash_of, picture

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def document(*parts: str) -> bytes:
    """A ZIP archive that holds these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part in ("[Content_Types].xml", *parts):
            archive.writestr(part, "<x/>")
    return file.getvalue()


def kind(data: bytes) -> str | None:
    return kinds.kind_of(io.BytesIO(data))


@pytest.mark.parametrize(
    ("data", "type_"),
    [
        (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm", "audio/webm"),
        (b"OggS\x00\x02" + bytes(22), "audio/ogg"),
        (b"\x00\x00\x00\x1cftypM4A \x00\x00\x02\x00", "audio/mp4"),
        (b"%PDF-1.7\n", "application/pdf"),
        (document("word/document.xml"), WORD),
        (
            document("xl/workbook.xml"),
            WORD.replace("wordprocessingml.document", "spreadsheetml.sheet"),
        ),
        (
            document("ppt/presentation.xml"),
            WORD.replace("wordprocessingml.document", "presentationml.presentation"),
        ),
    ],
    ids=["webm", "ogg", "mp4", "pdf", "word", "excel", "powerpoint"],
)
def test_voice_notes_and_documents_are_known_by_their_content(data: bytes, type_: str) -> None:
    assert kind(data) == type_


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><script>alert(1)</script>",
        b"PK\x03\x04 and nothing more",
        document("anything.xml"),
        document("word/document.xml", "word/vbaProject.bin"),
        b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska",
        b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00",
        b"MZ\x90\x00",
    ],
    ids=["empty", "page", "torn", "other-zip", "macros", "matroska", "heic", "program"],
)
def test_what_is_neither_is_nothing(data: bytes) -> None:
    assert kind(data) is None


def test_a_document_is_kept_and_given_back_to_be_saved(sender: Sender) -> None:
    data = document("word/document.xml")
    sender.send(data, WORD)

    answer = sender.call("GET", f"/api/files/content/{hash_of(data)}")

    assert (answer.status_code, answer.mimetype, answer.data) == (200, WORD, data)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_voice_note_is_kept_and_can_be_played(sender: Sender) -> None:
    data = b"OggS\x00\x02" + bytes(1000)
    sender.send(data, "audio/ogg")

    answer = sender.call("GET", f"/api/files/content/{hash_of(data)}")

    assert (answer.status_code, answer.mimetype) == (200, "audio/ogg")
    assert "attachment" not in answer.headers.get("Content-Disposition", "")


def test_a_document_of_more_than_two_megabytes_is_refused(sender: Sender) -> None:
    data = b"%PDF-1.7\n" + bytes(kinds.LARGEST_OTHER)

    answer = sender.send(data, "application/pdf")

    assert (answer.status_code, answer.json["code"]) == (413, "too-large")


def test_a_picture_may_be_larger_than_a_document(sender: Sender) -> None:
    assert sender.send(picture(kinds.LARGEST_OTHER + 1)).status_code == 204
