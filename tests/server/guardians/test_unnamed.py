"""A child whose guardian has not agreed is never named by a record; the work still counts."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from daybook.children import service as children
from daybook.children.service import Child, Told
from daybook.streams import service as streams
from tests.server.records.county import County, Person


def _say(session: Session, child: Child, record: str) -> None:
    children.note_consent(session, child, Told(record), None)
    session.commit()


def _child_of(session: Session, mutation: dict[str, Any]) -> Any:
    row = streams.row(session, mutation["r"])
    assert row is not None
    return row.body["child"]


@pytest.mark.parametrize("consent", ["none", "refused"])
def test_the_record_is_taken_and_says_a_child(
    county: County, teacher: Person, session: Session, child: Child, consent: str
) -> None:
    _say(session, child, consent)
    mutation = county.talk(teacher)

    outcome = teacher.sync(mutation)["a"][0][1]

    assert outcome == 0
    (named,) = _child_of(session, mutation)
    assert named.startswith(children.UNNAMED)
    assert len(named) == 22


def test_nothing_that_is_kept_says_which_child(
    county: County, teacher: Person, session: Session, child: Child
) -> None:
    _say(session, child, "refused")
    mutation = county.talk(teacher)

    teacher.sync(mutation)

    (entry,) = streams.history(session, mutation["r"])
    assert child.id not in str(entry.asked)


def test_the_head_reads_that_a_child_is_not_named(
    county: County, teacher: Person, head: Person, session: Session, child: Child
) -> None:
    _say(session, child, "none")
    mutation = county.talk(teacher)
    teacher.sync(mutation)

    shown = head.json(f"/api/views/records/{mutation['r']}")

    answers = {answer["name"]: answer["display"] for answer in shown["answers"]}
    assert answers["child"] == {"zh": "不记名的孩子", "en": "child not named"}


def test_a_child_whose_guardian_agreed_stays_named(
    county: County, teacher: Person, session: Session
) -> None:
    mutation = county.talk(teacher)

    teacher.sync(mutation)

    assert _child_of(session, mutation) == [county.child]


def test_a_focus_card_names_nobody_without_consent(
    county: County, teacher: Person, session: Session, child: Child
) -> None:
    _say(session, child, "refused")
    answers = {"child": child.id, "categories": ["poor"], "responsible": "孙老师"}
    envelope = {"_school": county.central, "_class": county.school_class}
    mutation = teacher.put(county.class_key, "focus", answers, **envelope)

    outcome = teacher.sync(mutation)["a"][0]

    assert outcome[1] == 0, outcome
    assert _child_of(session, mutation).startswith(children.UNNAMED)


def test_what_is_held_names_nobody_either(
    county: County, teacher: Person, session: Session, child: Child
) -> None:
    _say(session, child, "none")
    mutation = county.talk(teacher, how="carrier pigeon")

    assert teacher.sync(mutation)["a"][0][1] == 2

    (entry,) = streams.held(session)
    assert child.id not in str(entry.mutation)
