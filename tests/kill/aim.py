"""Finds the moment at which a process forces something to the disk, to kill it right there."""

import platform
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

FORCING = {"x86_64": {"74", "75"}, "aarch64": {"82", "83"}}.get(platform.machine(), set())
"""The numbers of fsync and fdatasync in Linux; on other machines nobody is ever caught."""


Writers = Callable[[], Iterable[int]]
"""Gives the processes of this moment that write to the disk."""


def caught(writers: Writers, seconds: float) -> int | None:
    """The first of these processes that is seen to force a file to the disk; None in that time."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        for process in writers():
            if _is_forcing(process):
                return process
    return None


def _is_forcing(process: int) -> bool:
    """Whether a thread of the process is in the middle of fsync or fdatasync now."""
    for file in Path(f"/proc/{process}/task").glob("*/syscall"):
        with suppress(OSError):
            if file.read_text().partition(" ")[0] in FORCING:
                return True
    return False
