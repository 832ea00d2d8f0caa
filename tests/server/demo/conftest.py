"""Demo townships that are filled once: in the autumn on SQLite, in the summer on PostgreSQL."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from daybook import clock
from daybook.app import create_app
from daybook.db import db
from daybook.demo import service
from daybook.settings import Settings
from tests.server.databases import Databases

AUTUMN, SUMMER = date(2026, 11, 23), date(2027, 7, 28)


@dataclass(frozen=True)
class Made:
    """Where a demo was put: its folder, and the address of its database."""

    folder: Path
    url: str


@pytest.fixture(scope="session")
def made(
    sqlite_databases: Databases,
    postgres_databases: Databases,
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[date], Made]:
    """Gives the demo of a day; it is filled once, which takes longer than most tests."""
    known: dict[date, Made] = {}

    def make(day: date) -> Made:
        if day not in known:
            databases = postgres_databases if day == SUMMER else sqlite_databases
            demo = Made(tmp_path_factory.mktemp("demo"), databases.take())
            with create_app(_settings(demo)).app_context(), on(day):
                assert service.fill(db.session(), day)
                db.session.remove()
                db.engine.dispose()
            known[day] = demo
        return known[day]

    return make


@contextmanager
def on(day: date) -> Iterator[None]:
    """Let it be noon of a day in Greenwich: who may write is asked of the day of writing."""
    moment = round(datetime.combine(day, time(12), UTC).timestamp() * clock.SECOND)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: moment)
        yield


@pytest.fixture(scope="module")
def filled(
    made: Callable[[date], Made],
    sqlite_databases: Databases,
    postgres_databases: Databases,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[date], Flask]]:
    """Gives an application with its own copy of the demo of a day."""
    apps: dict[date, Flask] = {}

    def copied(day: date) -> Flask:
        if day not in apps:
            databases = postgres_databases if day == SUMMER else sqlite_databases
            first = made(day)
            folder = tmp_path_factory.mktemp("demo") / "data"
            shutil.copytree(first.folder, folder)
            apps[day] = create_app(_settings(Made(folder, databases.copy(first.url))))
        return apps[day]

    yield copied
    for app in apps.values():
        with app.app_context():
            db.engine.dispose()


def _settings(demo: Made) -> Settings:
    return Settings(data_dir=demo.folder, database_url=demo.url, demo=True)


@pytest.fixture(params=[AUTUMN, SUMMER], ids=["autumn-sqlite", "summer-postgresql"])
def today(request: pytest.FixtureRequest) -> date:
    """The day for which the demo was made."""
    day: date = request.param
    return day


@pytest.fixture
def township(filled: Callable[[date], Flask], today: date) -> Iterator[Session]:
    """A session on the filled demo."""
    with filled(today).app_context():
        yield db.session()
        db.session.remove()
