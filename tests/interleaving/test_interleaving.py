"""Sessions that meet come out right whatever the order of their statements."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

from daybook.db import db
from daybook.streams import store
from daybook.streams.entries import Locked
from tests.interleaving.cases import CASES, Case
from tests.interleaving.office_cases import OFFICE_CASES
from tests.interleaving.run import play, postgres_app

MOST = 4
"""Orders of each case that are run on every build; the command runs all of them."""


@pytest.fixture(scope="module")
def app() -> Iterator[Flask]:
    with postgres_app() as app:
        yield app


@pytest.mark.parametrize("case", [*CASES, *OFFICE_CASES], ids=lambda case: case.name)
def test_every_order_of_the_statements_comes_out_right(app: Flask, case: Case) -> None:
    report = play(app, case, MOST)

    assert report.faults == []
    assert report.count.schedules == MOST


def test_numbers_that_are_given_out_before_the_lock_are_caught(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def number_first(_session: Any, stream: int) -> Locked:
        # As a sequence does it: at once, and for all to see.
        with db.engine.begin() as connection:
            taken = connection.execute(
                text("UPDATE stream SET head = head + 1 WHERE id = :id RETURNING *"), {"id": stream}
            ).one()
        return Locked(taken.id, taken.key, taken.epoch, taken.head - 1)

    monkeypatch.setattr(store, "lock", number_first)
    monkeypatch.setattr(store, "set_head", lambda *_: None)

    report = play(app, CASES[1])

    assert "lacks a row" in report.faults[0]


def test_reading_rows_before_the_lock_is_caught(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unlocked(session: Any, stream: int) -> Locked:
        found = session.execute(text("SELECT * FROM stream WHERE id = :id"), {"id": stream}).one()
        return Locked(found.id, found.key, found.epoch, found.head)

    monkeypatch.setattr(store, "lock", unlocked)

    report = play(app, CASES[0])

    assert report.faults
