"""Parts of another's record, read and written through the office."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from daybook.streams import service as streams
from tests.server.records.county import County, Person
from tests.server.reviews.office import (
    NOTE,
    inbox,
    school_record,
    visit_at,
)


def test_the_head_of_the_school_visited_reads_the_visit_and_writes_the_correction(
    county: County, session: Session, head: Person, neighbour: Person
) -> None:
    rid = visit_at(county, head, school=county.central, host=county.point, key=county.school_key)
    asked = neighbour.json(f"/api/records/{rid}/part")
    assert asked["names"] == ["correction", "correction_date"]
    assert neighbour.json(f"/api/views/records/{rid}")["rid"] == rid

    answer = neighbour.send(
        "PATCH", f"/api/records/{rid}/part", {"fields": {"correction": "灯已换"}}
    )

    assert answer.status_code == 200
    row = streams.row(session, rid)
    assert row is not None
    assert row.body["correction"] == "灯已换"
    assert inbox(neighbour)["corrections"] == []


def test_the_history_says_who_wrote_which_part_and_why_it_was_changed(
    county: County, teacher: Person, head: Person
) -> None:
    rid = school_record(county, teacher, "note", NOTE)
    slot = teacher.slots[county.school_key]
    head.send("PATCH", f"/api/records/{rid}/part", {"fields": {"review_words": "好"}})
    teacher.sync(teacher.change({"s": slot, "r": rid}, 99, body="短些", _why="写错了"))

    history = head.json(f"/api/views/records/{rid}")["history"]

    assert [(step["part"], step["why"]) for step in history] == [
        (None, None),
        ("reviewer", None),
        (None, "写错了"),
    ]
    assert history[1]["by"]["id"] == head.user


@pytest.mark.parametrize("fields", [{}, {"body": "x"}, {"review_words": 5}, {"nothing": 1}])
def test_what_is_no_part_is_refused(
    county: County, teacher: Person, head: Person, fields: dict[str, Any]
) -> None:
    rid = school_record(county, teacher, "note", NOTE)

    answer = head.send("PATCH", f"/api/records/{rid}/part", {"fields": fields})

    assert answer.status_code in {403, 422}


def test_a_part_of_nobody_is_not_there(
    county: County, colleague: Person, head: Person, lesson: dict[str, Any]
) -> None:
    assert head.get(f"/api/records/{lesson['r']}/part").status_code == 404
    assert colleague.get(f"/api/records/{lesson['r']}/part").status_code == 404
