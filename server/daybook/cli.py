"""The `daybook` command: `daybook --help` lists what it does."""

import argparse
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from daybook import __version__, clock, gunicorn_conf
from daybook.access import cli as access
from daybook.accounts import office
from daybook.app import create_app
from daybook.backups import cli as backups
from daybook.backups import lock
from daybook.backups.errors import BackupError
from daybook.children import service as register
from daybook.db import db, journal_mode
from daybook.demo import service as demo
from daybook.errors import Problem
from daybook.forms import cli as form_commands
from daybook.forms import service as forms
from daybook.imports import class_file
from daybook.joining import cli as joining
from daybook.migrations import runner
from daybook.parcels import service as parcels
from daybook.plans import publishing as plan_templates
from daybook.retention import cli as retention
from daybook.settings import SettingError, Settings

Command = Callable[[argparse.Namespace], int]


class Served(BaseApplication):  # type: ignore[misc]
    """Gunicorn in this process, with the settings of `gunicorn_conf`."""

    def __init__(self, **chosen: Any) -> None:
        self._chosen = chosen
        super().__init__()

    def load_config(self) -> None:
        """Take the module's settings, then those chosen on the command line."""
        for name in self.cfg.settings:
            if name in vars(gunicorn_conf):
                self.cfg.set(name, vars(gunicorn_conf)[name])
        for name, value in self._chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The application, made anew in each worker."""
        return create_app()


@contextmanager
def _session() -> Iterator[Session]:
    """The writing session of the configured database, closed at the end."""
    with create_app().app_context():
        try:
            yield db.session()
        finally:
            db.session.remove()
            db.engine.dispose()


def _with_database(run: Command) -> Command:
    """The command with the configured database open while it runs."""

    @wraps(run)
    def ran(asked: argparse.Namespace) -> int:
        with _session():
            return run(asked)

    return ran


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked, 1 when it could not."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except Problem as problem:
        print(f"daybook: {problem.detail}", file=sys.stderr)
    except (SettingError, BackupError, OSError) as error:
        print(f"daybook: {error}", file=sys.stderr)
    except OperationalError as error:
        print(f"daybook: the database does not answer: {error.orig}", file=sys.stderr)
    return 1


def serve(asked: argparse.Namespace) -> int:
    """Bring the database up to date and answer until stopped."""
    settings = Settings.from_environment()
    lock.running(settings.data_dir)
    _migrate()
    workers = asked.workers or gunicorn_conf.default_workers(settings.database_url)
    address = f"{asked.host}:{asked.port}"
    words = start_line(settings, address, workers)
    Served(bind=address, workers=workers, when_ready=lambda _: print(words, flush=True)).run()
    return 0


def start_line(settings: Settings, address: str, workers: int) -> str:
    """Where the server is and on what it stands, in words."""
    processes = "1 process" if workers == 1 else f"{workers} processes"
    return (
        f"Daybook {__version__} is at http://{address} with {_database(settings)}, "
        f"{processes} of {gunicorn_conf.THREADS} threads. Ctrl-C stops it."
    )


def _database(settings: Settings) -> str:
    if not settings.database_url.startswith("sqlite"):
        return "PostgreSQL"
    words = f"SQLite {sqlite3.sqlite_version}"
    if journal_mode() == "WAL":
        return f"{words} (write-ahead log)"
    return f"{words} (rollback journal: this SQLite's write-ahead log has a known fault)"


def migrate(_: argparse.Namespace) -> int:
    """Bring the database's tables to this version."""
    _migrate()
    return 0


def _migrate() -> None:
    with _session() as session:
        runner.upgrade(db.engine)
        parcels.publish(session)
        forms.publish_everywhere(session)
        plan_templates.publish_everywhere(session)
        session.commit()


def fill_demo(asked: argparse.Namespace) -> int:
    """Fill an empty database with the demo township, and print who can sign in."""
    with _session() as session:
        runner.upgrade(db.engine)
        if demo.unfinished(session):
            words = "the making of the demo township was cut short; it is made anew"
            print(f"daybook: {words}", file=sys.stderr)
        made = demo.fill(session)
        if not made and not asked.if_empty:
            print("daybook: this server already has schools", file=sys.stderr)
            return 1
        people = demo.logins(session, clock.now())
        session.commit()
    if not asked.quiet and people:
        print(demo.table(people))
    return 0


def create_school(asked: argparse.Namespace) -> int:
    """Make a server for one school, and print its head's joining code."""
    with _session() as session:
        runner.upgrade(db.engine)
        code = office.create_school(session, asked.name, asked.head, asked.login)
        session.commit()
    print(f"{asked.name} is ready. Its head signs in as {asked.login} and joins with:")
    joining.print_code(code, asked.url)
    return 0


def add_class(asked: argparse.Namespace) -> int:
    """Make a class from a list of children in Excel or CSV: 姓名、性别、出生年、家长同意."""
    with _session() as session:
        children, dropped = class_file.read(asked.children.read_bytes(), register.today())
        office.add_class(
            session,
            asked.name,
            children,
            asked.teacher,
            stage=asked.stage,
            grade=asked.grade,
            school=asked.school,
        )
        session.commit()
    print(f"{asked.name} has {len(children)} children.")
    for one in dropped:
        print(f"Not kept: {one.title}. {one.why['en']}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("daybook", description="A logbook for village schools.")
    parser.add_argument("--version", action="version", version=f"daybook {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Command) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        added.set_defaults(run=run)
        return added

    serving = command("serve", serve)
    serving.add_argument("--host", default="127.0.0.1", help="0.0.0.0 answers the whole network")
    serving.add_argument("--port", type=int, default=os.environ.get("PORT", "8000"))
    serving.add_argument("--workers", type=int, help="1 on SQLite, 2 on PostgreSQL by default")

    command("migrate", migrate)

    filling = command("demo", fill_demo)
    filling.add_argument("--if-empty", action="store_true", help="keep what is there")
    filling.add_argument("--quiet", action="store_true", help="do not print the accounts")

    creating = command("create-school", create_school)
    creating.add_argument("--name", required=True)
    creating.add_argument("--head", required=True, metavar="NAME")
    creating.add_argument("--login", default="head")
    creating.add_argument("--url", default="", help="the server's address, for the QR code")

    adding = command("add-class", add_class)
    adding.add_argument("--name", required=True)
    adding.add_argument("--children", required=True, type=Path, metavar="FILE")
    adding.add_argument("--stage", default="primary", choices=("kindergarten", "primary", "junior"))
    adding.add_argument("--grade", type=int, default=1)
    adding.add_argument("--teacher", action="append", default=[], metavar="LOGIN")
    adding.add_argument("--school", help="name of the school, where there are several")

    backups.add(command, _with_database)
    form_commands.add(command, _with_database)
    joining.add(command, _with_database)
    retention.add(command, _with_database)
    command("access-table", access.print_table)
    return parser
