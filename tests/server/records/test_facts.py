"""What counting knows of a record: ids and choices, as the record stands, and nobody's words."""

from typing import Any

import orjson
import pytest
from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook.forms import service as forms
from daybook.records import erasing, facts
from daybook.records.models import RecordEntry
from tests.server.records.county import County, Person

FORMS = {form["id"]: form for form in forms.catalogue()}
ONE, OTHER = new_id(), new_id()


def facts_of(form: str, **answers: Any) -> Any:
    return orjson.loads(facts.of(FORMS[form], answers))


def kept(session: Session, rid: str) -> Any:
    session.expire_all()
    entry = session.get(RecordEntry, rid)
    assert entry is not None
    return orjson.loads(entry.facts)


def test_what_was_chosen_and_named_is_known_and_no_word_of_it() -> None:
    found = facts_of("parent", child=[ONE, OTHER], how="visit", topics=["study"], note="小雨 来了")

    assert found == {
        "choices": {"how": ["visit"], "topics": ["study"]},
        "refs": {"child": [ONE, OTHER]},
        "children": [ONE, OTHER],
    }


@pytest.mark.parametrize("value", ["王老师", "unnamed-aaaaaaaaaaaaaa", 7, {"a": 1}, "x" * 3000])
def test_what_is_no_id_is_never_kept_as_one(value: Any) -> None:
    assert facts_of("parent", child=[value], present_teachers=[value], how=value) == {}


def test_rows_of_a_repeat_follow_one_another() -> None:
    rows = [{"weekday": "mon", "period": 2}, {"weekday": "mon", "period": 3}]

    found = facts_of("timetable", since="2026-09-01", rows=rows)

    assert found["choices"] == {"since": ["2026-09-01"], "weekday": ["mon", "mon"]}
    assert found["numbers"] == {"period": [2, 3]}


def test_a_class_that_was_typed_is_no_class() -> None:
    assert facts_of("lesson", class_ref="三年级") == {}
    assert facts_of("lesson", class_ref=ONE)["classes"] == [ONE]


def test_places_and_pairs_that_are_named_are_known() -> None:
    assert facts_of("visit", to_school=ONE, from_school=OTHER)["schools"] == [OTHER, ONE]
    assert facts_of("pairing", pair=ONE)["pairs"] == [ONE]


def test_a_record_that_is_changed_changes_what_is_counted(
    county: County, teacher: Person, session: Session
) -> None:
    made = county.talk(teacher)
    (_, outcome, seen, *_) = teacher.sync(made)["a"][0]
    assert outcome == 0

    teacher.sync(teacher.change(made, seen, how="call", note=None))

    assert kept(session, made["r"])["choices"]["how"] == ["call"]


def test_a_child_that_is_taken_out_is_counted_by_nobody(
    county: County, teacher: Person, head: Person, session: Session
) -> None:
    made = county.talk(teacher)
    teacher.sync(made)
    assert kept(session, made["r"])["children"] == [county.child]

    answer = head.send("DELETE", f"/api/children/{county.child}")

    assert answer.status_code in {200, 204}, answer.get_data(as_text=True)
    assert "children" not in kept(session, made["r"])


def test_an_emptied_record_says_nothing_to_counting_either(
    county: County, teacher: Person, session: Session
) -> None:
    made = county.talk(teacher)
    teacher.sync(made)

    erasing.empty(session, [made["r"]])
    session.commit()

    assert kept(session, made["r"]) == {}
