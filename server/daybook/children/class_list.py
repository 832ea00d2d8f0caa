"""What a class list says of one child: four answers, and no more is kept."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Listed:
    """A child as the list names it."""

    name: str
    sex: str
    birth_year: int
    consent: str
