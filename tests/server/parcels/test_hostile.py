"""Whatever is brought, the answer is in words, and what was good before the fault has counted."""

import gzip
import json
from hashlib import sha256

import pytest
from daybook_sync.ids import new_id
from flask.testing import FlaskClient

from daybook.accounts import proofs
from daybook.parcels import contents, routes, seal, service
from daybook.parcels.contents import PACKED, PLAIN, Changes
from tests.server.parcels.files import (
    bring,
    brought,
    changes_of,
    parcel_of,
    picture_of,
    sealed,
    text_of,
)
from tests.server.photos.conftest import picture
from tests.server.records.county import County, Person


def signed(who: Person, text: bytes) -> bytes:
    """A part with any text, proved as it should be."""
    token_hash = sha256(who.token.encode()).hexdigest()
    return contents.write(Changes(text, proofs.prove(token_hash, sha256(text).digest())))


def code(carrier: Person, data: bytes) -> tuple[int, str]:
    answer = bring(carrier, data)
    assert answer.mimetype == "application/problem+json", answer.get_data(as_text=True)
    assert answer.json["detail"].endswith(".")
    return answer.status_code, answer.json["code"]


def test_nobody_brings_a_file_without_signing_in(client: FlaskClient) -> None:
    assert client.post("/api/parcels", data=b"x").status_code == 401


def test_another_type_of_body_is_refused(teacher: Person) -> None:
    assert bring(teacher, b"{}", content_type="application/json").status_code == 415


def test_what_is_no_parcel_is_said_to_be_none(colleague: Person) -> None:
    assert code(colleague, b"") == (415, "unsupported-type")
    assert code(colleague, picture()) == (415, "unsupported-type")


def test_a_file_for_another_server_is_said_to_be_one(teacher: Person, colleague: Person) -> None:
    other = seal.keys.ec.generate_private_key(seal.keys.CURVE)

    foreign = sealed(changes_of(teacher, []), to=other)

    assert code(colleague, foreign) == (412, "wrong-version")


def test_a_file_cut_off_before_its_changes_is_damaged(
    county: County, teacher: Person, colleague: Person
) -> None:
    whole = parcel_of(teacher, county.lesson(teacher))

    assert code(colleague, whole[:300]) == (460, "hash-mismatch")


