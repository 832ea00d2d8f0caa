"""A count that one side raises and another waits for."""

import threading


class Pulse:
    """Counts answers; whoever waits is woken by each."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    @property
    def count(self) -> int:
        """How many there were."""
        with self._changed:
            return self._count

    def beat(self, times: int = 1) -> None:
        """Count some more."""
        with self._changed:
            self._count += times
            self._changed.notify_all()

    def wait(self, more: int, seconds: float) -> bool:
        """Wait until there are `more` than now; False when they do not come in time."""
        with self._changed:
            goal = self._count + more
            return self._changed.wait_for(lambda: self._count >= goal, seconds)
