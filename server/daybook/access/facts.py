"""What the policy is asked with: who somebody is, and what is known of a thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Standing(Protocol):
    """What somebody is, and at which place."""

    @property
    def role(self) -> str:
        """One of `roles.ROLES`."""
        ...

    @property
    def place(self) -> str:
        """The id of a school or an office."""
        ...


class Who(Protocol):
    """A signed-in person, as far as the policy asks."""

    @property
    def user(self) -> str:
        """The account."""
        ...

    @property
    def roles(self) -> Sequence[Standing]:
        """What they are today, and where."""
        ...


@dataclass(frozen=True)
class Facts:
    """What is known of a thing that somebody wants to do something with; None is not known.

    `place` is the school or office it belongs to, `owner` who wrote it or whom it is about, `pair`
    the pair in whose file it lies.
    """

    place: str | None = None
    school_class: str | None = None
    owner: str | None = None
    form: str | None = None
    pair: str | None = None


@dataclass(frozen=True)
class Part:
    """Some of the things of schools: of these classes, people or forms; None is all of them.

    In an `unscored` part nobody's ratings are read.
    """

    schools: frozenset[str]
    classes: frozenset[str] | None = None
    owners: frozenset[str] | None = None
    forms: frozenset[str] | None = None
    unscored: bool = False


@dataclass(frozen=True)
class Narrowed:
    """Somebody in some of their roles only."""

    user: str
    roles: tuple[Standing, ...]
