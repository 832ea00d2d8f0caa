"""A form is open, closed for new records, or off; what was begun can always be finished."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from daybook.forms import service
from daybook.streams import service as streams
from tests.server.forms.conftest import Upload
from tests.server.forms.tables import NAME, table
from tests.server.records.county import County, Person

AGE = {"type": "integer", "name": "age", "label::zh": "年龄", "label::en": "Age"}
OFF = {"off_reason::zh": "须先有依据", "off_reason::en": "Needs a stated basis"}


def body(county: County, version: int = 1) -> Any:
    county.session.expire_all()
    row = streams.row(county.session, service.row_id("tried", version), f"org/{county.org}")
    return None if row is None or row.deleted else row.body


def switch(person: Person, state: str, basis: str = "", form: str = "tried") -> Any:
    return person.post(f"/api/forms/{form}/switch", {"state": state, "basis": basis})


def record(county: County, who: Person, version: int = 1, **answers: Any) -> dict[str, Any]:
    made = who.put(county.school_key, "tried", {"name": "小雨", **answers}, _school=county.central)
    return {**made, "f": ["tried", version]}


@pytest.mark.parametrize("state", ["closed", "off"])
def test_phones_keep_the_questions_of_a_form_that_is_no_longer_open(
    first: Any, supervisor: Person, county: County, state: str
) -> None:
    answer = switch(supervisor, state)

    assert answer.json["state"] == state
    assert body(county)["closed"] is True
    assert body(county)["fields"] == first["form"]["fields"]


def test_a_form_that_is_opened_again_is_open_on_phones(
    first: Any, supervisor: Person, county: County
) -> None:
    switch(supervisor, "closed")

    assert switch(supervisor, "open").json["state"] == "open"
    assert "closed" not in body(county)


def test_finished_work_of_a_closed_form_is_taken(
    first: Any, supervisor: Person, teacher: Person, county: County
) -> None:
    teacher.sync()
    switch(supervisor, "closed")

    (told,) = teacher.sync(record(county, teacher))["a"]

    assert told[1] == 0


def test_finished_work_of_an_older_version_is_taken(
    first: Any, supervisor: Person, teacher: Person, county: County, publish: Upload
) -> None:
    teacher.sync()
    publish(supervisor, table(AGE))
    switch(supervisor, "off")

    old, new = teacher.sync(
        record(county, teacher, 1), record(county, teacher, 2, name=None, age=7)
    )["a"]

    assert (old[1], new[1]) == (0, 0)


def test_a_version_that_replaces_a_closed_one_is_closed(
    first: Any, supervisor: Person, county: County, publish: Upload
) -> None:
    switch(supervisor, "closed")

    answer = publish(supervisor, table(NAME, AGE))

    assert answer.json["state"] == "closed"
    assert body(county, 2)["closed"] is True


def test_a_form_that_is_off_at_first_reaches_no_phone(
    supervisor: Person, county: County, publish: Upload
) -> None:
    answer = publish(supervisor, table(NAME, **OFF))

    assert (answer.json["state"], answer.json["reason"]["zh"]) == ("off", "须先有依据")
    assert body(county) is None


def test_a_form_that_is_off_at_first_needs_a_basis(
    supervisor: Person, county: County, publish: Upload
) -> None:
    publish(supervisor, table(NAME, **OFF))

    refused, opened = (
        switch(supervisor, "open", "  "),
        switch(supervisor, "open", "县教〔2026〕8号"),
    )

    assert (refused.status_code, refused.json["code"]) == (422, "invalid")
    assert "basis" in refused.json["fields"]
    assert (opened.json["state"], opened.json["basis"]) == ("open", "县教〔2026〕8号")
    assert "closed" not in body(county)


def test_a_new_version_without_a_reason_does_not_open_what_was_off(
    supervisor: Person, county: County, publish: Upload
) -> None:
    publish(supervisor, table(NAME, **OFF))

    answer = publish(supervisor, table(NAME, AGE))

    assert answer.json["state"] == "off"
    assert (body(county, 1), body(county, 2)) == (None, None)


def test_a_test_of_quality_is_off_until_somebody_states_a_basis(
    supervisor: Person, county: County, session: Session
) -> None:
    (line,) = (one for one in supervisor.json("/api/forms")["items"] if one["reason"] is not None)

    assert (line["id"], line["state"]) == ("test", "off")
    assert switch(supervisor, "open", form="test").status_code == 422
    assert switch(supervisor, "open", "市教〔2026〕3号", form="test").status_code == 200


def test_switching_is_written_down_without_the_words_of_the_basis(
    first: Any, supervisor: Person, acts: Any
) -> None:
    switch(supervisor, "closed", "学期结束")

    assert acts()[-1] == ("form-switched", supervisor.user, "tried", {"state": "closed"})


def test_an_unknown_form_is_not_switched(supervisor: Person) -> None:
    assert switch(supervisor, "closed", form="nothing").status_code == 404


def test_a_state_that_there_is_not_is_refused(first: Any, supervisor: Person) -> None:
    assert switch(supervisor, "gone").status_code == 422
