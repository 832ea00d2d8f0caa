"""The demo's people are tied together as the plans say: a team, a link, a pair, class teachers."""

from datetime import date

from sqlalchemy.orm import Session

from daybook.accounts import people as register
from daybook.accounts import service as accounts
from daybook.demo import people
from daybook.places import service as places
from daybook.streams import service as streams


def known(session: Session, login: str) -> str:
    found = accounts.find(session, login)
    assert found is not None
    return found.id


def test_the_captain_stands_where_the_support_teacher_is_placed(
    township: Session, today: date
) -> None:
    lin = accounts.roles_of(township, known(township, "linxiaomei"), today)
    captain = accounts.roles_of(township, known(township, people.CAPTAIN), today)

    (host,) = (place for role, place in lin if role == "support")
    assert ("captain", host) in captain


def test_the_pair_is_on_both_phones_and_confirmed(township: Session) -> None:
    keys = [
        {grant.key for grant in streams.granted(township, known(township, login))}
        for login in ("sunli", "wuguilan")
    ]

    (pair,) = (key for key in keys[0] & keys[1] if key.startswith("pair/"))
    row = streams.row(township, pair.removeprefix("pair/"), pair)
    assert row is not None
    assert row.body["frequency"] == "monthly"


def test_every_class_has_one_class_teacher(township: Session, today: date) -> None:
    (org,) = places.organisations(township)
    found = places.classes_of(township, places.schools_under(township, org.id))

    members = places.team_members(township, [one.id for one in found], today)
    led = [member.school_class for member in members if member.lead]

    assert sorted(led) == sorted(one.id for one in found)


def test_the_register_knows_who_is_a_backbone_teacher(township: Session, today: date) -> None:
    lines = register.lines(township, {known(township, one.login) for one in people.NAMED}, today)

    tiers = {line["login"]: line["tier"] for line in lines}

    assert tiers["sunli"] == "county"
    assert tiers["wuguilan"] == "none"
