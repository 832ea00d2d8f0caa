"""Who decides what becomes of something held, and what is said of it."""

from typing import Any

import pytest

from daybook.db import db
from daybook.forms import service as forms
from daybook.streams import service as streams
from tests.server.held.test_reading import only
from tests.server.records.county import VERSIONS, County, Person


def own_rows(reply: dict[str, Any], who: Person) -> list[Any]:
    """What somebody's phone got of the kind `held`."""
    slot = who.slots[f"me/{who.user}"]
    return [row for row in reply.get("r", {}).get(str(slot), []) if row[2] == "held"]


def misplaced(county: County, teacher: Person) -> dict[str, Any]:
    """A valid lesson that is held because its author lost the stream."""
    made = county.lesson(teacher)
    streams.close_grant(db.session(), teacher.user, county.school_key)
    db.session.commit()
    teacher.sync(made)
    return made


def test_a_head_corrects_what_breaks_the_rules(
    county: County, teacher: Person, head: Person, acts: Any
) -> None:
    made = county.lesson(teacher, pupils=999)
    teacher.sync(made)
    assert only(head)["can"] == ["correct", "return"]

    answer = head.post(f"/api/held/{made['i']}/correct", {"fields": {"pupils": 31}})

    assert answer.status_code == 200
    assert (answer.json["state"], answer.json["by"]["id"]) == ("corrected", head.user)
    (corrected,) = answer.json["corrected"]
    assert (corrected["before"]["en"], corrected["display"]["en"]) == ("999", "31")
    assert head.json(f"/api/views/records/{made['r']}")["person"]["id"] == teacher.user
    settled = only(head, "settled")
    assert settled["record"] == made["r"]
    assert {line["before"] is None for line in settled["written"]} == {True}
    assert head.json("/api/views/held")["items"] == []
    assert acts() == [("held-corrected", head.user, made["i"])]


def test_a_correction_that_breaks_a_rule_says_which(
    county: County, teacher: Person, head: Person
) -> None:
    made = county.lesson(teacher, pupils=999)
    teacher.sync(made)

    answer = head.post(f"/api/held/{made['i']}/correct", {"fields": {"pupils": 1000}})

    assert answer.status_code == 422
    assert set(answer.json["fields"]) == {"pupils"}
    assert only(head)["state"] == "open"


def test_a_head_accepts_what_came_too_late(
    county: County, teacher: Person, head: Person, acts: Any
) -> None:
    made = misplaced(county, teacher)
    assert only(head)["can"] == ["accept", "correct", "return"]

    answer = head.post(f"/api/held/{made['i']}/accept", {})

    assert answer.json["state"] == "accepted"
    assert head.json("/api/views/records")["total"] == 1
    assert acts() == [("held-accepted", head.user, made["i"])]


def test_what_is_given_back_reaches_the_author_with_its_answers(
    county: County, teacher: Person, head: Person, acts: Any
) -> None:
    made = county.lesson(teacher, pupils=999)
    teacher.sync(made)

    answer = head.post(f"/api/held/{made['i']}/return", {"note": "How many were there?"})
    (told,) = own_rows(teacher.sync(), teacher)

    assert answer.json["state"] == "returned"
    assert told[0] == made["i"]
    assert told[4] == {
        "record": made["r"],
        "change": "put",
        "form": ["lesson", VERSIONS["lesson"]],
        "reason": "invalid",
        "state": "returned",
        "note": "How many were there?",
        "by": "mawenbin 老师",
        "at": answer.json["at"],
        "slot": teacher.slots[county.school_key],
        "answers": made["x"],
    }
    assert only(head, "returned")["note"] == "How many were there?"
    assert acts() == [("held-returned", head.user, made["i"])]


def test_answers_are_not_sent_to_whoever_lost_the_stream(
    county: County, teacher: Person, head: Person
) -> None:
    made = misplaced(county, teacher)

    head.post(f"/api/held/{made['i']}/return", {"note": "Please come by."})

    (told,) = own_rows(teacher.sync(), teacher)
    assert "answers" not in told[4]


def test_answers_leave_the_phone_with_the_stream(
    county: County, teacher: Person, head: Person
) -> None:
    made = county.talk(teacher, topics=[])
    teacher.sync(made)
    head.post(f"/api/held/{made['i']}/return", {"note": "Which topics?"})

    streams.close_grant(db.session(), teacher.user, county.class_key)
    db.session.commit()

    (told,) = own_rows(teacher.sync(), teacher)
    assert (told[4]["state"], "answers" in told[4]) == ("returned", False)


def test_what_is_accepted_is_no_longer_asked_for(
    county: County, teacher: Person, head: Person
) -> None:
    made = county.lesson(teacher, pupils=999)
    teacher.sync(made)
    head.post(f"/api/held/{made['i']}/return", {"note": "How many?"})

    head.post(f"/api/held/{made['i']}/correct", {"fields": {"pupils": 30}})

    (told,) = own_rows(teacher.sync(), teacher)
    row = streams.row(db.session(), made["r"])
    assert row is not None
    assert (told[4]["state"], told[4]["seq"]) == ("corrected", row.seq)
    assert told[4].keys().isdisjoint({"note", "answers"})


