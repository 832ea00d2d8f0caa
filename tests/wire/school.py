"""A really running server with a few teachers who have phones, each in a school of their own."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask

from daybook import __version__
from daybook.app import create_app
from daybook.db import db
from daybook.migrations import runner
from daybook.places import service as places
from daybook.settings import Settings
from tests.end_to_end.server import DAYBOOK, Server
from tests.postgres import address, running_server
from tests.server.records.county import LESSON, TODAY, VERSIONS, YEAR, found_county


@dataclass(frozen=True)
class Teacher:
    """Somebody with a signed-in phone, and a record that may be written by them."""

    token: str
    device: str
    key: str
    fields: dict[str, Any]

    def wire(self) -> dict[str, Any]:
        """For the phone."""
        return {**vars(self), "form": ["lesson", VERSIONS["lesson"]], "version": __version__}


@contextmanager
def running_school(database: str, teachers: int) -> Iterator[tuple[Server, Flask, list[Teacher]]]:
    """`daybook serve` on an empty `sqlite` or `postgresql`, its application, and the teachers."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="daybook-wire-")))
        url = ""
        if database == "postgresql":
            url = address(stack.enter_context(running_server()))
        settings = Settings(data_dir=folder / "data", database_url=url, log_level="WARNING")
        app = create_app(settings)
        with app.app_context():
            runner.upgrade(db.engine)
            people = _hire(app, teachers)
            db.session.remove()
            db.engine.dispose()
        server = Server(folder / "data", DAYBOOK, demo="no", database_url=url, log_level="WARNING")
        server.start()
        try:
            yield server, app, people
        finally:
            server.stop()
            with app.app_context():
                db.engine.dispose()


def _hire(app: Flask, number: int) -> list[Teacher]:
    county = found_county(db.session(), app.test_client())
    people = []
    for turn in range(number):
        name = {"zh": f"学校{turn}", "en": f"School {turn}"}
        school = places.create_place(db.session(), county.org, "central", name).id
        person = county.person(f"teacher{turn}", "teacher", school)
        fields = {**LESSON, "_date": TODAY.isoformat(), "_school": school}
        fields |= {"_started": 1_772_000_000_000, "_finished": 1_772_000_060_000}
        key = places.school_stream(school, YEAR)
        people.append(Teacher(person.token, person.device, key, fields))
    return people
