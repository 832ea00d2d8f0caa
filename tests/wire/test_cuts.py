"""A sync cut at every byte comes right with the next try."""

import pytest

from tests.wire.cuts import Run, play


@pytest.mark.parametrize(("database", "step"), [("sqlite", 1), ("postgresql", 13)])
def test_a_sync_cut_anywhere_comes_right_with_the_next_try(database: str, step: int) -> None:
    report = play(database, [Run(1, step, turns=True), Run(10, 64 * step, turns=True)], mishaps=2)

    assert report.faults == []
    assert report.missed == 0
    assert report.cuts > 1200 / step
