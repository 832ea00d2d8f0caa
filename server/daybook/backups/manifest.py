"""What a backup says of itself: its files with their digests, and what is in its database."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from daybook.backups import disk
from daybook.backups.errors import BackupError

NAME = "manifest.json"
FORMAT = 1


@dataclass(frozen=True)
class Contents:
    """What a database holds: its revision, rows by table, (epoch, head) by stream."""

    revision: str
    rows: Mapping[str, int]
    heads: Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Manifest:
    """A complete backup; `made` is ms since 1970, `files` gives SHA-256 by name."""

    made: int
    version: str
    engine: str
    contents: Contents
    files: Mapping[str, str]
    photos: int
    photo_bytes: int
    missing: tuple[str, ...] = ()
    """Photos that the server had lost before the backup was made."""

    def write(self, folder: Path) -> None:
        """Put it into the folder of its backup, durably."""
        said = {"format": FORMAT, **asdict(self)}
        disk.write(folder / NAME, json.dumps({**said, "digest": _digest(said)}, indent=1).encode())

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The manifest of a backup; raises `BackupError` when it is not whole."""
        try:
            said = json.loads((folder / NAME).read_bytes())
            digest, format_ = said.pop("digest"), said["format"]
        except FileNotFoundError as error:
            raise BackupError(f"{folder} is not a complete backup: it has no {NAME}") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BackupError(f"{folder / NAME} is damaged") from error
        if digest != _digest(said):
            raise BackupError(f"{folder / NAME} is damaged")
        if format_ != FORMAT:
            raise BackupError(
                f"{folder} is of a newer Daybook ({said.get('version')}): install that"
            )
        return cls._of(said)

    @classmethod
    def _of(cls, said: dict[str, Any]) -> Self:
        contents = said.pop("contents")
        heads = {key: (epoch, head) for key, (epoch, head) in contents.pop("heads").items()}
        missing = tuple(said.pop("missing"))
        del said["format"]
        return cls(**said, contents=Contents(**contents, heads=heads), missing=missing)

    def check_files(self, folder: Path) -> None:
        """Raise `BackupError` when a file of the backup is not what was written."""
        for name, expected in self.files.items():
            path = folder / name
            if not path.is_file():
                raise BackupError(f"this backup is damaged: {path} is missing")
            if disk.digest(path) != expected:
                raise BackupError(f"this backup is damaged: {path} is not what was written")


def _digest(said: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
