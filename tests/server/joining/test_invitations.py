"""A leader's code lets one of their people in, once, and never to more than that person has."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from daybook import clock
from daybook.accounts import service as accounts
from daybook.accounts.models import Invite
from daybook.audit.models import AuditEntry
from tests.server.records.county import County, Person


def made(leader: Person, *people: Person, purpose: str = "join") -> list[dict[str, Any]]:
    asked = {"people": [one.user for one in people], "purpose": purpose}
    answer = leader.post("/api/invitations", asked)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    codes: list[dict[str, Any]] = answer.get_json()["codes"]
    return codes


def join(client: FlaskClient, code: str) -> int:
    return client.post("/api/accounts/join", json={"code": code}).status_code


def test_a_leader_s_code_lets_the_person_in_once(
    client: FlaskClient, head: Person, teacher: Person
) -> None:
    (slip,) = made(head, teacher)

    assert slip["person"] == teacher.user
    assert 13 * clock.DAY < slip["expires"] - clock.now() <= 14 * clock.DAY
    assert [join(client, slip["code"]), join(client, slip["code"])] == [200, 403]


def test_a_new_code_ends_the_older_ones_of_the_same_purpose_only(
    client: FlaskClient, head: Person, teacher: Person
) -> None:
    (first,), (word,) = made(head, teacher), made(head, teacher, purpose="password")

    (second,) = made(head, teacher)

    assert [join(client, first["code"]), join(client, second["code"])] == [403, 200]
    reset = client.post("/api/accounts/reset", json={"code": word["code"]})
    assert reset.status_code == 200


def test_a_code_for_a_new_password_joins_nobody(
    client: FlaskClient, head: Person, teacher: Person
) -> None:
    (slip,) = made(head, teacher, purpose="password")

    assert join(client, slip["code"]) == 403


def test_only_the_digest_of_a_code_is_kept(
    session: scoped_session[Session], head: Person, teacher: Person
) -> None:
    (slip,) = made(head, teacher)

    (kept,) = session.scalars(select(Invite).where(Invite.account == teacher.user))
    assert slip["code"].replace("-", "") not in str(vars(kept))
    assert kept.made_by == head.user


def test_open_codes_are_listed_without_the_codes(
    county: County, head: Person, teacher: Person
) -> None:
    (slip,) = made(head, teacher)

    listed = head.json("/api/invitations", school=county.central)

    (item,) = listed["items"]
    assert (item["person"], item["purpose"]) == (teacher.user, "join")
    assert item["expires"] == slip["expires"]
    assert slip["code"] not in str(listed)


def test_a_used_code_is_no_longer_listed(
    client: FlaskClient, county: County, head: Person, teacher: Person
) -> None:
    (slip,) = made(head, teacher)
    join(client, slip["code"])

    assert head.json("/api/invitations", school=county.central)["items"] == []


def test_an_ended_code_lets_nobody_in(
    client: FlaskClient, county: County, head: Person, teacher: Person
) -> None:
    (slip,) = made(head, teacher)
    (item,) = head.json("/api/invitations", school=county.central)["items"]

    ended = delete(client, head, item["id"])

    assert ended == 204
    assert join(client, slip["code"]) == 403


def test_a_code_of_another_school_is_not_there_to_be_ended(
    client: FlaskClient, county: County, head: Person, other_head: Person, teacher: Person
) -> None:
    (slip,) = made(head, teacher)
    (item,) = head.json("/api/invitations", school=county.central)["items"]

    assert delete(client, other_head, item["id"]) == 404
    assert join(client, slip["code"]) == 200


@pytest.mark.parametrize(
    ("maker", "whom", "status"),
    [
        ("teacher", "head", 403),
        ("head", "other_head", 403),
        ("head", "township", 403),
        ("other_head", "teacher", 403),
        ("township", "head", 200),
        ("township", "other_head", 200),
        ("township", "supervisor", 403),
        ("supervisor", "township", 200),
        ("supervisor", "teacher", 200),
        ("head", "head", 403),
    ],
)
def test_a_code_is_made_only_by_who_could_have_given_the_person_s_roles(
    everybody: dict[str, Person], maker: str, whom: str, status: int
) -> None:
    asked = {"people": [everybody[whom].user], "purpose": "join"}

    assert everybody[maker].post("/api/invitations", asked).status_code == status


def test_one_who_is_not_one_s_own_refuses_the_whole_sheet(
    session: scoped_session[Session], head: Person, teacher: Person, township: Person
) -> None:
    asked = {"people": [teacher.user, township.user], "purpose": "join"}

    answer = head.post("/api/invitations", asked)

    assert answer.status_code == 403
    assert session.scalars(select(Invite).where(Invite.account == teacher.user)).all() == []


def test_somebody_who_has_left_gets_no_code(
    session: scoped_session[Session], head: Person, teacher: Person
) -> None:
    accounts.disable(session(), teacher.user, clock.now())
    session.commit()

    answer = head.post("/api/invitations", {"people": [teacher.user], "purpose": "join"})

    assert answer.status_code == 404


def test_making_and_ending_codes_is_written_down(
    client: FlaskClient,
    session: scoped_session[Session],
    county: County,
    head: Person,
    teacher: Person,
) -> None:
    made(head, teacher)
    (item,) = head.json("/api/invitations", school=county.central)["items"]
    delete(client, head, item["id"])

    noted = session.scalars(select(AuditEntry).where(AuditEntry.user == head.user))
    assert [(entry.act, entry.subject) for entry in noted] == [
        ("invited", teacher.user),
        ("invitation-ended", teacher.user),
    ]


def delete(client: FlaskClient, who: Person, invite: str) -> int:
    headers = {"Authorization": f"Bearer {who.token}"}
    return client.delete(f"/api/invitations/{invite}", headers=headers).status_code
