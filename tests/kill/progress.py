"""A line of progress, one a second at most."""

import time


class Progress:
    """How far a part has come; `step` prints only when a second has passed since the last line."""

    def __init__(self, what: str, goal: int) -> None:
        self._what = what
        self._goal = goal
        self._done = 0
        self._began = self._shown = time.monotonic()

    def step(self, acknowledged: int) -> None:
        """One more kill is done."""
        self._done += 1
        now = time.monotonic()
        if now - self._shown < 1:
            return
        self._shown = now
        each = (now - self._began) / self._done
        print(
            f"{self._what}: {self._done:,} of {self._goal:,} kills, {each:.2f} s each, "
            f"{acknowledged:,} acknowledged, about {each * (self._goal - self._done):.0f} s left",
            flush=True,
        )

    def line(self) -> str:
        """The rate in the end."""
        seconds = time.monotonic() - self._began
        return f"{seconds:.1f} s, {seconds / max(1, self._done):.2f} s for each kill"
