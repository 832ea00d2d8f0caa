"""Runs cases through all their orders on a PostgreSQL of their own."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from flask import Flask

from daybook.app import create_app
from daybook.db import db
from daybook.settings import Settings
from tests.interleaving.cases import Case, Judge
from tests.interleaving.explorer import Count, explore
from tests.interleaving.scheduler import Scheduler, stopping
from tests.interleaving.world import World
from tests.postgres import address, running_server

PROGRESS = 200
"""Orders after which a line says how far it is."""


@dataclass
class Report:
    """What came of a case."""

    case: str
    count: Count = field(default_factory=Count)
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """One line."""
        mean = self.count.steps / max(1, self.count.schedules)
        return (
            f"{self.case}: {self.count.schedules} orders of {mean:.0f} statements that differ, "
            f"which stand for {self.count.stand_for:,}; {self.count.abandoned} given up as known, "
            f"{len(self.faults)} faults, "
            f"{self.seconds:.1f} s"
        )


@contextmanager
def postgres_app() -> Iterator[Flask]:
    """The application on an empty PostgreSQL."""
    with running_server() as socket:
        settings = Settings(
            data_dir=Path(socket), database_url=address(socket), log_level="CRITICAL"
        )
        app = create_app(settings)
        with app.app_context():
            db.create_all()
            yield app
            db.session.remove()
            db.engine.dispose()


def play(app: Flask, case: Case, most: int | None = None) -> Report:
    """All orders of a case, or the first `most`; it stops at the third fault."""
    report, began = Report(case.name), time.monotonic()
    judges: list[tuple[World, Judge]] = []
    with (
        psycopg.connect(_address(), autocommit=True) as watcher,
        stopping(db.engine),
    ):

        def start() -> Scheduler:
            world = World(app)
            sessions, judge = case.set_up(world)
            db.session.remove()
            judges.append((world, judge))
            return Scheduler(watcher, sessions)

        for scheduler in explore(start, report.count):
            world, judge = judges[-1]
            fault = _fault(scheduler, world, judge)
            if fault is not None:
                report.faults.append(fault)
            if report.count.schedules % PROGRESS == 0:
                report.seconds = time.monotonic() - began
                print(f"  {report}", flush=True)
            if len(report.faults) == 3 or report.count.schedules == most:
                break
    report.seconds = time.monotonic() - began
    return report


def _address() -> str:
    return db.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)


def _fault(scheduler: Scheduler, world: World, judge: Judge) -> str | None:
    try:
        for session in scheduler.sessions:
            if session.error is not None:
                raise session.error
        results: list[Any] = [session.result for session in scheduler.sessions]
        judge(results, scheduler.trace)
        world.check()
    except Exception as error:
        order = "\n".join(f"    {turn}: {step.text}" for turn, step in scheduler.trace)
        return f"{type(error).__name__}: {error}\n{order}"
    return None
