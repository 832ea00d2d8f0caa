"""Nothing that a server said to have is lost when its processes are killed."""

from tests.kill.workers import kill_on_postgres, kill_on_sqlite

KILLS = 20


def test_killed_workers_lose_and_double_nothing_on_sqlite() -> None:
    tally = kill_on_sqlite(KILLS, "on every commit", lambda _: None)

    assert tally.good, tally.details()
    assert tally.kills == KILLS


def test_killed_workers_lose_and_double_nothing_on_postgresql() -> None:
    tally = kill_on_postgres(KILLS, "on every commit", lambda _: None)

    assert tally.good, tally.details()
    assert tally.kills == KILLS
