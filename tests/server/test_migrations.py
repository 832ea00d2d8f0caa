"""Migrations make the tables that the models describe, from nothing and without loss."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, inspect

from daybook.app import create_app
from daybook.db import Base, db
from daybook.migrations import runner
from daybook.settings import Settings


@pytest.fixture
def engine(empty_settings: Settings) -> Iterator[Engine]:
    with create_app(empty_settings).app_context():
        yield db.engine
        db.session.remove()
        db.engine.dispose()


def test_an_empty_database_becomes_what_the_models_describe(engine: Engine) -> None:
    runner.upgrade(engine)

    assert runner.differences(engine) == []
    assert set(inspect(engine).get_table_names()) == {*Base.metadata.tables, "alembic_version"}


def test_indexes_and_unique_constraints_are_those_of_the_models(engine: Engine) -> None:
    runner.upgrade(engine)

    found = inspect(engine)
    for table in Base.metadata.sorted_tables:
        there = {index["name"] for index in found.get_indexes(table.name)}
        assert {index.name for index in table.indexes} <= there


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    runner.upgrade(engine)
    first = runner.revision(engine)

    runner.upgrade(engine)

    assert runner.revision(engine) == first is not None


def test_an_empty_database_stands_at_no_revision(engine: Engine) -> None:
    assert runner.revision(engine) is None
    assert runner.differences(engine) != []


def test_a_failing_revision_leaves_the_database_as_it_was(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr("alembic.operations.Operations.create_index", fail)
    monkeypatch.setattr("alembic.operations.BatchOperations.create_index", fail)
    with pytest.raises(RuntimeError, match="power"):
        runner.upgrade(engine)

    assert inspect(engine).get_table_names() == []
