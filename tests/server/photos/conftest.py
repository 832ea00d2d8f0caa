"""A signed-in person who sends pictures."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from daybook import clock
from daybook.accounts import service as accounts

CHUNK = "application/offset+octet-stream"


def picture(size: int = 5000, start: bytes = b"\xff\xd8\xff\xe0") -> bytes:
    """Bytes that begin as a JPEG does."""
    return start + bytes(number * 31 % 251 for number in range(size - len(start)))


def hash_of(data: bytes) -> str:
    """The SHA-256 as it stands on the wire."""
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


def metadata(sha256: str, type: str = "image/jpeg") -> str:
    """The header that announces a file."""
    pairs = {"sha256": sha256, "type": type}
    return ",".join(
        f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs.items()
    )


@dataclass
class Sender:
    """Speaks tus for one person."""

    client: FlaskClient
    token: str
    user: str

    def call(self, method: str, path: str, **headers: Any) -> TestResponse:
        body = headers.pop("data", None)
        content_type = headers.pop("content_type", CHUNK if body is not None else None)
        given = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        return self.client.open(
            path,
            method=method,
            data=body,
            content_type=content_type,
            buffered=True,
            headers={
                "Authorization": f"Bearer {self.token}",
                "Tus-Resumable": "1.0.0",
                **given,
            },
        )

    def create(self, file: bytes, **headers: Any) -> TestResponse:
        announced = {
            "Upload_Length": len(file),
            "Upload_Metadata": metadata(hash_of(file)),
            **headers,
        }
        return self.call("POST", "/api/files", **announced)

    def append(self, location: str, offset: int, data: bytes, **headers: Any) -> TestResponse:
        return self.call("PATCH", location, data=data, Upload_Offset=offset, **headers)

    def send(self, data: bytes, type: str = "image/jpeg") -> TestResponse:
        begun = self.create(data, Upload_Metadata=metadata(hash_of(data), type))
        return self.append(begun.headers["Location"], 0, data)


@pytest.fixture
def sign_in(session: Session, client: FlaskClient) -> Callable[[str], Sender]:
    """Makes a person with an open device."""

    def make(login: str) -> Sender:
        account = accounts.create_account(session, login, login.title())
        opened = accounts.open_device(session, account, "phone", clock.now())
        session.commit()
        return Sender(client, opened.token, account.id)

    return make


@pytest.fixture
def sender(sign_in: Callable[[str], Sender]) -> Sender:
    """A person who sends pictures."""
    return sign_in("linxiaomei")
