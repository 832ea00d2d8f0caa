"""Reading what concerns children, taking it away and breaking the glass are written down."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from daybook.audit import service as audit
from daybook.audit.service import Entry, Wanted
from daybook.photos import service as photos
from tests.server.photos.conftest import hash_of, picture
from tests.server.records.conftest import county, head, supervisor, teacher
from tests.server.records.county import County, Person, readable
from tests.server.records.test_visibility import CLASSES, OWN_WORDS

__all__ = ["county", "head", "supervisor", "teacher"]


@pytest.fixture
def admin(county: County) -> Person:
    """Looks after the server of the county."""
    return county.person("tianye", "admin", county.org)


@pytest.fixture
def followed(county: County, teacher: Person) -> dict[str, Any]:
    """A record of a focus child."""
    form, answers = CLASSES["V3"]
    made = teacher.put(
        county.class_key,
        form,
        {**answers, "child": county.child},
        _school=county.central,
        _class=county.school_class,
    )
    assert teacher.sync(made)["a"][0][1] == 0
    return made


def noted(session: Session, *acts: str) -> list[Entry]:
    session.rollback()
    return audit.entries(session, Wanted(acts=acts))


def test_it_is_written_down_in_which_role_and_of_which_school(
    session: Session, county: County, head: Person, followed: dict[str, Any]
) -> None:
    mate = county.person("zhaoli", "teacher", county.central, taught=county.school_class)

    for reader in (head, mate):
        reader.json(f"/api/views/records/{followed['r']}")

    found = {
        (one.user, one.role, one.place, one.school, one.subject) for one in noted(session, "read")
    }
    at = (county.central, county.central, followed["r"])
    assert found == {(head.user, "head", *at), (mate.user, "teacher", *at)}


def test_what_one_wrote_oneself_and_what_one_may_not_read_is_not_written_down(
    session: Session,
    teacher: Person,
    supervisor: Person,
    followed: dict[str, Any],
) -> None:
    teacher.json(f"/api/views/records/{followed['r']}")
    assert supervisor.get(f"/api/views/records/{followed['r']}").status_code == 404

    assert noted(session, "read") == []


def test_a_list_shows_no_words_of_what_is_written_down_when_read(
    head: Person, teacher: Person, followed: dict[str, Any]
) -> None:
    assert OWN_WORDS not in readable(head.get("/api/views/records"))


def test_a_file_counts_as_reading_each_record_in_it(
    session: Session, county: County, head: Person, followed: dict[str, Any]
) -> None:
    assert "小雨" in readable(head.get("/api/views/records.csv", form="child"))

    (read,) = noted(session, "read")
    (taken,) = noted(session, "export")
    assert (read.subject, read.role, read.detail) == (followed["r"], "head", {"file": True})
    assert (taken.user, taken.detail["count"]) == (head.user, 1)


def test_a_picture_that_stays_in_the_school_counts_as_reading_its_record(
    session: Session, county: County, teacher: Person, head: Person, supervisor: Person
) -> None:
    data = picture()
    photos.store(county.session, teacher.user, data, "image/jpeg")
    county.session.commit()
    form, answers = CLASSES["V3"]
    page = [{"$f": hash_of(data), "n": len(data), "t": "image/jpeg", "w": 4, "h": 3}]
    made = teacher.put(
        county.class_key,
        form,
        {**answers, "child": county.child, "note_page": page},
        _school=county.central,
        _class=county.school_class,
    )
    assert teacher.sync(made)["a"][0][1] == 0

    answers_of = {
        name: person.get(f"/api/files/content/{hash_of(data)}").status_code
        for name, person in (("own", teacher), ("head", head), ("above", supervisor))
    }

    assert answers_of == {"own": 200, "head": 200, "above": 404}
    (entry,) = noted(session, "read")
    assert (entry.user, entry.role, entry.subject) == (head.user, "head", made["r"])


def test_an_administrator_reads_one_record_with_a_reason_that_is_kept(
    session: Session, county: County, admin: Person, followed: dict[str, Any]
) -> None:
    assert admin.get(f"/api/views/records/{followed['r']}").status_code == 404

    answer = admin.post(
        f"/api/views/records/{followed['r']}/break-glass", {"reason": "家长投诉，核对原文"}
    )

    assert OWN_WORDS in readable(answer)
    (entry,) = noted(session, "break-glass")
    assert (entry.user, entry.role, entry.place) == (admin.user, "admin", county.org)
    assert (entry.subject, entry.school) == (followed["r"], county.central)
    assert entry.detail == {"reason": "家长投诉，核对原文"}


@pytest.mark.parametrize("body", [{}, {"reason": ""}, {"reason": "因为"}])
def test_the_glass_is_not_broken_without_a_reason(
    session: Session, admin: Person, followed: dict[str, Any], body: dict[str, str]
) -> None:
    answer = admin.post(f"/api/views/records/{followed['r']}/break-glass", body)

    assert answer.status_code == 422
    assert noted(session, "break-glass") == []


def test_nobody_but_an_administrator_breaks_the_glass(
    session: Session,
    county: County,
    head: Person,
    supervisor: Person,
    teacher: Person,
    followed: dict[str, Any],
) -> None:
    reason = {"reason": "想看看这条记录"}

    for reader in (head, supervisor, teacher):
        answer = reader.post(f"/api/views/records/{followed['r']}/break-glass", reason)
        assert answer.status_code == 403

    assert noted(session, "break-glass") == []


def test_files_that_leave_the_school_hold_no_number_of_one_or_two_children(
    county: County, teacher: Person, head: Person, supervisor: Person
) -> None:
    teacher.sync(county.talk(teacher))

    above = readable(supervisor.get("/api/views/records.csv", form="parent"))
    inside = readable(head.get("/api/views/records.csv", form="parent"))

    assert "<3 名孩子" in above
    assert "1 名孩子" not in above
    assert "小雨" in inside
    assert "含未成年人个人信息" in above
    assert "含未成年人个人信息" in inside


def test_a_trainer_reads_what_was_observed_without_anybodys_ratings(
    county: County, teacher: Person, supervisor: Person
) -> None:
    trainer = county.person("luomin", "trainer", county.org)
    seen: dict[str, Any] = {"kind": "lesson", "teacher": "客人", "subject": "maths", "good": "好"}
    seen |= {"class_ref": "三年级", "topic": "分数", "total": 87, "rated": 5}
    seen |= dict.fromkeys(("p_aims", "p_content", "p_method", "p_skill", "p_climate"), 4)
    made = teacher.put(county.school_key, "observe", seen, _school=county.central, _class=None)
    teacher.sync(made)

    answers = trainer.json(f"/api/views/records/{made['r']}")["answers"]

    told = {answer["name"]: answer["value"] for answer in answers}
    assert told["topic"] == "分数"
    assert told["p_aims"] is None
    assert told["total"] is None
    assert "87" not in readable(trainer.get("/api/views/records.csv", form="observe"))
    whole = supervisor.json(f"/api/views/records/{made['r']}")["answers"]
    assert {answer["name"]: answer["value"] for answer in whole}["total"] == 87
