"""What the page said to be kept on the phone is there after the browser was killed."""

from playwright.sync_api import Playwright

from tests.kill.browsers import kill_browsers_of

KILLS = 3


def test_a_killed_browser_loses_and_doubles_nothing(playwright: Playwright) -> None:
    tally = kill_browsers_of(playwright, KILLS, "on every commit", lambda _: None)

    assert tally.good, tally.details()
    assert tally.kills == KILLS
    assert tally.acknowledged > 0
