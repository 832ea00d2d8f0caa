"""Rules for every test: nothing leaves this machine, and what takes longest begins first."""

import socket
from pathlib import Path, PurePath
from typing import Any

import pytest

LONG = (
    *("test_hostile_input.py", "wire", "kill", "simulation", "end_to_end"),
    *("demo", "test_wheel.py"),
)
"""Files and folders whose tests take seconds each: begun last, one of them would end alone."""

LOCAL_NAMES = {"127.0.0.1", "::1", "localhost", "0.0.0.0"}


class NetworkIsOffError(AssertionError):
    """A test tried to reach another machine."""


def pytest_configure() -> None:
    """Let sockets connect to this machine only."""
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL_NAMES:
            raise NetworkIsOffError(f"tests must not connect to {address[0]}")
        connect(self, address)

    pytest.MonkeyPatch().setattr(socket.socket, "connect", connect_locally)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first; workers take files in this order."""
    tests = Path(__file__).parent
    items.sort(key=lambda item: _turn(item.path.relative_to(tests)))


def _turn(path: PurePath) -> int:
    return next((turn for turn, name in enumerate(LONG) if name in path.parts), len(LONG))
