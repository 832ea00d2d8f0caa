"""Places, classes and grants: what is entered reaches the phones it concerns."""

from dataclasses import dataclass
from datetime import date

import pytest
from daybook_sync.ids import new_id
from sqlalchemy.orm import Session, scoped_session

from daybook.accounts import service as accounts
from daybook.children import service as children
from daybook.children.service import Told
from daybook.errors import Problem
from daybook.places import service as places
from daybook.places.calendar import Calendar
from daybook.streams import service as streams

TODAY = date(2026, 11, 23)
LONG_AGO = date(2020, 1, 1)


@dataclass(frozen=True)
class Town:
    """A bureau with a central school, a point below it and a kindergarten elsewhere."""

    org: str
    central: str
    point: str
    kindergarten: str
    room: str


@pytest.fixture
def open_session(session: scoped_session[Session]) -> Session:
    return session()


@pytest.fixture
def town(open_session: Session) -> Town:
    def named(word: str) -> dict[str, str]:
        return {"zh": word, "en": word}

    org = places.create_org(open_session, named("县"), "Asia/Shanghai").id
    central = places.create_place(open_session, org, "central", named("中心小学")).id
    point = places.create_place(open_session, central, "point", named("教学点")).id
    kindergarten = places.create_place(open_session, org, "kindergarten", named("幼儿园")).id
    room = places.create_class(
        open_session, point, named("复式班"), "2026", stage="primary", grade=1, size=7
    ).id
    return Town(org, central, point, kindergarten, room)


def account(session: Session, role: str, place: str) -> str:
    made = accounts.create_account(session, new_id(), "王")
    accounts.give_role(session, made.id, role, place, LONG_AGO)
    return made.id


def held(session: Session, user: str, day: date = TODAY) -> dict[str, str]:
    accounts.renew(session, user, day)
    return {grant.key: grant.role for grant in streams.granted(session, user)}


def test_a_place_is_published_to_the_organisation(open_session: Session, town: Town) -> None:
    row = streams.row(open_session, town.point)

    assert row is not None
    assert row.stream == f"org/{town.org}"
    assert row.body == {
        "name": {"zh": "教学点", "en": "教学点"},
        "type": "point",
        "parent": town.central,
    }


def test_a_new_name_is_published_too(open_session: Session, town: Town) -> None:
    places.change_place(open_session, town.point, name={"zh": "新名", "en": "New"})

    row = streams.row(open_session, town.point)
    assert row is not None
    assert row.body["name"] == {"zh": "新名", "en": "New"}


def test_a_place_cannot_be_moved_below_itself(open_session: Session, town: Town) -> None:
    with pytest.raises(Problem, match="below itself"):
        places.change_place(open_session, town.central, parent=town.point)


def test_schools_under_a_place_are_its_own_and_those_below(
    open_session: Session, town: Town
) -> None:
    assert places.schools_under(open_session, town.org) == {
        town.central,
        town.point,
        town.kindergarten,
    }
    assert places.schools_under(open_session, town.central) == {town.central, town.point}
    assert places.schools_under(open_session, town.point) == {town.point}


def test_a_term_is_sent_with_its_weeks_and_holidays(open_session: Session, town: Town) -> None:
    holiday = (date(2026, 10, 1), date(2026, 10, 7), {"zh": "国庆节", "en": "National Day"})
    calendar = Calendar(date(2026, 9, 1), date(2027, 1, 22), date(2026, 8, 31), [holiday])

    term = places.create_term(open_session, town.org, {"zh": "秋", "en": "Autumn"}, calendar)

    row = streams.row(open_session, term.id)
    assert row is not None
    assert row.body["week1"] == "2026-08-31"
    assert row.body["holidays"] == [["2026-10-01", "2026-10-07", holiday[2]]]
    assert places.calendar_of(term) == calendar
    assert places.week_of(term, TODAY) == 13


def test_a_teacher_holds_own_organisation_and_school(open_session: Session, town: Town) -> None:
    user = account(open_session, "teacher", town.point)

    assert held(open_session, user) == {
        f"me/{user}": "teacher",
        f"org/{town.org}": "teacher",
        f"school/{town.point}/2026": "teacher",
    }


def test_a_class_team_holds_the_classs_stream(open_session: Session, town: Town) -> None:
    user = account(open_session, "teacher", town.point)
    places.join_team(open_session, user, town.room, LONG_AGO)

    assert held(open_session, user)[f"class/{town.room}/2026"] == "team"


def test_a_head_leads_the_schools_stream(open_session: Session, town: Town) -> None:
    user = account(open_session, "head", town.point)

    assert held(open_session, user)[f"school/{town.point}/2026"] == "leader"


@pytest.mark.parametrize("role", ["township", "supervisor", "admin"])
def test_who_looks_from_above_holds_no_schools_stream(
    open_session: Session, town: Town, role: str
) -> None:
    user = account(open_session, role, town.central)

    assert set(held(open_session, user)) == {f"me/{user}", f"org/{town.org}"}


