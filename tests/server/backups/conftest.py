"""Fixtures of the backup tests: migrated databases, photos, and phones that keep what they sent."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text

from daybook.accounts import service as accounts
from daybook.backups import making, restoring
from daybook.db import db
from daybook.migrations import runner
from daybook.parcels import key
from daybook.photos import service as photos
from daybook.settings import Settings
from tests.server.backups.keeper import Keeper
from tests.server.photos.conftest import picture
from tests.server.streams.conftest import SCHOOL, note

__all__ = ["note"]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings whose database knows its revision, as after the migrations."""
    engine = create_engine(settings.database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(
            text("INSERT INTO alembic_version VALUES (:newest)"), {"newest": runner.newest()}
        )
    engine.dispose()
    settings.data_dir.mkdir(parents=True)
    key.load(settings.parcel_key_file)
    return settings


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """The folder of backups."""
    return tmp_path / "backups"


@pytest.fixture
def make_keeper(app: Flask, client: FlaskClient) -> Callable[[], Keeper]:
    """Makes a phone of a new person that holds the school's stream."""
    return lambda: Keeper.of_somebody(client, SCHOOL)


@pytest.fixture
def phone(make_keeper: Callable[[], Keeper]) -> Keeper:
    """Somebody's phone with the school's stream."""
    return make_keeper()


@pytest.fixture
def photo(app: Flask) -> str:
    """The hash of a photo that the server has."""
    account = accounts.create_account(db.session(), "linxiaomei", "林晓梅")
    sha256 = photos.store(db.session(), account.id, picture(), "image/jpeg")
    db.session.commit()
    return sha256


@pytest.fixture
def back_up(app: Flask, settings: Settings, backups: Path) -> Callable[..., making.Made]:
    """Makes a backup."""

    def make(keep: int | None = None) -> making.Made:
        db.session.remove()
        return making.make(settings, backups, keep)

    return make


@pytest.fixture
def bring_back(app: Flask, settings: Settings, backups: Path) -> Callable[..., restoring.Restored]:
    """Restores the newest backup over what is there, as between two runs of the server."""

    def restore(path: Path | None = None, *, replace: bool = True) -> restoring.Restored:
        db.session.remove()
        db.engine.dispose()
        return restoring.restore(settings, path or backups, replace=replace)

    return restore
