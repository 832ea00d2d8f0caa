"""How gunicorn serves Daybook; also for `gunicorn -c python:daybook.gunicorn_conf`."""

import os
import socket
import struct
from pathlib import Path
from typing import Any

from daybook.backups import lock
from daybook.settings import Settings

THREADS = 8
PATIENCE = 30
"""Seconds after which a phone that stopped in the middle of a request counts as gone."""

_MEMORY = Path("/dev/shm")  # noqa: S108 (gunicorn makes its own file there)


def default_workers(database_url: str) -> int:
    """One process on SQLite, which has one writer anyway; two on PostgreSQL."""
    return 2 if database_url.startswith("postgres") else 1


wsgi_app = "daybook.app:create_app()"
worker_class = "gthread"
threads = THREADS
workers = default_workers(os.environ.get("DAYBOOK_DATABASE_URL", ""))
bind = "127.0.0.1:8000"

keepalive = 120
timeout = 60
graceful_timeout = 20
max_requests = 0
control_socket_disable = True
loglevel = "warning"
worker_tmp_dir = str(_MEMORY) if _MEMORY.is_dir() else None
"""Workers touch a file to show that they live; on a slow disk that alone may stall them."""


def pre_fork(server: Any, _worker: Any) -> None:
    """Let no connection on which nothing moves any more keep a thread; accepted ones inherit it."""
    limit = struct.pack("ll", PATIENCE, 0)
    for listener in server.LISTENERS:
        for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            listener.sock.setsockopt(socket.SOL_SOCKET, option, limit)


def on_starting(_server: Any) -> None:
    """Say that a server runs on this data, for as long as one of its processes lives."""
    lock.running(Settings.from_environment().data_dir)
