"""Rules for every test: nothing leaves this machine."""

import socket
from typing import Any

import pytest

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
