"""Which records are taken, and which are held with what reason."""

from typing import Any

import pytest

from daybook import clock
from tests.server.records.county import County, Person

HELD = 2


def outcome(reply: dict[str, Any]) -> list[Any]:
    return list(reply["a"][0][1:])


def held_reason(reply: dict[str, Any]) -> str:
    (answer,) = reply["a"]
    assert answer[1] == HELD, answer
    return str(answer[3]["reason"])


def test_a_valid_record_is_taken(county: County, teacher: Person) -> None:
    assert outcome(teacher.sync(county.lesson(teacher)))[0] == 0


def test_a_record_of_children_belongs_to_the_class(county: County, teacher: Person) -> None:
    assert outcome(teacher.sync(county.talk(teacher)))[0] == 0


def test_an_unknown_form_is_held(county: County, teacher: Person) -> None:
    made = county.lesson(teacher) | {"f": ["nothing", 1]}

    assert held_reason(teacher.sync(made)) == "form-unknown"


def test_an_answer_against_the_rules_is_held_with_words(county: County, teacher: Person) -> None:
    (answer,) = teacher.sync(county.lesson(teacher, pupils=999))["a"]

    assert answer[3]["reason"] == "invalid"
    assert set(answer[3]["fields"]["pupils"]) == {"zh", "en"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("_date", "2026-02-31"),
        ("_date", None),
        ("_date", 20260101),
        ("_school", "x"),
        ("_class", 5),
        ("_started", "yesterday"),
        ("_finished", True),
    ],
)
def test_an_envelope_that_cannot_be_read_is_held(
    county: County, teacher: Person, name: str, value: Any
) -> None:
    made = county.lesson(teacher)
    made["x"][name] = value

    (answer,) = teacher.sync(made)["a"]

    assert answer[3]["reason"] == "invalid"
    assert name in answer[3]["fields"]


def test_a_form_about_children_is_not_taken_into_the_schools_stream(
    county: County, teacher: Person
) -> None:
    made = county.talk(teacher) | {"s": teacher.slots[county.school_key]}

    assert held_reason(teacher.sync(made)) == "not-member"


def test_a_record_of_another_school_is_not_taken(county: County, teacher: Person) -> None:
    made = county.lesson(teacher)
    made["x"]["_school"] = county.point

    assert held_reason(teacher.sync(made)) == "not-member"


def test_lateness_is_no_reason_to_hold(county: County, teacher: Person) -> None:
    made = county.lesson(teacher) | {"at": clock.now() - 400 * clock.DAY}
    made["x"]["_date"] = "2025-01-06"

    assert outcome(teacher.sync(made))[0] == 0


@pytest.mark.parametrize("at", [0, -(2**53) + 1, 2**53 - 1])
def test_a_mad_clock_is_no_reason_to_hold(county: County, teacher: Person, at: int) -> None:
    assert outcome(teacher.sync(county.lesson(teacher) | {"at": at}))[0] == 0


def test_only_the_author_changes_a_record(county: County, teacher: Person, head: Person) -> None:
    made = county.lesson(teacher)
    teacher.sync(made)
    change = head.change(made, 1, topic="别的") | {"s": head.slots[county.school_key]}

    assert held_reason(head.sync(change)) == "forbidden"


def test_only_the_author_withdraws_a_record(county: County, teacher: Person, head: Person) -> None:
    made = county.lesson(teacher)
    teacher.sync(made)
    removal = head.change(made, 99) | {"k": "del", "s": head.slots[county.school_key]}

    assert held_reason(head.sync(removal)) == "forbidden"


def test_a_change_is_checked_together_with_what_stays(county: County, teacher: Person) -> None:
    made = county.lesson(teacher)
    teacher.sync(made)

    reply = teacher.sync(teacher.change(made, 99, topic=None))

    assert held_reason(reply) == "invalid"


def test_a_record_does_not_move_to_another_school(county: County, teacher: Person) -> None:
    made = county.lesson(teacher)
    teacher.sync(made)

    reply = teacher.sync(teacher.change(made, 99, _school=county.point))

    assert held_reason(reply) == "invalid"


def test_answers_to_questions_the_form_does_not_have_are_kept(
    county: County, teacher: Person
) -> None:
    made = county.lesson(teacher, later_question="kept")

    assert outcome(teacher.sync(made))[0] == 0


def test_the_phone_is_asked_for_pictures_the_server_lacks(county: County, teacher: Person) -> None:
    picture = {"$f": "A" * 43, "n": 9, "t": "image/jpeg", "w": 1, "h": 1, "th": "B" * 42 + "A"}
    made = county.lesson(teacher, plan_photo=[picture])

    reply = teacher.sync(made)

    assert sorted(reply["need"]) == ["A" * 43, "B" * 42 + "A"]
