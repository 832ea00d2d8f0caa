"""How `daybook serve` takes the loss of its processes, being told to stop, and a dead database."""

import http.client
import json
import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.end_to_end.server import eventually
from tests.kill.batch import new_folder
from tests.kill.victim import Victim
from tests.kill.world import Device, World, found_world, postgres_url, sqlite_url
from tests.postgres import new_cluster
from tests.processes import is_gone

AT_ONCE = 2.0


@pytest.fixture
def folder() -> Iterator[Path]:
    with new_folder() as folder:
        yield folder


@pytest.fixture
def world(folder: Path) -> World:
    return found_world(sqlite_url(folder), folder / "data")


@pytest.fixture
def server(world: World) -> Iterator[Victim]:
    server = Victim(world.data, world.url, 2)
    server.start()
    yield server
    server.stop()


def question(device: Device) -> bytes:
    """A request for everything there is."""
    return json.dumps({"p": 1, "q": 7, "d": device.device, "c": [], "m": []}).encode()


def ask(server: Victim, device: Device) -> http.client.HTTPResponse:
    """A whole request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    headers = {"Authorization": f"Bearer {device.token}", "Content-Type": "application/json"}
    connection.request("POST", "/api/sync", question(device), headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def begin(server: Victim, device: Device) -> socket.socket:
    """A request whose body is still to come, and which a worker has surely begun to answer."""
    line = socket.create_connection(("127.0.0.1", server.port), timeout=30)
    head = [
        "POST /api/sync HTTP/1.1",
        "Host: 127.0.0.1",
        f"Authorization: Bearer {device.token}",
        "Content-Type: application/json",
        f"Content-Length: {len(question(device))}",
        "Expect: 100-continue",
    ]
    line.sendall("\r\n".join([*head, "", ""]).encode())
    assert line.recv(100).startswith(b"HTTP/1.1 100")
    return line


def everything_from(line: socket.socket) -> bytes:
    """All that comes until the other side ends the connection."""
    parts = []
    try:
        while part := line.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass
    finally:
        line.close()
    return b"".join(parts)


def test_a_killed_worker_is_replaced_at_once(server: Victim) -> None:
    assert server.kill_worker(server.workers()[0]) < AT_ONCE


def test_a_request_under_way_in_a_killed_worker_ends_without_an_answer(
    server: Victim, world: World
) -> None:
    line = begin(server, world.devices[0])

    for worker in server.workers():
        server.kill_worker(worker)

    assert everything_from(line) == b""
    assert ask(server, world.devices[0]).status == 200


@pytest.mark.parametrize("tell", [os.kill, os.killpg], ids=["main process", "all processes"])
def test_being_told_to_stop_it_answers_what_it_has_begun(
    server: Victim, world: World, tell: Callable[[int, int], None]
) -> None:
    line = begin(server, world.devices[0])

    tell(server.pid, signal.SIGTERM)
    eventually(lambda: len(server.workers()) == 1)
    line.sendall(question(world.devices[0]))

    assert everything_from(line).startswith(b"HTTP/1.1 200")
    eventually(lambda: not server.runs)


def test_workers_end_by_themselves_when_their_main_process_is_killed(server: Victim) -> None:
    workers = server.workers()

    server.kill_main()

    eventually(lambda: all(map(is_gone, workers)))


def test_a_dead_database_is_no_reason_to_restart(folder: Path) -> None:
    with new_cluster() as cluster:
        cluster.start()
        world = found_world(postgres_url(cluster, "kill"), folder / "data")
        server = Victim(world.data, world.url, 2)
        server.start()
        try:
            before = [ask(server, world.devices[0]).status for _ in range(8)]
            processes = [server.pid, *server.workers()]
            cluster.crash()
            meanwhile = [ask(server, world.devices[0]) for _ in range(8)]
            cluster.start()
            after = [ask(server, world.devices[0]) for _ in range(8)]
            late = [answer for answer in after if answer.status != 200]

            assert set(before) == {200}
            assert {answer.status for answer in meanwhile} == {503}
            # A worker that nobody asked meanwhile learns of the death by its first request.
            assert len(late) < len(processes)
            assert {answer.status for answer in late} <= {503}
            assert all(answer.getheader("Retry-After") for answer in (*meanwhile, *late))
            assert processes == [server.pid, *server.workers()]
        finally:
            server.stop()
