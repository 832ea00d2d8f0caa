"""Published versions are found for ever and never change."""

import pytest
from daybook_sync.ids import new_id
from flask import Flask
from sqlalchemy.orm import Session, scoped_session

from daybook.forms import service, store
from daybook.forms.errors import VersionTakenError
from daybook.forms.xlsform.compiler import compile_form
from daybook.streams import kinds
from daybook.streams import service as streams
from tests.server.forms.tables import NAME, table

Writing = scoped_session[Session]
ENV = next(form for form in service.catalogue() if form["id"] == "env")


@pytest.fixture
def org(app: Flask) -> str:
    return new_id()


def test_the_catalogue_is_in_the_order_of_its_ids() -> None:
    ids = [form["id"] for form in service.catalogue()]

    assert {"env", "lesson", "parent"} <= set(ids)
    assert ids == sorted(set(ids))


def test_a_published_form_is_found_as_it_was_compiled(session: Writing, org: str) -> None:
    service.publish_catalogue(session(), org)
    session.commit()

    for form in service.catalogue():
        assert service.find(session(), form["id"], form["version"]) == form


def test_an_unknown_version_is_not_found(session: Writing, org: str) -> None:
    service.publish_catalogue(session(), org)

    assert service.find(session(), "env", 999) is None
    assert service.find(session(), "nothing", 1) is None


def test_phones_get_a_form_as_a_row_of_the_organisation(session: Writing, org: str) -> None:
    service.publish_catalogue(session(), org)
    session.commit()

    row = streams.row(session(), service.row_id("env", ENV["version"]), f"org/{org}")

    assert row is not None
    assert (row.kind, row.body["id"], row.body["version"]) == ("form", "env", ENV["version"])


def test_publishing_again_changes_nothing(session: Writing, org: str) -> None:
    service.publish_catalogue(session(), org)
    before = streams.row(session(), service.row_id("env", ENV["version"]), f"org/{org}")

    service.publish_catalogue(session(), org)

    assert streams.row(session(), service.row_id("env", ENV["version"]), f"org/{org}") == before


def test_two_organisations_have_the_same_version(session: Writing, org: str) -> None:
    other = new_id()
    service.publish_catalogue(session(), org)
    service.publish_catalogue(session(), other)

    assert streams.row(session(), service.row_id("env", ENV["version"]), f"org/{other}") is not None


def test_a_published_version_is_never_changed(session: Writing, org: str) -> None:
    first = compile_form(table(NAME))
    second = compile_form(table({**NAME, "label::en": "Another"}))
    service.publish(session(), org, first)

    with pytest.raises(VersionTakenError):
        service.publish(session(), org, second)

    assert store.find(session(), "tried", 1) == first


def test_row_ids_are_stable_and_differ_by_version() -> None:
    assert service.row_id("env", 1) == service.row_id("env", 1)
    assert service.row_id("env", 1) != service.row_id("env", 2)
    assert len(service.row_id("env", 1)) == 22


def test_phones_may_not_write_forms() -> None:
    kind = kinds.find("form")

    assert kind is not None
    assert kind.check is kinds.refuse
