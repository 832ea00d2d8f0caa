"""The demo township is the one that was promised, on any day of the year."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import service as accounts
from daybook.app import create_app
from daybook.db import db
from daybook.demo import camera, people
from daybook.demo import service as demo
from daybook.demo.township import HISTORY_WEEKS, demo_terms
from daybook.forms import service as forms
from daybook.places import service as places
from daybook.places.calendar import week_of
from daybook.settings import Settings
from daybook.streams import service as streams
from tests.server.databases import Databases
from tests.server.demo.filled import records, rows

ZONE = "Asia/Shanghai"
TOWN = {people.SUPPORTING.zh, people.PARTNER.zh}
"""Schools of the county town, which help."""


def schools(session: Session) -> dict[str, str]:
    (org,) = places.organisations(session)
    under = places.schools_under(session, org.id)
    return {place.name_zh: place.id for place in places.places(session, under)}


def test_it_has_a_central_school_a_kindergarten_and_six_points(township: Session) -> None:
    (org,) = places.organisations(township)
    found = places.places(township, places.schools_under(township, org.id))

    types = Counter(place.type for place in found if place.name_zh not in TOWN)

    assert types == {"central": 1, "kindergarten": 1, "point": 6}


def test_forty_teachers_work_in_it_one_of_them_at_two_schools(
    township: Session, today: date
) -> None:
    staff = accounts.staff_at(township, schools(township).values(), today)

    town = {schools(township)[name] for name in TOWN}
    at_work = [user for school in staff.keys() - town for user in staff[school]]
    assert (len(set(at_work)), len(at_work)) == (40, 41)
    assert staff[schools(township)["惠济幼儿园"]] == {}
    assert len(staff[schools(township)["马家沟教学点"]]) == 1


def test_lin_xiaomei_is_placed_at_the_kindergarten_and_holds_one_class(
    township: Session, today: date
) -> None:
    lin = accounts.find(township, "linxiaomei")
    assert lin is not None

    kinds = Counter(grant.key.split("/")[0] for grant in streams.granted(township, lin.id))

    assert kinds == {"me": 1, "org": 1, "school": 1, "class": 1}


def test_it_holds_about_a_thousand_records_of_every_form_but_two(township: Session) -> None:
    found = records(township)

    by_form = Counter(record["form"] for record in found)

    assert 900 <= len(found) <= 1150
    assert set(by_form) == {form["id"] for form in forms.catalogue()} - {"summary", "test"}
    assert {form for form, _ in by_form.most_common(2)} == {"parent", "research"}


def test_what_an_office_has_to_switch_on_stays_off(township: Session) -> None:
    found = {form["id"] for form in forms.catalogue() if "off" in form}

    assert found
    assert not found & {record["form"] for record in records(township)}


def test_records_lie_in_the_last_six_weeks(township: Session, today: date) -> None:
    days = {date.fromisoformat(record["body"]["_date"]) for record in records(township)}

    assert min(days) >= today - timedelta(7 * HISTORY_WEEKS)
    assert max(days) < today
    assert max(days) >= today - timedelta(4)


def test_every_record_but_the_one_held_back_passes_its_forms_rules(
    township: Session, today: date
) -> None:
    found = {form["id"]: form for form in forms.catalogue()}

    for record in records(township):
        form = found[record["form"]]
        answers = {k: v for k, v in record["body"].items() if not k.startswith("_")}
        assert forms.check(form, answers, today.isoformat()) == {}


@pytest.mark.parametrize("school", [s for s in people.SCHOOLS if s.quiet], ids=lambda s: s.key)
def test_a_quiet_point_syncs_but_has_logged_nothing_this_month(
    township: Session, today: date, school: people.School
) -> None:
    heard, logged = state(township, today, school)

    assert heard >= today - timedelta(1)
    assert logged < today - timedelta(30)


@pytest.mark.parametrize("school", [s for s in people.SCHOOLS if s.unheard], ids=lambda s: s.key)
def test_an_unheard_point_has_not_synced_for_19_days_or_more(
    township: Session, today: date, school: people.School
) -> None:
    heard, _ = state(township, today, school)

    assert heard <= today - timedelta(19)


def state(session: Session, today: date, school: people.School) -> tuple[date, date]:
    place = schools(session)[school.zh]
    staff = accounts.staff_at(session, [place], today)[place]
    heard = max(accounts.last_heard(session, staff).values())
    logged = [
        date.fromisoformat(record["body"]["_date"])
        for record in records(session)
        if record["body"]["_school"] == place
    ]
    return clock.day_of(heard, ZONE), max(logged)


def test_most_families_have_agreed_to_their_childs_name(township: Session) -> None:
    said = Counter(consent for (consent,) in rows(township, "SELECT consent FROM child"))

    assert said["paper"] + said["screen"] > 4 * (said["refused"] + said["none"])
    assert said["refused"] > 0


def test_no_record_names_a_child_whose_family_has_not_agreed(township: Session) -> None:
    query = "SELECT id FROM child WHERE consent NOT IN ('paper', 'screen')"
    unnamed = {child for (child,) in rows(township, query)}

    named = {child for record in records(township) for child in record["body"].get("child", [])}

    assert named
    assert not named & unnamed


def test_its_pictures_are_small_and_carry_no_metadata(
    filled: Callable[[date], Flask], today: date
) -> None:
    app = filled(today)
    settings: Settings = app.extensions["daybook.settings"]
    files = [path for path in Path(settings.photos_dir).rglob("*") if path.is_file()]

    sizes: Counter[tuple[int, int]] = Counter()
    for path in files:
        with Image.open(path) as picture:
            sizes[picture.size] += 1
            assert not picture.getexif()
            large = picture.size == (1280, 960)
        assert path.stat().st_size <= (camera.LARGEST if large else camera.LARGEST_THUMB)

    assert sizes[1280, 960] == sizes[320, 240]
    assert 80 <= sizes[1280, 960] <= 130


def test_a_filled_server_is_not_filled_again(township: Session, today: date) -> None:
    assert not demo.fill(township, today)


def test_each_person_of_the_demo_signs_in_and_joins(
    filled: Callable[[date], Flask], township: Session, today: date
) -> None:
    client: FlaskClient = filled(today).test_client()
    logins = demo.logins(township, clock.now())
    township.commit()

    for one in logins:
        body = {"login": one.login, "password": one.password}
        assert client.post("/api/accounts/sign-in", json=body).status_code == 200
        assert client.post("/api/accounts/join", json={"code": one.code}).status_code == 200

    again = demo.logins(township, clock.now())
    township.commit()
    assert [one.login for one in again] == [person.login for person in people.NAMED]
    assert not {one.code for one in again} & {one.code for one in logins}


def test_the_table_of_logins_is_straight(township: Session) -> None:
    lines = demo.table(demo.logins(township, clock.now())).splitlines()

    assert len(lines) == len(people.NAMED) + 2
    assert len({line.index("demo-2026") for line in lines[2:]}) == 1


def test_any_day_of_the_year_has_six_weeks_of_term_behind_it() -> None:
    for offset in range(0, 366, 3):
        today = date(2026, 9, 1) + timedelta(offset)
        terms = [term for _, term in demo_terms(today)]

        assert any(
            week_of(term, today) and week_of(term, today - timedelta(7 * HISTORY_WEEKS))
            for term in terms
        )


def test_the_same_day_gives_the_same_rows(
    filled: Callable[[date], Flask],
    sqlite_databases: Databases,
    tmp_path: Path,
) -> None:
    day = date(2026, 11, 23)
    with filled(day).app_context():
        first = everything(db.session())
        db.session.remove()

    settings = Settings(data_dir=tmp_path, database_url=sqlite_databases.take(), demo=True)
    with create_app(settings).app_context():
        demo.fill(db.session(), day)
        second = everything(db.session())
        db.session.remove()
        db.engine.dispose()

    assert first == second


def everything(session: Session) -> list[Sequence[Any]]:
    """All that was generated: not the random tokens, keys, epochs and grants' numbers."""
    return [
        rows(session, "SELECT id, login, name FROM account ORDER BY id"),
        rows(session, "SELECT * FROM place ORDER BY id"),
        rows(session, "SELECT * FROM child ORDER BY id"),
        rows(session, "SELECT key, head FROM stream ORDER BY key"),
        rows(
            session, "SELECT rid, kind, seq, body FROM rec WHERE kind <> 'key' ORDER BY rid, kind"
        ),
        rows(
            session, "SELECT mid, device, status, op, est_at, received_at FROM journal ORDER BY 1"
        ),
        rows(session, "SELECT sha256, length FROM blob ORDER BY sha256"),
    ]
