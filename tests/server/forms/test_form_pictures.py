"""Pictures that stand in a form reach everybody who has the form, and nobody else."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from daybook.places import service as places
from tests.server.forms.conftest import File, Upload
from tests.server.forms.tables import CHOICES, HOW, NAME, table
from tests.server.records.county import ZONE, County, Person

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 50
SHOWN = {**NAME, "media::image": "corner.png"}
CORNER: File = (PNG, "corner.png")


@pytest.fixture
def picture(supervisor: Person, publish: Upload) -> str:
    """The hash of a picture beside a question of a published form."""
    form = publish(supervisor, table(SHOWN), CORNER).json["form"]
    ref = form["fields"][0]["media"]["image"]["zh"]
    assert (ref["n"], ref["t"]) == (len(PNG), "image/png")
    return str(ref["$f"])


def test_a_picture_reaches_everybody_who_has_the_form(picture: str, teacher: Person) -> None:
    answer = teacher.get(f"/api/files/content/{picture}")

    assert (answer.status_code, answer.get_data()) == (200, PNG)
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"


def test_a_picture_of_a_form_is_not_for_another_organisation(picture: str, county: County) -> None:
    org = places.create_org(county.session, {"zh": "白水县", "en": "Baishui"}, ZONE).id
    other = county.person("wenqi", "supervisor", org)

    assert other.get(f"/api/files/content/{picture}").status_code == 404


def test_a_picture_that_is_only_checked_is_not_kept(
    supervisor: Person, teacher: Person, check: Upload
) -> None:
    told = check(supervisor, table(SHOWN), CORNER).json

    hash_ = told["form"]["fields"][0]["media"]["image"]["zh"]["$f"]
    assert supervisor.get(f"/api/files/content/{hash_}").status_code == 404


def test_a_picture_beside_a_choice_is_published_too(
    supervisor: Person, teacher: Person, publish: Upload
) -> None:
    visit, call = CHOICES
    text = table(HOW, choices=({**visit, "media::image": "corner.png"}, call))

    form = publish(supervisor, text, CORNER).json["form"]

    ref = form["choices"]["how"][0]["media"]["image"]["zh"]
    assert teacher.get(f"/api/files/content/{ref['$f']}").status_code == 200


@pytest.mark.parametrize(
    "pictures",
    [
        [],
        [(PNG, "other.png")],
        [(b"<svg/>", "corner.png")],
        [(b"", "corner.png")],
        [(PNG + b"\x00" * 400_000, "corner.png")],
        [(PNG, f"{n}.png") for n in range(41)],
    ],
    ids=["none", "another", "no picture", "empty", "too large", "too many"],
)
def test_a_picture_that_cannot_be_shown_is_refused_with_a_sentence(
    supervisor: Person, check: Upload, pictures: list[File], client: FlaskClient
) -> None:
    answer: Any = check(supervisor, table(SHOWN), *pictures)

    assert answer.status_code == 422
    assert all(problem["sentence"]["en"] for problem in answer.json["problems"])


def test_notes_are_told_with_their_place(supervisor: Person, check: Upload) -> None:
    nameless = {key: value for key, value in NAME.items() if not key.startswith("label")}

    (note, *_) = check(supervisor, table(HOW, {**nameless, "label::zh": ""})).json["notes"]

    assert (note["sheet"], note["row"]) == ("survey", 3)
