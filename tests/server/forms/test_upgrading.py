"""A release brings new built-in forms; what a county made of a form stays."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from sqlalchemy.orm import Session, scoped_session

from daybook import cli
from daybook.forms import builtin, service
from daybook.forms.builtin import BuiltIn
from daybook.forms.compiled import CompiledForm
from daybook.forms.xlsform.compiler import compile_form
from daybook.forms.xlsform.sheets import sheets_of
from daybook.migrations import runner
from daybook.settings import Settings
from daybook.streams import service as streams
from tests.server.forms.conftest import Upload
from tests.server.forms.tables import NAME, table
from tests.server.records.county import County, Person

AGE = {"type": "integer", "name": "age", "label::zh": "年龄", "label::en": "Age"}
Release = Callable[[str], None]


@pytest.fixture
def release(
    county: County, session: scoped_session[Session], monkeypatch: pytest.MonkeyPatch
) -> Release:
    """Install a release whose only built-in form is this table."""

    def install(text: str) -> None:
        one = BuiltIn(compile_form(text), sheets_of(text))
        monkeypatch.setattr(builtin, "built_in", lambda: [one])
        service.publish_everywhere(session())
        session.commit()

    return install


def newest(county: County, version: int) -> CompiledForm | None:
    county.session.expire_all()
    row = streams.row(county.session, service.row_id("tried", version), f"org/{county.org}")
    return cast(CompiledForm, row.body) if row is not None else None


def line(person: Person) -> Any:
    return next(one for one in person.json("/api/forms")["items"] if one["id"] == "tried")


def test_a_release_publishes_its_newer_version(release: Release, county: County) -> None:
    release(table(NAME))
    release(table(NAME, AGE, version="2"))

    found = newest(county, 2)
    assert found is not None
    assert [field["name"] for field in found["fields"]] == ["name", "age"]


def test_the_same_release_again_changes_nothing(
    release: Release, county: County, supervisor: Person
) -> None:
    release(table(NAME))
    before = supervisor.json("/api/forms/tried")
    seen = newest(county, 1)

    release(table(NAME))

    assert supervisor.json("/api/forms/tried") == before
    assert newest(county, 1) == seen


def test_a_release_that_forgot_the_number_gets_the_next(release: Release, county: County) -> None:
    release(table(NAME))
    release(table(NAME, AGE))

    found = newest(county, 2)
    assert found is not None
    assert found["version"] == 2


def test_a_county_s_own_version_stays_and_the_built_in_one_is_offered(
    release: Release, county: County, supervisor: Person, publish: Upload
) -> None:
    release(table(NAME))
    publish(supervisor, table({**NAME, "label::zh": "称呼"}))
    assert (line(supervisor)["source"], line(supervisor)["newer_built_in"]) == ("own", False)

    release(table(NAME, AGE, version="2"))

    shown = line(supervisor)
    assert (shown["version"], shown["source"], shown["newer_built_in"]) == (2, "own", True)
    assert newest(county, 3) is None


def test_an_offered_form_is_taken_as_excel(
    release: Release, supervisor: Person, publish: Upload, client: Any
) -> None:
    release(table(NAME))
    publish(supervisor, table({**NAME, "label::zh": "称呼"}))
    release(table(NAME, AGE, version="2"))
    offered = supervisor.get("/api/forms/tried/built-in.xlsx").get_data()

    answer = publish(supervisor, (offered, "tried.xlsx"))

    assert (answer.json["version"], answer.json["newer_built_in"]) == (3, False)


def test_every_form_of_the_program_is_there_from_the_start(supervisor: Person) -> None:
    items = supervisor.json("/api/forms")["items"]

    assert [one["id"] for one in items] == [form["id"] for form in service.catalogue()]
    assert {one["source"] for one in items} == {"built-in"}
    assert {one["newer_built_in"] for one in items} == {False}


def test_a_server_that_starts_anew_publishes_what_its_release_brought(
    settings: Settings, county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = table(NAME)
    one = BuiltIn(compile_form(text), sheets_of(text))
    monkeypatch.setattr(builtin, "built_in", lambda: [one])
    monkeypatch.setattr(runner, "upgrade", lambda _engine: None)
    monkeypatch.setenv("DAYBOOK_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("DAYBOOK_DATABASE_URL", settings.database_url)

    # Another process waits for whoever still writes.
    county.session.commit()

    assert cli.main(["migrate"]) == 0

    assert newest(county, 1) is not None
