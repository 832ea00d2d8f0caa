"""Who may work on a server's data now: one care-taker at a time, and no server during a restore.

The locks are the operating system's, so those of a killed process end with it.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from daybook.backups.errors import BackupError

_SERVES = "serving.lock"
_CARE = "backup.lock"


def running(data_dir: Path) -> int:
    """Say that a server runs on this data until the process ends; the handle of the lock.

    Raises `BackupError` while a restore is under way.
    """
    handle = _open(data_dir / _SERVES)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise BackupError(
            "a restore of this data is under way; start the server after it"
        ) from error
    except OSError:
        # A file system without locks: a server there is worth more than this safeguard.
        return handle
    return handle


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder, of data or of backups, against another backup, restore or compaction."""
    said = f"another backup, restore or compaction is at work in {folder}; wait until it is done"
    with _held(folder / _CARE, said):
        yield


@contextmanager
def stopped(data_dir: Path) -> Iterator[None]:
    """Hold the data against every server: raises `BackupError` while one runs."""
    with ExitStack() as held:
        held.enter_context(alone(data_dir))
        said = "a server runs on this data; stop it first, as `systemctl stop daybook` does"
        held.enter_context(_held(data_dir / _SERVES, said))
        yield


@contextmanager
def _held(path: Path, said: str) -> Iterator[None]:
    handle = _open(path)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise BackupError(said) from error
    finally:
        os.close(handle)


def _open(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
