"""How long things are kept: what would go, what goes, and what never does."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from daybook.children import service as children
from daybook.children.service import Child
from daybook.photos import service as photos
from daybook.retention import service
from daybook.streams import service as streams
from tests.server.guardians.test_file import FOCUS
from tests.server.records.county import TODAY, County, Person, readable

YEAR_AND_MORE = TODAY + timedelta(400)


def _followed(county: County, who: Person) -> str:
    envelope = {"_school": county.central, "_class": county.school_class}
    made = who.put(county.class_key, "child", {**FOCUS, "child": county.child}, **envelope)
    assert who.sync(made)["a"][0][1] == 0
    return str(made["r"])


def _put(who: Person, items: list[dict[str, Any]]) -> Any:
    headers = {"Authorization": f"Bearer {who.token}"}
    return who.client.put("/api/retention", json={"items": items}, headers=headers)


def _left(session: Session, child: Child) -> None:
    children.leave(session, child, TODAY.isoformat())
    session.commit()


def _rules(found: list[service.Due]) -> dict[str, int]:
    return {one.rule: len(one.rids) for one in found}


def test_nothing_is_due_on_the_day_it_was_written(
    county: County, teacher: Person, session: Session
) -> None:
    _followed(county, teacher)

    assert service.due(session, TODAY) == []


def test_notes_about_a_child_are_due_a_year_after_it_left_the_class(
    county: County, teacher: Person, session: Session, child: Child
) -> None:
    rid = _followed(county, teacher)
    assert service.due(session, YEAR_AND_MORE) == []

    _left(session, child)

    (found,) = service.due(session, YEAR_AND_MORE)
    assert (found.rule, found.school, found.rids) == ("child-notes", county.central, (rid,))
    assert found.oldest == TODAY.isoformat()


def test_what_goes_says_nothing_any_more_and_still_counts(
    county: County, teacher: Person, head: Person, session: Session, child: Child
) -> None:
    rid = _followed(county, teacher)
    _left(session, child)
    before = head.json("/api/views/records")["total"]

    service.apply(session, YEAR_AND_MORE)
    session.commit()

    row = streams.row(session, rid)
    assert row is not None
    assert row.deleted
    assert row.body.keys() <= {"_date", "_school", "_class", "_started", "_finished"}
    (entry,) = streams.history(session, rid)
    assert "note" not in entry.asked
    assert head.json("/api/views/records")["total"] == before
    assert rid not in {row[0] for row in teacher.rows()}


def test_a_second_time_nothing_is_left_to_go(
    county: County, teacher: Person, session: Session, child: Child
) -> None:
    _followed(county, teacher)
    _left(session, child)
    service.apply(session, YEAR_AND_MORE)
    session.commit()

    assert service.due(session, YEAR_AND_MORE) == []


def test_what_is_held_and_undecided_stays(
    county: County, teacher: Person, session: Session, child: Child
) -> None:
    rid = _followed(county, teacher)
    wrong = teacher.change({"s": teacher.slots[county.class_key], "r": rid}, 99, how="nonsense")
    assert teacher.sync(wrong)["a"][0][1] == 2
    _left(session, child)

    assert service.due(session, YEAR_AND_MORE) == []


def test_records_go_after_ten_years_and_their_count_after_thirty(
    county: County, teacher: Person, session: Session
) -> None:
    teacher.sync(county.lesson(teacher))

    assert _rules(service.due(session, TODAY + timedelta(3650))) == {}
    assert _rules(service.due(session, TODAY + timedelta(3651))) == {"records": 1}
    assert _rules(service.due(session, TODAY + timedelta(10_951))) == {"counts": 1}


def test_photos_go_after_two_years_from_record_and_disk(
    county: County, teacher: Person, session: Session
) -> None:
    picture = b"\xff\xd8\xff\xe0" + bytes(200)
    sha256 = photos.store(session, teacher.user, picture, "image/jpeg")
    shown = {"$f": sha256, "t": "image/jpeg", "n": len(picture), "w": 1, "h": 1}
    mutation = county.lesson(teacher, gain_page=[shown])
    assert teacher.sync(mutation)["a"][0][1] == 0
    place = photos.files().place(sha256)
    assert place.exists()

    service.apply(session, TODAY + timedelta(731))
    session.commit()

    row = streams.row(session, mutation["r"])
    assert row is not None
    assert not row.deleted
    assert "gain_page" not in row.body
    assert photos.content(session, sha256) is None
    assert not place.exists()


def test_the_trace_of_a_removed_name_goes_as_well(
    county: County, teacher: Person, head: Person, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    head.post(f"/api/children/{county.child}/withdraw", {})
    late = county.talk(teacher, note="小雨说好")
    now = service.clock.now()
    monkeypatch.setattr(service.clock, "now", lambda: now + 91 * service.clock.DAY)

    service.apply(session, TODAY)
    session.commit()
    monkeypatch.undo()
    teacher.sync(late)

    row = streams.row(session, late["r"])
    assert row is not None
    assert row.body["note"] == "小雨说好"


def test_what_went_is_written_down_with_rule_and_number(
    county: County, teacher: Person, head: Person, session: Session, child: Child
) -> None:
    _followed(county, teacher)
    _left(session, child)

    service.apply(session, YEAR_AND_MORE)
    session.commit()

    log = head.json("/api/audit", school=county.central)["items"]
    assert "清理到期资料" in {one["act"]["zh"] for one in log}


def test_the_dry_run_changes_nothing(
    county: County,
    admin: Person,
    teacher: Person,
    session: Session,
    child: Child,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rid = _followed(county, teacher)
    _left(session, child)
    monkeypatch.setattr(children, "today", lambda: YEAR_AND_MORE)

    shown = admin.json("/api/retention/dry-run")

    assert [(one["rule"], one["count"], one["oldest"]) for one in shown["items"]] == [
        ("child-notes", 1, TODAY.isoformat())
    ]
    assert shown["items"][0]["school"] == {"zh": "中心校", "en": "Central"}
    row = streams.row(session, rid)
    assert row is not None
    assert not row.deleted


def test_a_head_is_shown_what_would_go_from_the_own_school_only(
    county: County, session: Session, teacher: Person, child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    _followed(county, teacher)
    _left(session, child)
    neighbour = county.person("lijun", "head", county.point)
    monkeypatch.setattr(children, "today", lambda: YEAR_AND_MORE)

    assert neighbour.json("/api/retention/dry-run") == {"items": []}


def test_an_administrator_changes_a_rule(county: County, admin: Person, session: Session) -> None:
    answer = _put(admin, [{"rule": "photos", "days": 365}])

    assert answer.status_code == 200, readable(answer)
    assert {"rule": "photos", "days": 365} in answer.json["items"]
    assert service.span(session, "photos") == {"zh": " 1 年", "en": "1 year"}


@pytest.mark.parametrize("wrong", [{"rule": "x", "days": 90}, {"rule": "photos", "days": 1}])
def test_an_unknown_rule_or_an_impossible_number_is_refused(
    admin: Person, wrong: dict[str, Any]
) -> None:
    assert _put(admin, [wrong]).status_code == 422


def test_nobody_but_an_administrator_changes_a_rule(head: Person) -> None:
    assert _put(head, [{"rule": "photos", "days": 365}]).status_code == 403


def test_the_defaults_are_those_that_the_guide_names(session: Session) -> None:
    assert service.days(session) == {
        "drafts": 90,
        "child-notes": 365,
        "photos": 730,
        "records": 3650,
        "counts": 10_950,
    }


def test_a_number_that_is_no_whole_year_is_told_in_days(session: Session) -> None:
    service.set_days(session, {"photos": 400}, "u" * 22)

    assert service.span(session, "photos") == {"zh": " 400 天", "en": "400 days"}
