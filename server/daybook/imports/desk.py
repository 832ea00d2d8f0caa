"""At whose desk a list lies: who brings it, for which school, on which day."""

import hashlib
import json
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy.orm import Session

from daybook.accounts.auth import SignedIn
from daybook.imports.columns import Column, Entry, Reasons
from daybook.imports.lines import Line
from daybook.places import service as places


@dataclass(frozen=True)
class Desk:
    """Who looks at a list or takes it over, for which school or office, and when."""

    session: Session
    who: SignedIn
    school: str
    day: date

    @property
    def year(self) -> str:
        """The school year of the day."""
        return places.school_year(self.day)


class Kind(Protocol):
    """A kind of list: what it reads, what its lines do, and how that is taken back."""

    def columns(self, desk: Desk) -> Sequence[Column]:
        """The columns that are read; the first one is needed."""
        ...

    @property
    def reasons(self) -> Reasons:
        """Why other columns are not kept."""
        ...

    def plan(self, desk: Desk, entries: Sequence[Entry]) -> list[Line]:
        """What each entry would do; nothing is written."""
        ...

    def make(self, desk: Desk, lines: Sequence[Line]) -> list[str]:
        """Make what the new lines say; the ids, in their order."""
        ...

    def change(self, desk: Desk, target: str, fields: Mapping[str, Any]) -> None:
        """Set some fields of what is there."""
        ...

    def states(self, desk: Desk, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """What stands in the register of some ids; what is gone is left out."""
        ...

    def used(self, desk: Desk, ids: Collection[str], since: int) -> set[str]:
        """Those of what a list made at `since` (ms) that something refers to by now."""
        ...

    def remove(self, desk: Desk, ids: Collection[str]) -> None:
        """Take out what a list made and nothing refers to."""
        ...


def same(name: str) -> str:
    """A name as it is compared: width, case and spaces do not matter."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def mark(state: Mapping[str, Any]) -> str:
    """By what a state is known again without being kept."""
    text = json.dumps(state, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:24]
