"""Of a week in which nobody could log, nothing is expected; it is never called quiet."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import service as accounts
from daybook.accounts.models import Device, StaffRole
from daybook.places import service as places
from tests.server.records.county import SINCE, TODAY, County, Person

QUIET, NOBODY = "quiet", "not-expected"


def states(supervisor: Person, place: str) -> list[Any]:
    items = supervisor.json("/api/views/overview")["items"]
    (found,) = [item for item in items if item["id"] == place]
    return [week["state"] for week in found["weeks"]]


def phone_came(session: Session, person: Person, weeks_ago: int) -> None:
    moment = clock.now() - 7 * weeks_ago * clock.DAY
    session.execute(update(Device).where(Device.id == person.device).values(created_at=moment))
    session.commit()


def worked(session: Session, person: Person, since: date, until: date | None = None) -> None:
    days = {"since": since.isoformat(), "until": until and until.isoformat()}
    session.execute(update(StaffRole).where(StaffRole.account == person.user).values(**days))
    session.commit()


def test_weeks_before_the_first_phone_came_are_not_expected(
    county: County, session: Session, teacher: Person, supervisor: Person
) -> None:
    phone_came(session, teacher, weeks_ago=1)

    assert states(supervisor, county.central) == [NOBODY, NOBODY, QUIET, QUIET]


def test_weeks_before_anybody_worked_there_are_not_expected(
    county: County, session: Session, teacher: Person, supervisor: Person
) -> None:
    worked(session, teacher, TODAY - timedelta(7))

    assert states(supervisor, county.central) == [NOBODY, NOBODY, QUIET, QUIET]


def test_a_phone_of_somebody_who_left_counts_while_they_worked_there(
    county: County, session: Session, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    phone_came(session, teacher, weeks_ago=1)
    worked(session, colleague, TODAY - timedelta(200), TODAY - timedelta(14))

    assert states(supervisor, county.central) == [QUIET] * 4


def test_a_phone_got_after_leaving_does_not_count(
    county: County, session: Session, teacher: Person, colleague: Person, supervisor: Person
) -> None:
    phone_came(session, teacher, weeks_ago=1)
    phone_came(session, colleague, weeks_ago=2)
    worked(session, colleague, TODAY - timedelta(200), TODAY - timedelta(21))

    assert states(supervisor, county.central) == [NOBODY, NOBODY, QUIET, QUIET]


def test_who_is_placed_at_a_school_works_there(
    county: County, session: Session, teacher: Person, supervisor: Person
) -> None:
    first, last = TODAY - timedelta(14), TODAY + timedelta(90)
    places.place_person(session, teacher.user, "year", county.point, first, last)
    session.commit()

    assert states(supervisor, county.point) == [NOBODY, QUIET, QUIET, QUIET]


def test_a_school_whose_people_have_no_phone_is_not_called_quiet(
    county: County, session: Session, supervisor: Person
) -> None:
    account = accounts.create_account(session, "wuguilan", "吴桂兰")
    accounts.give_role(session, account.id, "teacher", county.point, SINCE)
    session.commit()

    assert states(supervisor, county.point) == [NOBODY] * 4
