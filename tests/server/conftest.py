"""Fixtures of the server tests: every test that asks for `app` runs on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, scoped_session

from daybook import limits, logs
from daybook.app import CONNECTIONS, QUIET, create_app
from daybook.db import db, prepare_sqlite
from daybook.settings import Settings
from tests.postgres import running_server
from tests.server.databases import Databases, PostgresDatabases, SqliteFiles


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[Databases]:
    """Gives out PostgreSQL databases."""
    with running_server() as socket:
        databases = PostgresDatabases(socket, _make_schema)
        yield databases
        databases.close()


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> Databases:
    """Gives out SQLite files."""
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"), _make_schema)


def _make_schema(folder: Path, url: str) -> None:
    app = create_app(Settings(data_dir=folder, database_url=url))
    with app.app_context():
        db.create_all()
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """Settings with an empty database of each kind in turn."""
    databases: Databases = request.getfixturevalue(
        "sqlite_databases" if request.param == "sqlite" else "postgres_databases"
    )
    url = databases.take()
    yield Settings(data_dir=tmp_path / "data", database_url=url)
    databases.give_back(url)


@pytest.fixture
def empty_settings(settings: Settings) -> Settings:
    """Settings with a database of each kind that has no table yet."""
    engine = create_engine(settings.database_url)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    if engine.dialect.name == "sqlite":
        Path(str(engine.url.database)).unlink()
    return settings


@pytest.fixture(scope="session")
def shared_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """One application for all tests of a worker: to make it takes longer than most tests."""
    return create_app(Settings(data_dir=tmp_path_factory.mktemp("shared-app")))


@pytest.fixture
def app(shared_app: Flask, settings: Settings) -> Iterator[Flask]:
    """The application on the database of the test, inside an application context."""
    usual = Settings(data_dir=settings.data_dir, database_url=settings.database_url)
    assert settings == usual, "an application with other settings is made by create_app"
    before = dict(shared_app.config), dict(shared_app.extensions)
    shared_app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    shared_app.extensions["daybook.settings"] = settings
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    logs.configure(settings.log_level)
    limits.limiter.reset()
    with shared_app.app_context():
        # What `init_app` does once for an application, for the database of this test.
        engine = create_engine(settings.database_url, pool_size=CONNECTIONS, hide_parameters=QUIET)
        if engine.dialect.name == "sqlite":
            prepare_sqlite(engine)
        db.engines[None] = engine
        yield shared_app
        db.session.remove()
        engine.dispose()
    for kept, values in zip((shared_app.config, shared_app.extensions), before, strict=True):
        kept.clear()
        kept.update(values)


@pytest.fixture
def session(app: Flask) -> scoped_session[Session]:
    """The writing session of the application under test."""
    return db.session


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the application under test."""
    return app.test_client()
