"""Asks the database itself whether its files are whole."""

import sqlite3
from pathlib import Path

from tests.postgres import Cluster

SUPERUSER = "postgres"


def sqlite_faults(file: Path) -> list[str]:
    """What SQLite finds wrong in a database file, its references included."""
    connection = sqlite3.connect(file)
    try:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        orphans = [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
    finally:
        connection.close()
    return [f"integrity: {words}" for words in [*found, *orphans] if words != "ok"]


def postgres_faults(cluster: Cluster, database: str) -> list[str]:
    """What PostgreSQL finds wrong: every table and index by pg_amcheck where it is there.

    Elsewhere every page is read, which compares the checksums that the cluster carries.
    """
    try:
        if (cluster.programs / "pg_amcheck").exists():
            whole = ("--install-missing", "--heapallindexed", "--parent-check")
            cluster.run(
                "pg_amcheck", "-h", str(cluster.folder), "-U", SUPERUSER, *whole, "-d", database
            )
        else:
            dump = ("-f", "/dev/null", "-d", database)
            cluster.run("pg_dump", "-h", str(cluster.folder), "-U", SUPERUSER, *dump)
    except RuntimeError as error:
        return [f"integrity: {error}"]
    return []


def page_faults(cluster: Cluster) -> list[str]:
    """Pages of a stopped cluster whose checksum is wrong."""
    try:
        cluster.run("pg_checksums", "--check", "-D", str(cluster.data))
    except RuntimeError as error:
        return [f"checksums: {error}"]
    return []
