"""The server outlives the death of its database, and phones are only asked to wait."""

from tests.kill.databases import kill_postgres

KILLS = 3


def test_a_database_that_crashes_loses_and_doubles_nothing() -> None:
    tally = kill_postgres(KILLS, "on every commit", lambda _: None)

    assert tally.good, tally.details()
    assert tally.kills == KILLS
