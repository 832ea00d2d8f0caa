"""Connections on which nothing moves any more do not keep the others waiting."""

import socket
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from daybook.gunicorn_conf import THREADS
from tests.end_to_end.server import Server

HEADERS = b"POST /api/sync HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
HALVES = {
    "headers": HEADERS,
    "body": HEADERS + b"Content-Length: 1000\r\n\r\n" + b"{" * 500,
}
IMPATIENT = """#!{python}
import sys
from daybook import cli, gunicorn_conf
gunicorn_conf.PATIENCE = 1
sys.exit(cli.main())
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that loses its patience after a second."""
    program = tmp_path / "daybook"
    program.write_text(IMPATIENT.format(python=sys.executable))
    program.chmod(0o700)
    server = Server(tmp_path / "data", program, demo="no")
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize("half", HALVES)
def test_requests_that_stop_halfway_give_their_threads_back(server: Server, half: str) -> None:
    with ExitStack() as stack:
        for _ in range(THREADS):
            phone = stack.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            phone.sendall(HALVES[half])

        with urllib.request.urlopen(f"{server.url}/healthz", timeout=10) as answer:
            assert answer.status == 200
