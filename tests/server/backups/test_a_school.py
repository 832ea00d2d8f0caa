"""A school with records, photos and commands: backed up, lost, brought back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from daybook import cli
from daybook.backups import making
from daybook.db import db
from daybook.photos import service as photos
from daybook.settings import Settings
from tests.server.photos.conftest import hash_of, picture
from tests.server.records.county import County, Person, found_county

BackUp = Callable[..., making.Made]


@pytest.fixture
def environment(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings, also for commands."""
    monkeypatch.setenv("DAYBOOK_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("DAYBOOK_DATABASE_URL", settings.database_url)
    return settings


@pytest.fixture
def county(environment: Settings, session: Session, client: FlaskClient) -> County:
    return found_county(session, client)


@pytest.fixture
def teacher(county: County) -> Person:
    return county.person("sunli", "teacher", county.central, taught=county.school_class)


def run(*words: str | Path) -> int:
    """A command, as between two runs of the server."""
    db.session.remove()
    db.engine.dispose()
    return cli.main([str(word) for word in words])


def shown(photo: bytes) -> list[dict[str, Any]]:
    return [{"$f": hash_of(photo), "n": len(photo), "t": "image/jpeg", "w": 10, "h": 10}]


def test_a_lost_photo_is_asked_again_from_the_phone_that_took_it(
    county: County, teacher: Person, backups: Path
) -> None:
    data = picture()
    teacher.sync(county.lesson(teacher, plan_photo=shown(data)))
    photos.store(db.session(), teacher.user, data, "image/jpeg")
    db.session.commit()
    assert "need" not in teacher.sync(county.lesson(teacher))
    run("backup", backups)
    for place in (photos.files().place(hash_of(data)), *backups.glob("photos/??/??/*")):
        place.unlink()

    assert run("restore", backups, "--replace") == 0

    assert teacher.sync(county.lesson(teacher))["need"] == [hash_of(data)]


def test_records_are_as_they_were(county: County, teacher: Person, backups: Path) -> None:
    made = county.lesson(teacher, topic="秋天")
    teacher.sync(made)
    run("backup", backups)
    teacher.sync(teacher.change(made, 1, topic="冬天"))

    assert run("restore", backups, "--replace") == 0

    answers = teacher.json(f"/api/views/records/{made['r']}")["answers"]
    assert [answer["value"] for answer in answers if answer["name"] == "topic"] == ["秋天"]


def test_the_commands_say_what_they_did(
    county: County, teacher: Person, backups: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    teacher.sync(county.lesson(teacher))

    assert run("backup", backups, "--keep", "2") == 0
    assert "is complete and verified" in capsys.readouterr().out
    assert run("check") == 0
    assert "Nothing is wrong." in capsys.readouterr().out
    assert run("compact") == 0
    assert "gone now: 0" in capsys.readouterr().out
    assert run("restore", backups) == 1
    assert "already holds" in capsys.readouterr().err
    assert run("restore", backups, "--replace") == 0
    assert "is in place" in capsys.readouterr().out


def test_a_check_names_each_fault_and_returns_1(
    county: County, teacher: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    sha256 = photos.store(db.session(), teacher.user, picture(), "image/jpeg")
    db.session.commit()
    photos.files().place(sha256).write_bytes(b"rot")

    assert run("check") == 1

    said = capsys.readouterr()
    assert f"the photo {sha256} is damaged" in said.err
    assert "Faults: 1." in said.out


def test_backups_beyond_those_to_keep_are_removed_with_their_photos(
    county: County, teacher: Person, backups: Path
) -> None:
    sha256 = photos.store(db.session(), teacher.user, picture(), "image/jpeg")
    db.session.commit()
    run("backup", backups)
    photos.forget(db.session(), [sha256])
    db.session.commit()

    run("backup", backups, "--keep", "1")

    assert len(list(backups.glob("*/manifest.json"))) == 1
    assert list(backups.glob("photos/??/??/*")) == []


def test_none_to_keep_is_no_number(backups: Path) -> None:
    with pytest.raises(SystemExit):
        cli.main(["backup", str(backups), "--keep", "0"])
