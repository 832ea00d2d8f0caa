"""A backup fits servers of its own kind and of its own or a later version."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from daybook.backups import making, restoring
from daybook.backups.errors import BackupError
from daybook.migrations import runner
from daybook.settings import Settings

OTHER = {"sqlite": "postgresql://daybook@/nowhere", "postgresql": "sqlite:////nowhere"}


def test_a_backup_of_the_other_kind_of_database_is_refused(
    back_up: Callable[[], making.Made], settings: Settings, backups: Path
) -> None:
    made = back_up()
    other = replace(settings, database_url=OTHER[made.manifest.engine])

    with pytest.raises(BackupError, match="this backup is of"):
        restoring.restore(other, backups)


def test_a_backup_of_a_newer_version_is_refused(
    back_up: Callable[[], making.Made],
    bring_back: Callable[[], restoring.Restored],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    back_up()
    monkeypatch.setattr(runner, "knows", lambda revision: False)

    with pytest.raises(BackupError, match="is newer: install that first"):
        bring_back()


def test_tables_of_another_version_are_not_backed_up(
    back_up: Callable[[], making.Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "newest", lambda: "9999")

    with pytest.raises(BackupError, match="run `daybook migrate` first"):
        back_up()
