"""The two counties, founded once for each database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from daybook.app import create_app
from daybook.db import db
from daybook.settings import Settings
from tests.server.access.world import World, found_world
from tests.server.databases import Databases


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def world(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """Both counties; tests read them, and change nothing that another test reads."""
    databases: Databases = request.getfixturevalue(f"{_NAMES[request.param]}_databases")
    folder: Path = tmp_path_factory.mktemp("world")
    url = databases.take()
    app = create_app(Settings(data_dir=folder, database_url=url))
    with app.app_context():
        yield found_world(db.session(), app.test_client())
        db.session.remove()
        db.engine.dispose()
    databases.give_back(url)


_NAMES = {"sqlite": "sqlite", "postgresql": "postgres"}
