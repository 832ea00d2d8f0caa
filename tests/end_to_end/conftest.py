"""Fixtures of the browser tests: a demo township served for real, and browsers to visit it."""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from tests.end_to_end import storage
from tests.end_to_end.phone import PHONE, Phone
from tests.end_to_end.server import DAYBOOK, Server

NewPhone = Callable[..., Phone]


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The data of a demo township, made once for all the workers of a run."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    made = shared / "demo-made"
    with (shared / "demo-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            making = Server(shared / "demo-making")
            making.run("migrate")
            making.run("demo")
            making.folder.rename(made)
    return made


@pytest.fixture(scope="module")
def server(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server with its own copy of the demo township; all sign in from one address."""
    folder = tmp_path_factory.mktemp("served") / "data"
    with _serving(demo_folder, folder, sign_in_limit="1000 per minute") as server:
        yield server


@pytest.fixture
def guarded_server(demo_folder: Path, tmp_path: Path) -> Iterator[Server]:
    """A server like `server` that limits the tries of passwords as every deployment does."""
    with _serving(demo_folder, tmp_path / "data") as server:
        yield server


@contextmanager
def _serving(demo: Path, folder: Path, **settings: str) -> Iterator[Server]:
    shutil.copytree(demo, folder)
    server = Server(folder, DAYBOOK, **settings)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def new_phone(playwright: Playwright, tmp_path: Path) -> Iterator[NewPhone]:
    """Makes browsers, each on its own profile; those still open are closed at the end."""
    made: list[Phone] = []

    def make(shape: dict[str, Any] = PHONE) -> Phone:
        made.append(Phone(playwright, tmp_path / f"profile-{len(made)}", shape))
        return made[-1]

    yield make
    for phone in made:
        phone.close()


@pytest.fixture(scope="module")
def profile(
    server: Server, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A browser's profile in which somebody is signed in and everything is here; to be copied."""
    folder = tmp_path_factory.mktemp("signed-in") / "profile"
    phone = Phone(playwright, folder)
    storage.sign_in(phone, server, storage.LOGIN)
    phone.close()
    return folder


@pytest.fixture
def phone(new_phone: NewPhone, profile: Path) -> Phone:
    """A phone of somebody who signed in on it earlier; it is switched off."""
    made = new_phone()
    shutil.copytree(profile, made.profile)
    return made
