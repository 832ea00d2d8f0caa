"""Answers to questions that a form no longer asks stay readable, with the words they had."""

from typing import Any

import pytest

from tests.server.forms.conftest import Upload
from tests.server.forms.tables import HOW, table
from tests.server.records.county import County, Person

AGE = {"type": "integer", "name": "age", "label::zh": "年龄", "label::en": "Age"}


@pytest.fixture
def record(
    first: Any, county: County, supervisor: Person, teacher: Person, publish: Upload
) -> dict[str, Any]:
    """Of the second version, with answers that only the first asked and that nobody asked."""
    publish(supervisor, table(HOW, AGE))
    answers = {"how": "call", "name": "小雨", "never": "?"}
    made = teacher.put(county.school_key, "tried", answers, _school=county.central)
    made["f"] = ["tried", 2]
    (told,) = teacher.sync(made)["a"]
    assert told[1] == 0
    return made


def test_an_answer_that_the_version_does_not_ask_has_the_words_of_one_that_did(
    record: dict[str, Any], head: Person
) -> None:
    shown = head.json(f"/api/views/records/{record['r']}")

    assert [one["name"] for one in shown["answers"]] == ["how"]
    (earlier,) = shown["earlier"]
    assert (earlier["label"]["zh"], earlier["display"]["zh"]) == ("姓名", "小雨")


def test_a_record_of_one_version_has_nothing_earlier(
    first: Any, county: County, teacher: Person
) -> None:
    made = teacher.put(county.school_key, "tried", {"name": "小雨"}, _school=county.central)
    made["f"] = ["tried", 1]
    teacher.sync(made)

    assert teacher.json(f"/api/views/records/{made['r']}")["earlier"] == []
