"""A county with people of every kind, and workbooks to upload."""

import io
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from daybook.audit.models import AuditEntry
from tests.server.forms.tables import NAME, table
from tests.server.records.conftest import colleague, county, head, supervisor, teacher
from tests.server.records.county import County, Person

__all__ = ["colleague", "county", "head", "supervisor", "teacher"]

Upload = Callable[..., Any]
File = tuple[bytes, str]


@pytest.fixture
def township(county: County) -> Person:
    """Looks after the central school and all below it."""
    return county.person("zhaomin", "township", county.central)


@pytest.fixture
def admin(county: County) -> Person:
    """Keeps the server of the county."""
    return county.person("xugang", "admin", county.org)


@pytest.fixture
def acts(session: Session) -> Callable[[], list[tuple[str, str, str, Mapping[str, Any]]]]:
    """What was written down about forms, oldest first: (act, who, of which form, detail)."""

    def read() -> list[tuple[str, str, str, Mapping[str, Any]]]:
        asked = select(AuditEntry).where(AuditEntry.act.startswith("form-"))
        found = session.scalars(asked.order_by(AuditEntry.at, AuditEntry.id))
        return [(entry.act, entry.user, entry.subject, entry.detail) for entry in found]

    return read


def upload(
    client: FlaskClient, person: Person, act: str, text: Any, *pictures: File, **seen: str
) -> Any:
    """The answer to a workbook, in Markdown unless it is bytes and a file name."""
    data, name = text if isinstance(text, tuple) else (text.encode(), "form.md")
    given = [FileStorage(io.BytesIO(held), filename=called) for held, called in pictures]
    workbook = FileStorage(io.BytesIO(data), filename=name)
    body = MultiDict([("workbook", workbook), *(("media", one) for one in given), *seen.items()])
    boundary, encoded = encode_multipart(body)
    return client.post(
        f"/api/workbooks/{act}",
        data=encoded,
        content_type=f"multipart/form-data; boundary={boundary}",
        headers={"Authorization": f"Bearer {person.token}"},
    )


@pytest.fixture
def check(client: FlaskClient) -> Upload:
    """Check a workbook as somebody."""
    return lambda person, text, *pictures: upload(client, person, "check", text, *pictures)


@pytest.fixture
def publish(client: FlaskClient) -> Upload:
    """Check a workbook and publish it as it was seen."""

    def published(person: Person, text: Any, *pictures: File) -> Any:
        checked = upload(client, person, "check", text, *pictures)
        assert checked.status_code == 200, checked.get_data(as_text=True)
        seen = checked.json["digest"]
        return upload(client, person, "publish", text, *pictures, digest=seen)

    return published


@pytest.fixture
def first(supervisor: Person, publish: Upload) -> Any:
    """The county's own form “tried”, published with one question."""
    answer = publish(supervisor, table(NAME))
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.json
