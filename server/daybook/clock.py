"""The server's clock and calendar: milliseconds since 1970, and the day they fall on."""

import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

SECOND = 1000
DAY = 24 * 60 * 60 * SECOND


def now() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def day_of(moment: int, zone: str) -> date:
    """The calendar day of `moment` (milliseconds) in the time zone named `zone`."""
    return datetime.fromtimestamp(moment / SECOND, ZoneInfo(zone)).date()
