"""Processes that a test has started: who belongs to whom, and how to end them all at once."""

import os
import signal
from contextlib import suppress
from pathlib import Path


def children(process: int) -> list[int]:
    """The processes that a process has started and not yet seen the end of."""
    found: list[int] = []
    for file in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, file.read_text().split())
    return found


def family(process: int) -> list[int]:
    """A process and all that it and its children have started."""
    return [process, *(each for child in children(process) for each in family(child))]


def kill_family(process: int) -> int:
    """End a process and all that it has started, at once; how many there were.

    It is halted first, so that it neither starts another nor tidies up while they are counted.
    """
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGSTOP)
    everyone = family(process)
    for each in everyone:
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)
    return len(everyone)


def is_gone(process: int) -> bool:
    """Whether a process has ended, also when nobody has asked for its result yet."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except (OSError, IndexError):
        return True
