"""An office checks a workbook, sees what it changes, and publishes it as the next version."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from daybook.db import db
from daybook.forms import service, store
from daybook.forms.xlsform.compiler import compile_form
from daybook.streams import service as streams
from tests.server.forms.conftest import Upload, upload
from tests.server.forms.tables import NAME, table
from tests.server.records.county import County, Person

AGE = {"type": "integer", "name": "age", "label::zh": "年龄", "label::en": "Age"}


def test_a_new_form_gets_the_number_one(supervisor: Person, check: Upload) -> None:
    answer = check(supervisor, table(NAME, version="17"))

    assert answer.status_code == 200
    told = answer.json
    assert (told["version"], told["wished"], told["before"]) == (1, 17, None)
    assert (told["state"], told["same"], told["changes"]) == ("open", False, [])


def test_checking_keeps_nothing(supervisor: Person, check: Upload, session: Session) -> None:
    check(supervisor, table(NAME))

    assert service.find(session, "tried", 1) is None
    assert supervisor.get("/api/forms/tried").status_code == 404


def test_a_published_form_reaches_phones(first: Any, teacher: Person, county: County) -> None:
    row = streams.row(county.session, service.row_id("tried", 1), f"org/{county.org}")

    assert row is not None
    assert (row.body["id"], row.body["version"]) == ("tried", 1)
    assert first["source"] == "own"


def test_the_next_version_gets_the_next_number(
    first: Any, supervisor: Person, publish: Upload
) -> None:
    answer = publish(supervisor, table(NAME, AGE))

    assert [one["version"] for one in answer.json["versions"]] == [2, 1]
    assert answer.json["form"]["version"] == 2


def test_what_is_published_already_is_said_to_be_the_same(
    first: Any, supervisor: Person, check: Upload
) -> None:
    told = check(supervisor, table(NAME, version="9")).json

    assert (told["same"], told["version"], told["before"]) == (True, 1, 1)


def test_publishing_twice_is_publishing_once(
    first: Any, supervisor: Person, check: Upload, client: Any
) -> None:
    text = table(NAME, AGE)
    seen = check(supervisor, text).json["digest"]
    upload(client, supervisor, "publish", text, digest=seen)

    again = upload(client, supervisor, "publish", text, digest=seen)

    assert again.status_code == 200
    assert [one["version"] for one in again.json["versions"]] == [2, 1]


def test_nothing_is_published_over_what_came_since(
    first: Any, supervisor: Person, admin: Person, check: Upload, publish: Upload, client: Any
) -> None:
    text = table(NAME, AGE)
    seen = check(supervisor, text).json["digest"]
    publish(admin, table({**NAME, "label::zh": "称呼"}))

    answer = upload(client, supervisor, "publish", text, digest=seen)

    assert (answer.status_code, answer.json["code"]) == (409, "conflict")
    assert "check the workbook again" in answer.json["detail"]


@pytest.mark.parametrize("unseen", [0, 2])
def test_of_two_who_publish_at_once_one_is_asked_to_look_again(
    first: Any, supervisor: Person, publish: Upload, client: Any, unseen: int
) -> None:
    """Whether the other's version is seen by the time this one is written, or not yet."""
    publish(supervisor, table(NAME, AGE))
    text = table({**NAME, "label::zh": "称呼"}, AGE)
    find = store.find

    with pytest.MonkeyPatch.context() as at_once:
        at_once.setattr(store, "highest", lambda *_: 1)
        seen = upload(client, supervisor, "check", text).json["digest"]
        at_once.setattr(store, "find", lambda s, f, n: None if n == unseen else find(s, f, n))
        answer = upload(client, supervisor, "publish", text, digest=seen)

    assert (answer.status_code, answer.json["code"]) == (409, "conflict")
    assert len(supervisor.json("/api/forms/tried")["versions"]) == 2


def test_publishing_is_written_down(first: Any, supervisor: Person, acts: Any) -> None:
    assert acts() == [("form-published", supervisor.user, "tried", {"version": 1})]


def test_changes_are_told_in_words_in_the_order_of_the_form(
    first: Any, supervisor: Person, check: Upload
) -> None:
    told = check(supervisor, table({**NAME, "label::zh": "称呼", "label::en": "Called"}, AGE)).json

    assert [(one["kind"], one["name"]) for one in told["changes"]] == [
        ("reworded", NAME["name"]),
        ("added", "age"),
    ]
    assert told["changes"][1]["words"] == {"zh": "“年龄”：新增", "en": "“Age” is new"}


def test_a_name_keeps_the_type_it_had(first: Any, supervisor: Person, check: Upload) -> None:
    answer = check(supervisor, table({**NAME, "type": "integer"}))

    (problem,) = answer.json["problems"]
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")
    assert (problem["sheet"], problem["column"]) == ("survey", "type")
    assert "give the new question a new name" in problem["sentence"]["en"]


def test_the_excel_back_gives_the_same_form(
    first: Any, supervisor: Person, publish: Upload, tmp_path: Path
) -> None:
    publish(supervisor, table(NAME, AGE, version="17"))

    answer = supervisor.get("/api/forms/tried/versions/2.xlsx")

    (tmp_path / "back.xlsx").write_bytes(answer.get_data())
    assert answer.headers["Content-Disposition"] == 'attachment; filename="tried-2.xlsx"'
    assert compile_form(tmp_path / "back.xlsx") == service.find(db.session(), "tried", 2)


def test_every_built_in_form_comes_back_as_excel(supervisor: Person, tmp_path: Path) -> None:
    for form in service.catalogue():
        answer = supervisor.get(f"/api/forms/{form['id']}/versions/{form['version']}.xlsx")

        (tmp_path / "back.xlsx").write_bytes(answer.get_data())
        assert compile_form(tmp_path / "back.xlsx") == form
