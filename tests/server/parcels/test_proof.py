"""Work that cannot be proved to be its author's is kept for the office to decide, never lost."""

from daybook_sync.merge import Outcome
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import service as accounts
from daybook.streams import service as streams
from tests.server.parcels.files import brought, changes_of, follow, parcel_of, sealed, text_of
from tests.server.parcels.test_hostile import signed
from tests.server.records.county import County, Person


def held_reasons(leader: Person) -> list[str]:
    return [item["reason"] for item in leader.json("/api/views/held")["items"]]


def test_the_work_of_a_phone_that_was_signed_out_is_held(
    session: Session, county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    file = parcel_of(teacher, county.lesson(teacher))
    accounts.revoke_device(session, teacher.device, clock.now())
    session.commit()

    told = brought(colleague, file)

    assert (told["new"], told["held"]) == (0, 1)
    assert held_reasons(supervisor) == ["unproved"]
    assert supervisor.json("/api/views/records")["total"] == 0


def test_the_work_of_a_closed_account_is_held(
    session: Session, county: County, teacher: Person, colleague: Person
) -> None:
    file = parcel_of(teacher, county.lesson(teacher))
    accounts.disable(session, teacher.user, clock.now())
    session.commit()

    assert brought(colleague, file)["held"] == 1


def test_the_work_of_a_phone_the_server_has_forgotten_is_held(
    county: County, teacher: Person, colleague: Person
) -> None:
    made = county.lesson(teacher)

    told = brought(colleague, parcel_of(teacher, made, d="AaDO_s2GeuyeDhLphuvB4A"))

    assert told["held"] == 1


def test_nobody_writes_in_the_name_of_another(
    county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    forged = signed(colleague, text_of(teacher, [county.lesson(teacher)]))
    own_device = changes_of(colleague, [county.lesson(teacher)], u=teacher.user)

    for file in (sealed(forged), sealed(own_device)):
        assert brought(colleague, file)["held"] == 1
    assert supervisor.json("/api/views/records")["total"] == 0


def test_what_is_held_for_want_of_proof_is_held_once(
    county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    file = parcel_of(teacher, county.lesson(teacher), d="AaDO_s2GeuyeDhLphuvB4A")
    brought(colleague, file)

    told = brought(supervisor, file)

    assert (told["held"], told["already"]) == (0, 1)
    assert len(held_reasons(supervisor)) == 1


def test_what_the_phone_had_synced_needs_no_proof_again(
    session: Session, county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    made = county.lesson(teacher)
    teacher.sync(made)
    file = parcel_of(teacher, made)
    accounts.revoke_device(session, teacher.device, clock.now())
    session.commit()

    told = brought(colleague, file)

    assert (told["already"], told["held"]) == (1, 0)
    assert held_reasons(supervisor) == []


def test_the_new_phone_of_a_teacher_sends_what_the_old_one_put_into_a_file(
    session: Session, county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    made = county.lesson(teacher)
    brought(colleague, parcel_of(teacher, made))
    account = accounts.find(session, "linxiaomei")
    assert account is not None

    (answer,) = county.device(account).sync(made)["a"]

    assert answer[1] == Outcome.OK
    assert supervisor.json("/api/views/records")["total"] == 1


def test_what_follows_unproved_work_waits_behind_it(
    county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    made = county.lesson(teacher)
    file = parcel_of(teacher, made, follow(made, topic="二"), d="AaDO_s2GeuyeDhLphuvB4A")

    brought(colleague, file)

    assert sorted(held_reasons(supervisor)) == ["after-held", "unproved"]


def test_what_follows_proved_work_needs_a_proof_of_its_own(
    session: Session, county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    made = county.lesson(teacher, topic="一")
    teacher.sync(made)
    file = parcel_of(teacher, made, follow(made, topic="二"), d="AaDO_s2GeuyeDhLphuvB4A")

    assert brought(colleague, file)["held"] == 1

    shown = supervisor.json(f"/api/views/records/{made['r']}")
    assert {one["name"]: one["value"] for one in shown["answers"]}["topic"] == "一"


def test_the_office_may_accept_unproved_work_which_then_counts_once(
    session: Session, county: County, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    made = county.lesson(teacher)
    file = parcel_of(teacher, made, follow(made, topic="二"), d="AaDO_s2GeuyeDhLphuvB4A")
    brought(colleague, file)

    streams.accept(session, supervisor.user, made["i"])
    session.commit()

    assert held_reasons(supervisor) == []
    assert supervisor.json("/api/views/records")["total"] == 1
    (answer,) = teacher.sync(made)["a"]
    assert answer[1] == Outcome.OK
