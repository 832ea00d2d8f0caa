"""The server's clock and chance in the hands of the schedule."""

import random
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from unittest.mock import patch

import daybook_sync.ids

from daybook import clock
from daybook.streams import pull, push

START = 1_792_000_000_000
"""When every schedule begins, ms: a school day in October 2026."""


class Steering:
    """What the server takes for the time, and for chance; the same seed gives the same run."""

    def __init__(self) -> None:
        self.now = START
        self.ahead = 0
        self.random = random.Random(0)
        self.worked = 0.0
        self.page = pull.MOST_ROWS

    def begin(self, seed: int) -> None:
        """A fresh world."""
        self.now, self.ahead, self.worked = START, 0, 0.0
        self.random = random.Random(seed)
        # In most worlds a few rows are more than one answer holds.
        setattr(pull, "MOST_ROWS", self.random.choice((3, 5, self.page)))  # noqa: B010

    def time_ns(self) -> int:
        """The server's clock."""
        return (self.now + self.ahead) * 1_000_000

    def monotonic(self) -> float:
        """How long the server has worked, as far as its patience with one request is concerned."""
        self.worked += 0.001
        return self.worked

    def token(self, size: int = 32) -> str:
        """Letters in the place of secret ones."""
        letters = "abcdefghijklmnopqrstuvwxyz"
        return "".join(self.random.choice(letters) for _ in range(size * 4 // 3))

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Stand where the server looks for the time and for chance."""
        times = SimpleNamespace(time_ns=self.time_ns, monotonic=self.monotonic)
        with ExitStack() as stack:
            for module in (clock, daybook_sync.ids, push):
                stack.enter_context(patch.object(module, "time", times))
            for name, source in (
                ("randbelow", lambda most: self.random.randrange(most)),
                ("randbits", lambda bits: self.random.getrandbits(bits)),
                ("token_urlsafe", self.token),
            ):
                stack.enter_context(patch.object(secrets, name, source))
            stack.enter_context(patch.object(pull, "MOST_ROWS", self.page))
            yield
