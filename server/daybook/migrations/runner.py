"""Bring a database's tables to this version, and tell where they differ from the models."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from daybook.db import Base


def upgrade(engine: Engine) -> None:
    """Run the revisions that the database lacks, all in one transaction."""
    with engine.begin() as connection:
        upgrade_on(connection)


def upgrade_on(connection: Connection, revision: str = "head") -> None:
    """Run the revisions up to `revision`, in the transaction of `connection`."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config


def newest() -> str | None:
    """The revision that this version of the program works with."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def knows(revision: str) -> bool:
    """Whether this version of the program can begin at a revision."""
    return revision in {
        each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions()
    }


def revision(engine: Engine) -> str | None:
    """The revision at which the database stands; None when it is empty."""
    with engine.connect() as connection:
        return revision_on(connection)


def revision_on(connection: Connection) -> str | None:
    """The revision at which the database of a connection stands; None when it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def differences(engine: Engine) -> list[Any]:
    """What Alembic would change to make the database equal to the models; empty when equal."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))
