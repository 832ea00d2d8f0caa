"""Fixtures of the server tests: every test that asks for `app` runs on both databases."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, scoped_session

from daybook.app import create_app
from daybook.db import db
from daybook.settings import Settings
from tests.postgres import address, running_server

_Databases = Callable[[], str]
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[_Databases]:
    """Makes fresh PostgreSQL databases, each a copy of one that has the whole schema."""
    with running_server() as socket:
        server = create_engine(address(socket), isolation_level="AUTOCOMMIT")
        with server.connect() as connection:
            connection.execute(text("CREATE DATABASE schema_only"))
        _make_schema(Settings(data_dir=Path(socket), database_url=address(socket, "schema_only")))

        def fresh() -> str:
            name = f"test_{next(_numbers)}"
            with server.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name} TEMPLATE schema_only"))
            return address(socket, name)

        yield fresh
        server.dispose()


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> _Databases:
    """Makes fresh SQLite files, each a copy of one that has the whole schema."""
    folder = tmp_path_factory.mktemp("sqlite")
    template = folder / "schema_only.sqlite3"
    _make_schema(Settings(data_dir=folder, database_url=f"sqlite:///{template}"))

    def fresh() -> str:
        copy = folder / f"test_{next(_numbers)}.sqlite3"
        shutil.copyfile(template, copy)
        return f"sqlite:///{copy}"

    return fresh


def _make_schema(settings: Settings) -> None:
    app = create_app(settings)
    with app.app_context():
        db.create_all()
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings with an empty database of each kind in turn."""
    databases: _Databases = request.getfixturevalue(
        "sqlite_databases" if request.param == "sqlite" else "postgres_databases"
    )
    return Settings(data_dir=tmp_path / "data", database_url=databases())


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


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The application inside an application context."""
    app = create_app(settings)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def session(app: Flask) -> scoped_session[Session]:
    """The writing session of the application under test."""
    return db.session


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the application under test."""
    return app.test_client()
