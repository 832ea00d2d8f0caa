"""A server that stops dead between the last byte of a file and the keeping of it."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from daybook.photos import service, store
from daybook.settings import Settings
from tests.server.photos.conftest import Sender, hash_of, picture


class PowerIsGoneError(BaseException):
    """The process ends here."""


@pytest.fixture(params=["before the file is in its place", "before the database knows of it"])
def stopped(request: pytest.FixtureRequest, sender: Sender, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an upload whose last request was cut off."""

    def stop(*_: object) -> None:
        raise PowerIsGoneError

    data = picture()
    location = sender.create(data).headers["Location"]
    with monkeypatch.context() as broken:
        if request.param.startswith("before the file"):
            broken.setattr(service, "complete", stop)
        else:
            broken.setattr(store, "finish", stop)
        with pytest.raises(PowerIsGoneError):
            sender.append(location, 0, data)
    return location


def left_over(settings: Settings) -> list[Path]:
    return list((settings.photos_dir / "uploads").iterdir())


def test_asking_for_the_offset_keeps_the_file(
    stopped: str, sender: Sender, settings: Settings
) -> None:
    asked = sender.call("HEAD", stopped)

    shown = sender.call("GET", f"/api/files/content/{hash_of(picture())}")
    assert asked.headers["Upload-Offset"] == "5000"
    assert (shown.status_code, shown.data) == (200, picture())
    assert left_over(settings) == []


def test_beginning_it_again_keeps_the_file(stopped: str, sender: Sender, session: Session) -> None:
    begun = sender.create(picture())

    assert begun.headers["Location"] == stopped
    assert begun.headers["Upload-Offset"] == "5000"
    assert service.missing(session, [hash_of(picture())]) == []


def test_no_byte_has_to_be_sent_again(stopped: str, sender: Sender) -> None:
    again = sender.append(stopped, 0, picture())

    assert again.status_code == 409
    assert again.headers["Upload-Offset"] == "5000"
