"""What a class list says of one child: four answers, and no more is kept."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Listed:
    """A child as the list names it."""

    name: str
    sex: str
    birth_year: int
    consent: str


def is_name(text: str) -> bool:
    """Whether this can be a child's name."""
    return len(text.strip()) > 0 and len(text) <= 60 and "\x00" not in text
