"""A small county with people and phones, ready for a server to be started on its database."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import create_engine, text

from daybook.accounts import invites
from daybook.accounts import service as accounts
from daybook.app import create_app
from daybook.clock import now
from daybook.db import db
from daybook.migrations import runner
from daybook.settings import Settings
from tests.postgres import Cluster, address
from tests.server.records.county import County, found_county

CLASS_TEACHERS = ("lin", "sun")
SCHOOL_TEACHERS = ("wu", "ma")


@dataclass(frozen=True)
class Device:
    """A signed-in phone."""

    user: str
    token: str
    device: str


@dataclass(frozen=True)
class Joiner:
    """A class teacher without a phone, and the code to join with."""

    user: str
    code: str


@dataclass(frozen=True)
class World:
    """The county: `devices` are two phones for each of four teachers."""

    url: str
    data: Path
    school: str
    school_class: str
    child: str
    devices: list[Device] = field(default_factory=list)
    joiners: list[Joiner] = field(default_factory=list)


def found_world(url: str, data: Path, joining: int = 0) -> World:
    """Fill an empty database; `joining` people more get a code and have no phone yet."""
    app = create_app(Settings(data_dir=data, database_url=url, log_level="CRITICAL"))
    with app.app_context():
        runner.upgrade(db.engine)
        county = found_county(db.session(), app.test_client())
        world = World(url, data, county.central, county.school_class, county.child)
        for login in (*CLASS_TEACHERS, *SCHOOL_TEACHERS):
            taught = county.school_class if login in CLASS_TEACHERS else None
            world.devices.extend(_two_phones(county, login, taught))
        for number in range(joining):
            teacher = county.person(
                f"new{number}", "teacher", county.central, taught=county.school_class
            )
            code = invites.create(db.session(), teacher.user, now())
            world.joiners.append(Joiner(teacher.user, code))
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    return world


def _two_phones(county: County, login: str, taught: str | None) -> Iterator[Device]:
    first = county.person(login, "teacher", county.central, taught=taught)
    account = accounts.find(county.session, login)
    assert account is not None
    for phone in (first, county.device(account)):
        yield Device(phone.user, phone.token, phone.device)


def sqlite_url(folder: Path) -> str:
    """The address of a database file in a folder."""
    return f"sqlite:///{folder}/daybook.sqlite3"


def postgres_url(cluster: Cluster, name: str) -> str:
    """The address of a new database of a running cluster."""
    engine = create_engine(address(str(cluster.folder)), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    return address(str(cluster.folder), name)
