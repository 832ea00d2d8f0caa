"""What stops a backup or a restore, in words for whoever runs the server."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class BackupError(Exception):
    """A backup or a restore could not be done; the message says why and what to do."""


@contextmanager
def in_words(what: str) -> Iterator[None]:
    """Turn a failing disk or database into a `BackupError`: `what` says what is not done."""
    try:
        yield
    except (OSError, sqlite3.Error, psycopg.Error, DBAPIError) as error:
        raise BackupError(f"{what}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    if isinstance(cause, OSError) and cause.errno in _FULL:
        return f"there is no room left on the disk of {cause.filename or 'the folder'}"
    if isinstance(cause, sqlite3.Error) and "full" in str(cause):
        return "there is no room left on the disk"
    if isinstance(cause, psycopg.errors.DiskFull):
        return "there is no room left on the disk of the database"
    return " ".join(str(cause).split()) or type(cause).__name__
