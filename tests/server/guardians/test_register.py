"""The register over HTTP: who enters, corrects and reads children, and what is kept of them."""

from typing import Any

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from daybook.children import service as children
from daybook.children.service import Child
from daybook.guardians import notice
from daybook.places import service as places
from daybook.streams import service as streams
from tests.server.records.county import TODAY, County, Person, readable

NEW = {"name": "李星", "sex": "m", "birth_year": 2018}


def _path(child: str, act: str = "") -> str:
    return f"/api/children/{child}{act}"


def _room(county: County) -> str:
    name = {"zh": "二班", "en": "2"}
    year = places.school_year(TODAY)
    made = places.create_class(
        county.session, county.central, name, year, stage="primary", grade=2, size=9
    )
    county.session.commit()
    return made.id


def test_a_class_teacher_enters_a_child_that_the_phones_get(
    county: County, teacher: Person
) -> None:
    answer = teacher.post("/api/children", {**NEW, "class": county.school_class})

    assert answer.status_code == 200, readable(answer)
    assert answer.json["consent"] == "none"
    assert answer.json["id"] in {row[0] for row in teacher.rows()}


@pytest.mark.parametrize("more", ["id_number", "address", "ethnicity", "diagnosis"])
def test_nothing_else_can_be_kept_of_a_child(county: County, head: Person, more: str) -> None:
    answer = head.post("/api/children", {**NEW, "class": county.school_class, more: "x"})

    assert answer.status_code == 422


def test_a_colleague_of_another_class_sees_no_child(county: County, colleague: Person) -> None:
    answer = colleague.get("/api/children", **{"class": county.school_class})

    assert answer.status_code == 403
    assert "小雨" not in readable(answer)


def test_above_the_school_children_are_a_number(county: County, supervisor: Person) -> None:
    shown = supervisor.json("/api/children", **{"class": county.school_class})

    assert shown == {"items": [], "count": 1}


def test_a_corrected_name_reaches_the_phones(county: County, teacher: Person) -> None:
    answer = _patch(teacher, county.child, {"name": "小宇"})

    assert answer["name"] == "小宇"
    names = {row[0]: row[4].get("name") for row in teacher.rows()}
    assert names[county.child] == "小宇"


def test_a_number_to_call_is_kept_only_where_the_school_wants_it(
    county: County, head: Person
) -> None:
    refused = _patched(head, county.child, {"phone": "0999 1234567"})
    contact = {"person": "周校长", "phone": "1", "complaints": "", "calling": True}
    head.client.put(
        "/api/papers/contact",
        query_string={"school": county.central},
        json=contact,
        headers={"Authorization": f"Bearer {head.token}"},
    )

    kept = _patched(head, county.child, {"phone": "0999 1234567", "guardian": "母亲"})

    assert (refused.status_code, kept.status_code) == (409, 200)
    assert kept.json["phone"] == "0999 1234567"


def test_without_calling_the_numbers_go(county: County, session: Session, child: Child) -> None:
    said = {"person": "", "phone": "", "complaints": ""}
    children.set_privacy(session, county.central, **said, calling=True)
    children.correct(session, child, {"phone": "1"})

    children.set_privacy(session, county.central, **said, calling=False)

    row = streams.row(session, child.id)
    assert child.phone is None
    assert row is not None
    assert "phone" not in row.body


def test_a_child_that_moves_leaves_the_old_class_and_comes_to_the_new(
    county: County, head: Person, teacher: Person
) -> None:
    room = _room(county)

    answer = _patch(head, county.child, {"class": room})

    assert answer["class"] == room
    assert county.child not in {row[0] for row in teacher.rows()}


def test_a_child_that_left_stays_readable_and_may_come_back(
    county: County, head: Person, teacher: Person
) -> None:
    left = head.post(_path(county.child, "/leave"), {"on": TODAY.isoformat()})
    row = next(row for row in teacher.rows() if row[0] == county.child)
    back = _patch(head, county.child, {"class": county.school_class})

    assert left.json["left"] == TODAY.isoformat()
    assert row[4]["left"] == TODAY.isoformat()
    assert back["left"] is None


def test_what_a_guardian_said_is_remembered_with_day_and_notice(
    county: County, teacher: Person, session: Session
) -> None:
    told = {
        "record": "paper",
        "photo": "no",
        "guardian": "母亲",
        "date": TODAY.isoformat(),
        "notice": "1",
    }

    answer = teacher.post(_path(county.child, "/consent"), told)

    assert (answer.json["consent"], answer.json["photo"]) == ("paper", "no")
    latest, first = children.history(session, children.find(session, county.child))
    assert (latest.guardian, latest.notice, latest.by) == ("母亲", "1", teacher.user)
    assert first.record == "paper"


def test_who_names_no_notice_was_given_the_present_one(
    county: County, teacher: Person, session: Session
) -> None:
    told = {"record": "paper", "guardian": "母亲", "date": TODAY.isoformat()}

    teacher.post(_path(county.child, "/consent"), told)

    latest, _ = children.history(session, children.find(session, county.child))
    assert latest.notice == notice.VERSION


def test_photo_consent_travels_apart_from_that_of_words(county: County, teacher: Person) -> None:
    told = {"record": "none", "photo": "yes", "date": TODAY.isoformat()}

    teacher.post(_path(county.child, "/consent"), told)

    row = next(row for row in teacher.rows() if row[0] == county.child)
    assert (row[4]["consent"], row[4]["photo"]) == ("none", "yes")


def test_a_code_is_never_given_twice_in_a_class(county: County, session: Session) -> None:
    year = places.school_year(TODAY)
    made = [
        children.create_child(
            session, county.school_class, year, name=f"孩子{n}", sex="f", birth_year=2019
        )
        for n in range(3)
    ]
    children.forget(session, made[1])

    codes = [children.code_of(session, one) for one in (made[0], made[2])]

    assert codes == ["02号", "04号"]


def test_a_child_that_is_not_there_is_said_not_to_be(county: County, head: Person) -> None:
    answer = head.get(_path("A" * 22, "/file"))

    assert (answer.status_code, answer.json["code"]) == (404, "not-found")


def _patched(who: Person, child: str, body: object) -> TestResponse:
    headers = {"Authorization": f"Bearer {who.token}"}
    return who.client.patch(_path(child), json=body, headers=headers)


def _patch(who: Person, child: str, body: object) -> Any:
    answer = _patched(who, child, body)
    assert answer.status_code == 200, readable(answer)
    return answer.json