def test_a_placed_teacher_works_at_the_host_while_it_lasts(
    open_session: Session, town: Town
) -> None:
    user = account(open_session, "teacher", town.kindergarten)
    places.join_team(open_session, user, town.room, LONG_AGO)
    places.place_person(open_session, user, "year", town.point, date(2026, 9, 1), date(2027, 7, 9))

    during = held(open_session, user)
    after = held(open_session, user, date(2027, 7, 10))

    assert f"school/{town.point}/2026" in during
    assert f"class/{town.room}/2026" in during
    assert f"school/{town.kindergarten}/2026" not in during
    assert f"school/{town.kindergarten}/2026" in after
    assert f"class/{town.room}/2026" not in after


def test_a_three_day_visitor_keeps_the_home_school(open_session: Session, town: Town) -> None:
    user = account(open_session, "teacher", town.kindergarten)
    places.place_person(open_session, user, "three-day", town.point, TODAY, TODAY)

    keys = held(open_session, user)

    assert f"school/{town.kindergarten}/2026" in keys
    assert f"school/{town.point}/2026" in keys


def test_a_new_role_takes_the_place_of_the_old_grant(open_session: Session, town: Town) -> None:
    user = account(open_session, "teacher", town.point)
    held(open_session, user)
    accounts.give_role(open_session, user, "head", town.point, LONG_AGO)

    assert held(open_session, user)[f"school/{town.point}/2026"] == "leader"


def test_renewing_without_a_change_keeps_the_grants(open_session: Session, town: Town) -> None:
    user = account(open_session, "teacher", town.point)
    held(open_session, user)
    before = {grant.gid for grant in streams.granted(open_session, user)}

    held(open_session, user)

    assert {grant.gid for grant in streams.granted(open_session, user)} == before


def test_the_profile_says_who_one_is_and_where(open_session: Session, town: Town) -> None:
    user = account(open_session, "teacher", town.kindergarten)
    first, last = date(2026, 9, 1), date(2027, 1, 22)
    placed = places.place_person(open_session, user, "term", town.point, first, last)
    held(open_session, user)

    row = streams.row(open_session, user, f"me/{user}")

    assert row is not None
    assert row.body["roles"] == [
        {"role": "teacher", "place": town.kindergarten},
        {"role": "support", "place": town.point},
    ]
    assert row.body["home_school"] == town.kindergarten
    assert row.body["year"] == "2026"
    assert row.body["placements"] == [
        {
            "id": placed.id,
            "type": "term",
            "host": town.point,
            "from": "2026-09-01",
            "to": "2027-01-22",
        }
    ]


def test_staff_are_counted_where_they_work_now(open_session: Session, town: Town) -> None:
    at_home = account(open_session, "teacher", town.kindergarten)
    away = account(open_session, "teacher", town.kindergarten)
    places.place_person(open_session, away, "year", town.point, LONG_AGO, date(2030, 1, 1))

    staff = accounts.staff_at(open_session, [town.point, town.kindergarten], TODAY)

    assert staff == {town.point: {away: "teacher"}, town.kindergarten: {at_home: "teacher"}}


def test_children_reach_the_class_and_nobody_else(open_session: Session, town: Town) -> None:
    child = children.create_child(
        open_session, town.room, "2026", name="小满", sex="f", birth_year=2019, consent="paper"
    )

    row = streams.row(open_session, child.id)

    assert row is not None
    assert row.stream == f"class/{town.room}/2026"
    assert row.body == {
        "name": "小满",
        "sex": "f",
        "birth_year": 2019,
        "class": town.room,
        "consent": "paper",
    }


def test_a_consent_withdrawn_reaches_the_phones(open_session: Session, town: Town) -> None:
    child = children.create_child(
        open_session, town.room, "2026", name="小满", sex="f", birth_year=2019, consent="paper"
    )

    children.note_consent(open_session, child, Told("refused"), None)

    row = streams.row(open_session, child.id)
    assert row is not None
    assert row.body["consent"] == "refused"


def test_the_first_contact_of_a_school_year_opens_its_streams(
    open_session: Session, town: Town
) -> None:
    user = account(open_session, "teacher", town.point)
    places.join_team(open_session, user, town.room, LONG_AGO)
    child = children.create_child(
        open_session, town.room, "2026", name="小满", sex="f", birth_year=2019
    )
    held(open_session, user)

    accounts.renew(open_session, user, date(2027, 9, 1))

    keys = {grant.key for grant in streams.granted(open_session, user)}
    assert {f"school/{town.point}/2027", f"class/{town.room}/2027"} <= keys
    assert f"school/{town.point}/2026" not in keys
    assert streams.row(open_session, town.room, f"school/{town.point}/2027")
    assert streams.row(open_session, child.id, f"class/{town.room}/2027")
