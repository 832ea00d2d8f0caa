"""Demo townships that are filled once: in the autumn on SQLite, in the summer on PostgreSQL."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from daybook import clock
from daybook.app import create_app
from daybook.db import db
from daybook.demo import service as demo
from daybook.settings import Settings
from tests.server.databases import Databases

AUTUMN, SUMMER = date(2026, 11, 23), date(2027, 7, 28)


@pytest.fixture(scope="module")
def filled(
    sqlite_databases: Databases,
    postgres_databases: Databases,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[date], Flask]]:
    """Gives the application whose database was filled for a day."""
    made: dict[date, Flask] = {}

    def fill(day: date) -> Flask:
        if day not in made:
            databases = postgres_databases if day == SUMMER else sqlite_databases
            folder: Path = tmp_path_factory.mktemp("demo")
            app = create_app(Settings(data_dir=folder, database_url=databases.take(), demo=True))
            with app.app_context(), pytest.MonkeyPatch.context() as patch:
                # Who may write is asked of the day on which it is filled.
                noon = datetime.combine(day, time(12), UTC)
                moment = round(noon.timestamp() * clock.SECOND)
                patch.setattr(clock, "now", lambda: moment)
                assert demo.fill(db.session(), day)
                db.session.remove()
            made[day] = app
        return made[day]

    yield fill
    for app in made.values():
        with app.app_context():
            db.engine.dispose()


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
