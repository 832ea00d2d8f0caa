"""An empty database for each process that plays worlds, on SQLite or PostgreSQL."""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text

from daybook.app import create_app
from daybook.db import db
from daybook.settings import Settings
from tests.postgres import address, running_server

# It complains of connections that are cut off, which is what is done to them here.
logging.getLogger("psycopg").setLevel(logging.CRITICAL)

KINDS = ("sqlite", "postgresql")


@contextmanager
def databases(kind: str, count: int) -> Iterator[list[str]]:
    """The addresses of `count` databases that have the whole schema and no row."""
    with tempfile.TemporaryDirectory(prefix="daybook-simulation-") as folder:
        if kind == "sqlite":
            urls = [f"sqlite:///{folder}/{number}.sqlite3" for number in range(count)]
            for url in urls:
                make_schema(url, Path(folder))
            yield urls
            return
        with running_server() as socket:
            server = create_engine(address(socket), isolation_level="AUTOCOMMIT")
            with server.connect() as connection:
                for number in range(count):
                    connection.execute(text(f"CREATE DATABASE simulation_{number}"))
            server.dispose()
            urls = [address(socket, f"simulation_{number}") for number in range(count)]
            for url in urls:
                make_schema(url, Path(folder))
            yield urls


def make_schema(url: str, folder: Path) -> None:
    """Give an empty database its tables."""
    app = create_app(Settings(data_dir=folder, database_url=url, log_level="CRITICAL"))
    with app.app_context():
        db.create_all()
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