def test_an_office_above_accepts_what_concerns_no_child(
    county: County, teacher: Person, supervisor: Person
) -> None:
    made = misplaced(county, teacher)
    assert only(supervisor)["can"] == ["accept", "return"]

    refused = supervisor.post(f"/api/held/{made['i']}/correct", {"fields": {"pupils": 1}})
    answer = supervisor.post(f"/api/held/{made['i']}/accept", {})

    assert (refused.status_code, answer.status_code) == (403, 200)


@pytest.mark.parametrize(
    ("act", "body"),
    [("accept", {}), ("correct", {"fields": {"topics": ["study"]}}), ("return", {"note": "x"})],
)
def test_an_office_above_decides_nothing_about_children(
    county: County, teacher: Person, supervisor: Person, act: str, body: dict[str, Any]
) -> None:
    made = county.talk(teacher, topics=[])
    teacher.sync(made)

    assert supervisor.post(f"/api/held/{made['i']}/{act}", body).status_code == 403


def test_authors_do_not_decide_for_themselves(county: County, teacher: Person) -> None:
    made = misplaced(county, teacher)

    assert only(teacher)["can"] == []
    assert teacher.post(f"/api/held/{made['i']}/accept", {}).status_code == 403


def test_who_comes_second_is_told_so(county: County, teacher: Person, head: Person) -> None:
    made = misplaced(county, teacher)
    head.post(f"/api/held/{made['i']}/accept", {})

    again = head.post(f"/api/held/{made['i']}/accept", {})

    assert (again.status_code, again.json["code"]) == (409, "conflict")


def test_what_was_completed_by_its_author_shows_as_such(
    county: County, teacher: Person, head: Person, acts: Any
) -> None:
    made = county.lesson(teacher, pupils=999)
    teacher.sync(made)
    again = county.lesson(teacher, pupils=30) | {"r": made["r"], "rp": [made["i"]]}

    teacher.sync(again)

    item = only(head, "settled")
    assert (item["state"], item["by"]["id"]) == ("replaced", teacher.user)
    assert acts() == [("held-replaced", teacher.user, made["i"])]


def test_another_schools_place_is_not_corrected_into_this_one(
    county: County, teacher: Person, head: Person
) -> None:
    made = county.lesson(teacher, pupils=999)
    teacher.sync(made)

    fields = {"pupils": 30, "_school": county.point}
    answer = head.post(f"/api/held/{made['i']}/correct", {"fields": fields})

    assert answer.status_code == 409


def test_a_talk_is_never_accepted_among_the_schools_records(
    county: County, teacher: Person, head: Person
) -> None:
    made = county.talk(teacher) | {"s": teacher.slots[county.school_key]}
    teacher.sync(made)

    assert only(head)["can"] == ["return"]
    assert head.post(f"/api/held/{made['i']}/accept", {}).status_code == 409


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"fields": {}},
        {"fields": {"*": 1}},
        {"fields": {"pupils": 1e300}},
        {"fields": {"pupils": "\x00"}},
        {"fields": {"pupils": [[[[[[[[[[1]]]]]]]]]]}},
        {"fields": {"pupils": "a" * 70_000}},
    ],
)
def test_a_correction_is_what_a_phone_could_have_sent(
    county: County, teacher: Person, head: Person, body: dict[str, Any]
) -> None:
    made = county.lesson(teacher, pupils=999)
    teacher.sync(made)

    assert head.post(f"/api/held/{made['i']}/correct", body).status_code == 422


def test_the_history_says_who_let_it_pass(county: County, teacher: Person, head: Person) -> None:
    made = county.lesson(teacher, pupils=999)
    teacher.sync(made)
    head.post(f"/api/held/{made['i']}/correct", {"fields": {"pupils": 31}})

    (step,) = head.json(f"/api/views/records/{made['r']}")["history"]

    assert step["by"]["id"] == teacher.user
    assert (step["decided"]["state"], step["decided"]["by"]["id"]) == ("corrected", head.user)


def test_a_form_that_came_later_lets_its_records_in(
    county: County, teacher: Person, head: Person
) -> None:
    lesson = next(form for form in forms.catalogue() if form["id"] == "lesson")
    made = county.lesson(teacher) | {"f": ["lesson", VERSIONS["lesson"] + 1]}
    teacher.sync(made)
    early = head.post(f"/api/held/{made['i']}/accept", {})
    forms.publish(db.session(), county.org, {**lesson, "version": VERSIONS["lesson"] + 1})
    db.session.commit()

    late = head.post(f"/api/held/{made['i']}/accept", {})

    assert (early.status_code, late.status_code) == (409, 200)


def test_an_edit_by_somebody_else_is_accepted_as_theirs(
    county: County, teacher: Person, colleague: Person, head: Person
) -> None:
    made = county.lesson(teacher)
    teacher.sync(made)
    slot = colleague.slots[county.school_key]
    edit = teacher.change(made, 99, pupils=25) | {"s": slot}
    colleague.sync(edit)

    head.post(f"/api/held/{edit['i']}/accept", {})

    shown = head.json(f"/api/views/records/{made['r']}")
    assert shown["person"]["id"] == teacher.user
    assert shown["history"][-1]["by"]["id"] == colleague.user
