"""The tree of places: what may lie where, what is closed, and what stands above a county."""

import pytest
from sqlalchemy.orm import Session, scoped_session

from daybook.errors import Problem
from daybook.places import service as places
from daybook.places import tree
from daybook.streams import service as streams

DAY = "2026-11-23"


def named(word: str) -> dict[str, str]:
    return {"zh": word, "en": word}


@pytest.fixture
def open_session(session: scoped_session[Session]) -> Session:
    return session()


@pytest.fixture
def org(open_session: Session) -> str:
    return places.create_org(open_session, named("县"), "Asia/Shanghai").id


def test_a_municipal_office_stands_above_counties_and_is_none(
    open_session: Session, org: str
) -> None:
    city = places.create_municipal(open_session, named("市")).id
    other = places.create_org(open_session, named("邻县"), "Asia/Shanghai", parent=city).id

    tree.change_place(open_session, org, parent=city)

    assert {one.id for one in places.organisations(open_session)} == {org, other}
    assert places.organisation_of(open_session, city) is None
    assert places.within(open_session, city) == {city, org, other}


def test_a_county_below_a_municipal_office_stays_its_own_organisation(
    open_session: Session, org: str
) -> None:
    city = places.create_municipal(open_session, named("市")).id
    tree.change_place(open_session, org, parent=city)

    school = places.create_place(open_session, org, "school", named("小学"))

    found = places.organisation_of(open_session, school.id)
    row = streams.row(open_session, school.id)
    assert found is not None
    assert found.id == org
    assert row is not None
    assert row.stream == f"org/{org}"


def test_a_renamed_county_keeps_what_else_its_phones_know_of_it(
    open_session: Session, org: str
) -> None:
    tree.change_place(open_session, org, name=named("新县名"))

    row = streams.row(open_session, org)
    assert row is not None
    assert row.kind == "org"
    assert row.body == {"name": named("新县名"), "zone": "Asia/Shanghai", "demo": False}


@pytest.mark.parametrize("above", ["bureau", "central", "school", "point"])
def test_a_kindergarten_stands_alone_or_is_attached_to_a_school(
    open_session: Session, org: str, above: str
) -> None:
    parent = org
    if above != "bureau":
        parent = places.create_place(open_session, org, above, named("校")).id

    made = places.create_place(open_session, parent, "kindergarten", named("幼儿园"))

    assert made.parent == parent


def test_a_training_school_is_the_bureaus_and_makes_no_records(
    open_session: Session, org: str
) -> None:
    made = places.create_place(open_session, org, "training", named("进修学校"))

    assert made.id not in places.schools_under(open_session, org)


def test_nothing_is_made_below_a_closed_place(open_session: Session, org: str) -> None:
    central = places.create_place(open_session, org, "central", named("中心校")).id
    tree.close_place(open_session, central, DAY)

    with pytest.raises(Problem, match="closed"):
        places.create_place(open_session, central, "point", named("教学点"))


def test_a_place_with_open_places_or_classes_below_is_not_closed(
    open_session: Session, org: str
) -> None:
    central = places.create_place(open_session, org, "central", named("中心校")).id
    point = places.create_place(open_session, central, "point", named("教学点")).id
    places.create_class(open_session, point, named("班"), "2026", stage="primary", grade=1, size=3)

    for place in (central, point):
        with pytest.raises(Problem, match="below"):
            tree.close_place(open_session, place, DAY)


def test_a_closed_place_stays_known_to_phones_as_closed(open_session: Session, org: str) -> None:
    point = places.create_place(open_session, org, "point", named("教学点")).id

    tree.close_place(open_session, point, DAY)

    row = streams.row(open_session, point)
    assert row is not None
    assert row.body["closed"] == DAY


def test_a_school_does_not_move_to_another_county(open_session: Session, org: str) -> None:
    other = places.create_org(open_session, named("邻县"), "Asia/Shanghai").id
    school = places.create_place(open_session, org, "school", named("小学")).id

    with pytest.raises(Problem, match="another county"):
        tree.change_place(open_session, school, parent=other)
