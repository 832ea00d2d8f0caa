"""What a teacher of the demo has in mind when logging something."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from daybook.demo.township import Room, Worker

Answers = dict[str, Any]
TakePhoto = Callable[[str], Answers]
"""Takes a photo of a scene and gives the reference to it."""


@dataclass(frozen=True)
class Moment:
    """Who logs, of which class, on which day, and what can be named in it.

    `colleagues` are people of the school, `schools` the places of the others; `followed` are the
    focus children of the class, `pair` is the agreement that the worker is part of, if any, and
    `subject` what somebody without a class teaches.
    """

    choice: Random
    worker: Worker
    room: Room
    day: date
    colleagues: Sequence[str]
    schools: Sequence[str]
    followed: Sequence[str]
    pair: str | None
    subject: str | None
    take: TakePhoto

    @property
    def young(self) -> bool:
        """Whether it is about a kindergarten class."""
        return self.room.group.stage == "kindergarten"

    def colleague(self) -> str:
        """Somebody of the school; the name of a guest where nobody else works there."""
        return self.choice.choice(self.colleagues) if self.colleagues else "赵国强"

    def some_colleagues(self, most: int) -> list[str]:
        """One or more people of the school."""
        known = self.colleagues or ("赵国强",)
        return self.choice.sample(list(known), self.choice.randint(1, min(most, len(known))))
