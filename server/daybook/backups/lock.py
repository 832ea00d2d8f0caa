"""Who may work on a server's data now: one care-taker at a time, and no server during a restore.

The locks are the operating system's, so those of a killed process end with it.
"""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from daybook.backups.errors import BackupError

_SERVES = "serving.lock"
_CARE = "backup.lock"
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})


def running(data_dir: Path) -> None:
    """Say that a server runs on this data, until the process and all it forks have ended.

    Raises `BackupError` while a restore is under way.
    """
    said = "a restore of this data is under way; start the server after it"
    _take(_open(data_dir / _SERVES), fcntl.LOCK_SH, said)


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
        _take(handle, fcntl.LOCK_EX, said)
        yield
    finally:
        os.close(handle)


def _take(handle: int, kind: int, said: str) -> None:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BackupError(said) from error
    except OSError as error:
        # A disk without locks, such as a share: a backup there is worth more than the safeguard.
        if error.errno not in _NO_LOCKS:
            raise


def _open(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
