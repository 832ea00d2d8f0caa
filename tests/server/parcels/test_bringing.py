"""A file of unsent work counts as if its author had synced, and once."""

from daybook_sync.merge import Outcome
from sqlalchemy import select
from sqlalchemy.orm import Session

from daybook.audit.models import AuditEntry
from daybook.photos import service as photos
from tests.server.parcels.files import bring, brought, changes_of, parcel_of, picture_of, sealed
from tests.server.photos.conftest import hash_of, picture
from tests.server.records.county import County, Person


def test_the_records_of_a_file_are_their_authors(
    county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    made = county.lesson(teacher, topic="秋天")

    told = brought(colleague, parcel_of(teacher, made))

    assert (told["person"]["id"], told["new"], told["already"]) == (teacher.user, 1, 0)
    assert told["fault"] is None
    (listed,) = supervisor.json("/api/views/records")["items"]
    assert listed["person"]["id"] == teacher.user


def test_a_file_brought_twice_counts_once(
    county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    file = parcel_of(teacher, county.lesson(teacher), county.lesson(teacher))
    brought(colleague, file)

    told = brought(supervisor, file)

    assert (told["new"], told["already"]) == (0, 2)
    assert supervisor.json("/api/views/records")["total"] == 2


def test_what_the_phone_syncs_later_counts_once(
    county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    made = county.lesson(teacher)
    brought(colleague, parcel_of(teacher, made))

    (answer,) = teacher.sync(made)["a"]

    assert answer[1] == Outcome.OK
    assert supervisor.json("/api/views/records")["total"] == 1


def test_what_the_phone_synced_before_counts_once(
    county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    sent, unsent = county.lesson(teacher), county.lesson(teacher)
    teacher.sync(sent)

    told = brought(colleague, parcel_of(teacher, sent, unsent))

    assert (told["new"], told["already"]) == (1, 1)
    assert supervisor.json("/api/views/records")["total"] == 2


def test_photos_are_kept_once_and_as_their_authors(
    session: Session, teacher: Person, colleague: Person
) -> None:
    data = picture()
    file = sealed(changes_of(teacher, []), picture_of(picture(900), small=True), picture_of(data))

    first, second = brought(colleague, file), brought(colleague, file)

    assert (first["photos"], second["photos"]) == (1, 0)
    assert photos.sent_by(session, teacher.user, hash_of(data))
    assert not photos.sent_by(session, colleague.user, hash_of(data))


def test_the_answer_tells_nothing_of_the_contents(
    county: County, teacher: Person, colleague: Person
) -> None:
    made = county.talk(teacher, note="奶奶身体不好")

    answer = bring(colleague, parcel_of(teacher, made)).get_data(as_text=True)

    assert "奶奶" not in answer
    assert made["r"] not in answer
    assert county.child not in answer


def test_who_brought_whose_file_is_written_down(
    session: Session, county: County, teacher: Person, colleague: Person
) -> None:
    brought(colleague, parcel_of(teacher, county.lesson(teacher)))

    (entry,) = session.scalars(select(AuditEntry))
    assert (entry.user, entry.act, entry.subject) == (colleague.user, "import", teacher.user)
    assert entry.detail["new"] == 1


def test_a_record_that_the_rules_refuse_is_held_as_from_a_sync(
    county: County, teacher: Person, colleague: Person
) -> None:
    made = county.lesson(teacher)
    del made["x"]["topic"]

    told = brought(colleague, parcel_of(teacher, made, county.lesson(teacher)))

    assert (told["new"], told["held"]) == (1, 1)


def test_the_way_of_a_file_does_not_shift_the_times_of_its_records(
    county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    made = county.lesson(teacher)
    an_hour, a_month = 3_600_000, 30 * 86_400_000

    brought(colleague, parcel_of(teacher, made, now=made["at"] - a_month, sk=an_hour))

    shown = supervisor.json(f"/api/views/records/{made['r']}")
    assert shown["history"][0]["at"] == made["at"] + an_hour


def pieces(data: bytes, *numbers: int) -> list[tuple[str, bytes]]:
    """A file cut before the parts with these numbers, as a bad line carries it."""
    places = borders(data)
    head = data[: places[1]]
    starts = [1, *numbers]
    ends = [*(places[number] for number in numbers), len(data)]
    return [
        (
            f"?part={start}&more={int(end < len(data))}",
            head + data[places[start] : end],
        )
        for start, end in zip(starts, ends, strict=True)
    ]


def borders(data: bytes) -> list[int]:
    """Where each part of a file begins."""
    at = 10 + int.from_bytes(data[8:10], "big")
    found = []
    while at < len(data):
        found.append(at)
        at += 4 + int.from_bytes(data[at : at + 4], "big")
    return found


def test_a_file_may_be_brought_in_pieces(
    session: Session, county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    some, others = [county.lesson(teacher)], [county.lesson(teacher), county.lesson(teacher)]
    parts = [changes_of(teacher, changes) for changes in ([], some, others)]
    file = sealed(*parts, picture_of(picture()), picture_of(picture(900)))

    told = [brought(colleague, data, path) for path, data in pieces(file, 2, 4)]

    assert [piece["new"] for piece in told] == [1, 2, 0]
    assert [piece["photos"] for piece in told] == [0, 1, 1]
    assert [piece["fault"] for piece in told] == [None, None, None]
    assert supervisor.json("/api/views/records")["total"] == 3
    assert len(session.scalars(select(AuditEntry).where(AuditEntry.act == "import")).all()) == 1


def test_a_piece_in_the_wrong_place_is_not_taken(
    county: County, teacher: Person, colleague: Person
) -> None:
    file = sealed(*(changes_of(teacher, [county.lesson(teacher)]) for _ in range(3)))
    (_first, one), (_second, other) = pieces(file, 2)

    assert brought(colleague, other, "?part=1&more=0")["fault"] == "damaged"
    assert brought(colleague, one, "?part=1&more=0")["fault"] == "damaged"
    assert brought(colleague, other, "?part=2&more=1")["fault"] == "damaged"
    assert bring(colleague, other, "?part=0").status_code == 422
    assert bring(colleague, other, "?part=2001").status_code == 422
    assert bring(colleague, other, "?piece=2").status_code == 422
