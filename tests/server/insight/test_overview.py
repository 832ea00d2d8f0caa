"""What the overview shows of terms and townships, and what waits to be settled there."""

from datetime import date, timedelta

from daybook_sync.ids import new_id
from sqlalchemy import update
from sqlalchemy.orm import Session

from daybook import clock
from daybook.places import service as places
from daybook.places.calendar import Calendar
from daybook.streams.models import Quarantine
from tests.server.records.county import TODAY, County, Person

OVERVIEW = "/api/views/overview"


def earlier_term(county: County) -> tuple[str, date]:
    monday = TODAY - timedelta(days=TODAY.weekday() + 140)
    days = Calendar(monday, monday + timedelta(55), monday)
    term = places.create_term(county.session, county.org, {"zh": "春", "en": "Spring"}, days)
    county.session.commit()
    return term.id, monday


def log_at(county: County, who: Person, day: date) -> None:
    made = county.lesson(who)
    made["x"]["_date"] = day.isoformat()
    assert who.sync(made)["a"][0][1] == 0


def test_the_weeks_are_those_of_the_term_that_is_asked_for(
    county: County, teacher: Person, supervisor: Person
) -> None:
    term, monday = earlier_term(county)
    log_at(county, teacher, monday + timedelta(8))

    answer = supervisor.json(OVERVIEW, term=term)

    (item,) = [one for one in answer["items"] if one["id"] == county.central]
    assert answer["term"]["id"] == term
    assert [week["week"] for week in item["weeks"]] == list(range(1, 9))
    assert item["weeks"][1] == {
        "week": 2,
        "from": (monday + timedelta(7)).isoformat(),
        "state": "logged",
        "count": 1,
    }
    assert item["records"] == 1


def test_without_a_choice_the_term_is_that_of_today_and_all_are_named(
    county: County, supervisor: Person
) -> None:
    earlier_term(county)

    answer = supervisor.json(OVERVIEW)

    assert [term["name"]["en"] for term in answer["terms"]] == ["Spring", "Autumn"]
    assert answer["term"] == answer["terms"][1]


def test_a_term_of_nobody_here_is_not_found(county: County, supervisor: Person) -> None:
    assert supervisor.get(OVERVIEW, term=new_id()).status_code == 404


def test_a_place_narrows_to_what_lies_under_it(county: County, supervisor: Person) -> None:
    other = places.create_place(
        county.session, county.org, "central", {"zh": "另一中心校", "en": "Other"}
    )
    county.session.commit()

    answer = supervisor.json(OVERVIEW, place=county.central)

    assert [item["id"] for item in answer["items"]] == [county.central, county.point]
    assert answer["missing"]["schools"] == 2
    assert other.id in {item["id"] for item in supervisor.json(OVERVIEW)["items"]}


def test_the_townships_are_those_that_have_schools_under_them(
    county: County, supervisor: Person
) -> None:
    answer = supervisor.json(OVERVIEW, place=county.point)

    assert [one["id"] for one in answer["townships"]] == [county.central]


def test_a_place_that_is_not_there_has_no_schools(county: County, supervisor: Person) -> None:
    assert supervisor.json(OVERVIEW, place=new_id())["items"] == []


def test_nobody_narrows_to_schools_they_do_not_see(county: County, head: Person) -> None:
    assert head.json(OVERVIEW, place=county.point)["items"] == []


def test_what_is_held_waits_since_it_was_received(
    county: County, session: Session, teacher: Person, supervisor: Person
) -> None:
    teacher.sync(county.lesson(teacher, pupils=999))
    session.execute(update(Quarantine).values(received_at=clock.now() - 5 * clock.DAY))
    session.commit()

    answer = supervisor.json(OVERVIEW)

    waiting = {item["id"]: item["open"] for item in answer["items"]}
    assert waiting == {county.central: [{"kind": "held", "count": 1, "age": 5}], county.point: []}
