"""The load on a server: phones that write and photographers that send, each in a thread."""

import threading
import time
from collections import Counter
from types import TracebackType

from tests.kill.phone import Phone
from tests.kill.photographer import Photographer
from tests.kill.pulse import Pulse
from tests.kill.world import World

PHOTOGRAPHERS = 2
DRAINED_WITHIN = 60.0


class Load:
    """Everybody who uses the server; they start on entering and have ended on leaving."""

    def __init__(self, port: int, world: World, seed: str) -> None:
        self.pulse = Pulse()
        self.over = threading.Event()
        given = (self.pulse, self.over)
        self.phones = [
            Phone(port, device, world, f"{seed} phone {number}", *given)
            for number, device in enumerate(world.devices)
        ]
        self.photographers = [
            Photographer(port, device, f"{seed} photos {number}", *given)
            for number, device in enumerate(world.devices[:PHOTOGRAPHERS])
        ]
        self._everybody: list[Phone | Photographer] = [*self.phones, *self.photographers]
        self._threads = [threading.Thread(target=each.run) for each in self._everybody]

    def __enter__(self) -> "Load":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.over.set()
        for thread in self._threads:
            thread.join()
        for each in self._everybody:
            each.line.close()

    def drain(self) -> int:
        """Let everybody come to an end; how many could not."""
        for each in self._everybody:
            each.finish()
        ends = time.monotonic() + DRAINED_WITHIN
        for thread in self._threads:
            thread.join(max(0.0, ends - time.monotonic()))
        return sum(thread.is_alive() for thread in self._threads)

    @property
    def cut(self) -> int:
        """Requests whose connection broke."""
        return sum(each.line.cut for each in self._everybody)

    @property
    def statuses(self) -> Counter[int]:
        """Every status that was answered, with how often."""
        return sum((each.line.statuses for each in self._everybody), Counter())

    @property
    def acknowledged(self) -> int:
        """Changes with a final answer, and pictures that are whole."""
        changes = sum(len(phone.diary.told) for phone in self.phones)
        return changes + sum(len(each.stored) for each in self.photographers)
