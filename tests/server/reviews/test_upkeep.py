"""What is said of a record goes with it: names, time limits, and what arrives late."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from daybook.children.service import Child
from daybook.guardians import withdrawal
from daybook.retention import service as retention
from daybook.streams import service as streams
from tests.server.guardians.conftest import child
from tests.server.records.county import TODAY, County, Person
from tests.server.reviews.saying import HELD, leaves, outcome, reviews_of, said

__all__ = ["child"]


def comment(county: County, head: Person, lesson: dict[str, Any], text: str) -> dict[str, Any]:
    return said(head, lesson, "comment", slot=head.slots[county.school_key], text=text)


def test_a_withdrawn_consent_reaches_what_was_said(
    county: County,
    session: Session,
    teacher: Person,
    head: Person,
    child: Child,
    lesson: dict[str, Any],
) -> None:
    made = comment(county, head, lesson, "小雨今天举手了")
    head.sync(made)

    renamed = withdrawal.withdraw(session, child, head.user)
    session.commit()

    (shown,) = reviews_of(teacher)
    assert shown["text"] == f"{renamed.code}今天举手了"
    assert all("小雨" not in str(entry.asked) for entry in streams.history(session, made["r"]))


def test_what_is_said_later_does_not_bring_the_name_back(
    county: County,
    session: Session,
    teacher: Person,
    head: Person,
    child: Child,
    lesson: dict[str, Any],
) -> None:
    withdrawal.withdraw(session, child, head.user)
    session.commit()

    head.sync(comment(county, head, lesson, "小雨今天举手了"))

    (shown,) = reviews_of(teacher)
    assert "小雨" not in shown["text"]


def test_a_withdrawn_consent_reaches_a_word_that_is_held(
    county: County,
    session: Session,
    head: Person,
    child: Child,
    lesson: dict[str, Any],
) -> None:
    made = comment(county, head, lesson, "小雨今天举手了")
    leaves(county, head)
    assert outcome(head.sync(made)) == HELD

    withdrawal.withdraw(session, child, head.user)
    session.commit()

    held = streams.held_entry(session, made["i"])
    assert held is not None
    assert "小雨" not in str(held.mutation)


def test_what_was_said_goes_with_the_record(
    county: County, session: Session, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    made = comment(county, head, lesson, "写得实在")
    head.sync(made)

    retention.apply(session, TODAY + timedelta(11 * 366))
    session.commit()

    row = streams.row(session, made["r"])
    assert row is not None
    assert (row.deleted, dict(row.body)) == (True, {})
    assert reviews_of(teacher) == []
    assert all(not entry.asked for entry in streams.history(session, made["r"]))


def test_a_held_word_is_accepted_by_who_is_in_charge(
    county: County, session: Session, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    made = comment(county, head, lesson, "写得实在")
    leaves(county, head)
    head.sync(made)
    successor = county.person("zhaolei", "head", county.central)

    assert successor.post(f"/api/held/{made['i']}/accept", {}).status_code == 200

    (shown,) = reviews_of(teacher)
    assert (shown["text"], shown["by"]) == ("写得实在", head.user)
