"""Alembic's environment: the connection it was handed, or else the configured database."""

from alembic import context
from sqlalchemy import Connection

from daybook.app import create_app
from daybook.db import Base, db

ONE_AT_A_TIME = 7_300_264_512
"""PostgreSQL's advisory lock that two starting servers queue for."""


def migrate(connection: Connection) -> None:
    """Run the revisions in one transaction, alone."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        transactional_ddl=True,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})")
        context.run_migrations()


handed = context.config.attributes.get("connection")
if handed is not None:
    migrate(handed)
else:
    with create_app().app_context(), db.engine.begin() as connection:
        migrate(connection)
