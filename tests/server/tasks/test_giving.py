"""Who gives a task to whom, who says that it is done, and who sees it."""

from typing import Any

import pytest
from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook import clock
from daybook.streams import service as streams
from tests.server.records.county import TODAY, County, Person
from tests.server.reviews.saying import OK, outcome, reason


def given(county: County, who: Person, to: Person, **fields: Any) -> dict[str, Any]:
    """A mutation by which somebody asks something of somebody at the central school."""
    body = {
        "for": to.user,
        "text": "请补上次的公开课记录",
        "due": TODAY.isoformat(),
        "form": "lesson",
        "by": who.user,
        "at": clock.now(),
    }
    return {
        "i": new_id(),
        "k": "put",
        "s": who.slots[county.school_key],
        "r": new_id(),
        "t": "task",
        "b": [1, 0],
        "at": clock.now(),
        "x": {**body, **fields},
    }


def tasks_of(who: Person) -> list[dict[str, Any]]:
    """The tasks that an empty phone of somebody is given."""
    return [row[4] for row in who.rows() if row[2] == "task"]


def test_a_head_asks_and_the_one_it_is_for_sees_it(
    county: County, teacher: Person, head: Person, colleague: Person
) -> None:
    assert outcome(head.sync(given(county, head, teacher))) == OK

    assert [one["text"] for one in tasks_of(teacher)] == ["请补上次的公开课记录"]
    assert len(tasks_of(head)) == 1
    assert tasks_of(colleague) == []


def test_a_task_belongs_to_the_one_it_is_for(
    county: County, session: Session, teacher: Person, head: Person
) -> None:
    made = given(county, head, teacher)

    head.sync(made)

    row = streams.row(session, made["r"])
    assert row is not None
    assert (row.owner, row.writer) == (teacher.user, head.user)


def test_a_teacher_gives_nobody_a_task(county: County, teacher: Person, colleague: Person) -> None:
    assert reason(teacher.sync(given(county, teacher, colleague))) == "forbidden"


def test_a_task_is_for_somebody_of_the_school(
    county: County, head: Person, supervisor: Person
) -> None:
    (answer,) = head.sync(given(county, head, supervisor))["a"]

    assert answer[3]["reason"] == "invalid"
    assert set(answer[3]["fields"]["for"]) == {"zh", "en"}


def test_the_one_it_is_for_says_that_it_is_done(
    county: County, session: Session, teacher: Person, head: Person
) -> None:
    made = given(county, head, teacher)
    head.sync(made)
    done = teacher.change(made, 99, done=True, done_at=clock.now())

    assert outcome(teacher.sync({**done, "s": teacher.slots[county.school_key]})) == OK

    (shown,) = tasks_of(head)
    assert shown["done"] is True


def test_the_one_it_is_for_does_not_change_what_is_asked(
    county: County, teacher: Person, head: Person
) -> None:
    made = given(county, head, teacher)
    head.sync(made)
    slot = teacher.slots[county.school_key]

    changed = {**teacher.change(made, 99, text="不用做了"), "s": slot}
    removed = {**teacher.change(made, 99), "k": "del", "s": slot}

    assert reason(teacher.sync(changed)) == "forbidden"
    assert reason(teacher.sync(removed)) == "forbidden"


def test_a_head_changes_and_takes_back_what_was_asked(
    county: County, teacher: Person, head: Person
) -> None:
    made = given(county, head, teacher)
    head.sync(made)

    assert outcome(head.sync(head.change(made, 99, due=None, text="下周补也可以"))) == OK
    assert outcome(head.sync({**head.change(made, 99), "k": "del"})) == OK
    assert tasks_of(teacher) == []


def test_a_task_does_not_pass_to_somebody_else(
    county: County, teacher: Person, colleague: Person, head: Person
) -> None:
    made = given(county, head, teacher)
    head.sync(made)

    assert reason(head.sync(head.change(made, 99, **{"for": colleague.user}))) == "invalid"


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": "长" * 201},
        {"text": 5},
        {"due": "soon"},
        {"due": "2026-02-30"},
        {"form": 7},
        {"at": "now"},
        {"points": 3},
        {"done": "yes"},
        {"for": "x"},
    ],
)
def test_what_no_phone_would_write_is_held(
    county: County, teacher: Person, head: Person, fields: dict[str, Any]
) -> None:
    assert reason(head.sync(given(county, head, teacher, **fields))) == "invalid"