def test_what_came_before_a_cut_counts_and_the_rest_is_asked_for(
    county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    first, second = county.lesson(teacher), county.lesson(teacher)
    whole = sealed(
        changes_of(teacher, [first]), changes_of(teacher, [second]), picture_of(picture())
    )

    cut = brought(colleague, whole[: len(whole) - 5100])
    again = brought(colleague, whole)

    assert (cut["new"], cut["fault"]) == (1, "damaged")
    assert (again["new"], again["already"], again["photos"]) == (1, 1, 1)
    assert again["fault"] is None
    assert supervisor.json("/api/views/records")["total"] == 2


def test_a_file_that_was_cut_before_it_says_anything_is_damaged(
    county: County, teacher: Person, colleague: Person
) -> None:
    parts = [changes_of(teacher, []), changes_of(teacher, [county.lesson(teacher)])]
    whole = sealed(*parts)

    assert code(colleague, whole[:-30]) == (460, "hash-mismatch")


def test_a_touched_file_is_damaged(county: County, teacher: Person, colleague: Person) -> None:
    touched = bytearray(parcel_of(teacher, county.lesson(teacher)))
    touched[-60] ^= 1

    assert code(colleague, bytes(touched)) == (460, "hash-mismatch")


@pytest.mark.parametrize("unpacked", [200_000_000, 9_000_000])
def test_a_bomb_is_not_unpacked(teacher: Person, colleague: Person, unpacked: int) -> None:
    bomb = gzip.compress(bytes(unpacked), compresslevel=9)

    file = sealed(bytes([PACKED]) + bytes(32) + bomb)

    assert code(colleague, file) == (413, "too-large")


@pytest.mark.parametrize(
    "part",
    [
        b"\x01",
        bytes([PLAIN]) + bytes(32),
        bytes([PLAIN]) + bytes(32) + b"[" * 100_000,
        bytes([PLAIN]) + bytes(32) + b'{"p":1,"q":0,"d":"no","m":[]}',
        bytes([PACKED]) + bytes(32) + b"not gzip",
        b"\x03" + bytes(32) + b"not what was hashed",
    ],
)
def test_parts_that_make_no_sense_are_damage(colleague: Person, part: bytes) -> None:
    assert code(colleague, sealed(part)) == (460, "hash-mismatch")


def test_a_part_of_an_unknown_kind_is_of_a_newer_page(colleague: Person) -> None:
    assert code(colleague, sealed(b"\x09" + bytes(64))) == (426, "upgrade-needed")


def test_a_newer_protocol_is_told_apart(teacher: Person, colleague: Person) -> None:
    assert code(colleague, sealed(changes_of(teacher, [], p=99))) == (426, "upgrade-needed")


def test_an_empty_file_and_photos_of_nobody_are_damage(colleague: Person) -> None:
    assert code(colleague, sealed()) == (460, "hash-mismatch")
    assert code(colleague, sealed(picture_of(picture()))) == (460, "hash-mismatch")


@pytest.mark.parametrize("user", [None, 7, ["x"], {}])
def test_a_file_of_no_person_is_damage(teacher: Person, colleague: Person, user: object) -> None:
    file = sealed(signed(teacher, text_of(teacher, [], u=user)))

    assert code(colleague, file) == (460, "hash-mismatch")


def test_a_person_whom_the_server_never_knew_is_said_to_be_one(
    teacher: Person, colleague: Person
) -> None:
    file = sealed(signed(teacher, text_of(teacher, [], u=new_id())))

    assert code(colleague, file) == (404, "not-found")


def test_mutations_that_make_no_sense_are_refused_one_by_one(
    county: County, teacher: Person, colleague: Person
) -> None:
    rubbish = [None, 1, "x", [], {}, {"i": 1, "r": {}}, {"i": [], "r": "x"}]

    told = brought(colleague, parcel_of(teacher, *rubbish, county.lesson(teacher)))

    assert told["new"] == 1
    assert told["refused"] > 0
    assert told["fault"] is None


def test_a_photo_that_is_none_is_passed_over(teacher: Person, colleague: Person) -> None:
    told = brought(colleague, parcel_of(teacher, photos=[b"<svg/>", picture()]))

    assert (told["photos"], told["fault"]) == (1, None)


def test_a_file_of_two_people_is_taken_as_far_as_the_first(
    county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    mine, theirs = county.lesson(teacher), county.lesson(colleague)

    told = brought(supervisor, sealed(changes_of(teacher, [mine]), changes_of(colleague, [theirs])))

    assert (told["new"], told["fault"]) == (1, "stranger")
    assert supervisor.json("/api/views/records")["total"] == 1


def test_too_many_changes_are_left(
    county: County, teacher: Person, colleague: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST_CHANGES", 3)
    parts = [changes_of(teacher, [county.lesson(teacher) for _ in range(2)]) for _ in range(2)]

    told = brought(colleague, sealed(*parts))

    assert (told["new"], told["fault"]) == (2, "too-large")


def test_too_many_bytes_are_refused(
    teacher: Person, colleague: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST", 1000)

    assert code(colleague, parcel_of(teacher, photos=[picture()])) == (413, "too-large")


def test_too_many_files_at_once_are_put_off(
    teacher: Person, colleague: Person, supervisor: Person
) -> None:
    file = sealed(changes_of(teacher, []))
    most = int(routes.OFTEN.split()[0])

    answers = [bring(colleague, file) for _ in range(most + 1)]

    assert [answer.status_code for answer in answers] == [200] * most + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert bring(supervisor, file).status_code == 200


@pytest.mark.parametrize("skew", [None, "x", 2**60, -(2**60), 1.5, True])
def test_a_clock_that_makes_no_sense_counts_for_nothing(
    county: County, teacher: Person, colleague: Person, supervisor: Person, skew: object
) -> None:
    made = county.lesson(teacher)

    brought(colleague, parcel_of(teacher, made, sk=skew))

    shown = supervisor.json(f"/api/views/records/{made['r']}")
    assert shown["history"][0]["at"] == made["at"]


def test_the_words_of_a_file_are_never_in_an_error(teacher: Person, colleague: Person) -> None:
    text = json.dumps({"p": 1, "secret": "奶奶"}).encode()

    answer = bring(colleague, sealed(signed(teacher, text)))

    assert "奶奶" not in answer.get_data(as_text=True)
