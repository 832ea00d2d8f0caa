"""What a statement touches, as far as another transaction can notice; so which of them commute.

What a transaction writes is seen by others at its COMMIT and not before; until then only its locks
are felt. A repeatable-read transaction sees everything as it was at its first statement. Whatever
cannot be told from the text of a statement counts as touching the whole table.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Touch = tuple[str, str]
"""A table and one identifier in it; `*` stands for all."""

EVERYTHING: frozenset[Touch] = frozenset({("*", "*")})
_TABLE = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+([a-z_]+)", re.IGNORECASE)
_ID = re.compile(r"[A-Za-z0-9_-]{22}")
_STREAM = re.compile(r'"stream":(\d+)')
_FUNCTIONS = {"json_populate_recordset", "of"}


@dataclass(frozen=True)
class Step:
    """The next thing a transaction does: a statement, its COMMIT or its ROLLBACK."""

    text: str
    reads: frozenset[Touch] = frozenset()
    takes: frozenset[Touch] = frozenset()
    publishes: frozenset[Touch] = frozenset()
    releases: frozenset[Touch] = frozenset()

    @property
    def is_local(self) -> bool:
        """Whether nobody else can notice it, nor it anybody else."""
        return not (self.reads or self.takes or self.publishes or self.releases)

    def broad(self) -> "Step":
        """The same as if it touched the whole of each table: what holds in any other world too."""
        parts = (self.reads, self.takes, self.publishes, self.releases)
        return Step("", *(frozenset((table, "*") for table, _ in part) for part in parts))


@dataclass
class Transaction:
    """What one connection has done since it last began."""

    snapshot: bool = False
    written: frozenset[Touch] = frozenset()
    taken: frozenset[Touch] = field(default_factory=frozenset)

    def statement(self, text: str, parameters: Any, *, repeatable: bool) -> Step:
        """A statement as a step; the transaction remembers what it did."""
        touched = _touched(text, parameters)
        writes = text.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))
        takes = touched if writes or "FOR UPDATE" in text else frozenset()
        reads = touched
        if repeatable:
            reads = frozenset() if self.snapshot else EVERYTHING
            self.snapshot = True
        self.written |= touched if writes else frozenset()
        self.taken |= takes
        return Step(_short(text), reads=reads, takes=takes)

    def end(self, text: str) -> Step:
        """COMMIT or ROLLBACK as a step; the next statement begins anew."""
        published = self.written if text == "COMMIT" else frozenset()
        step = Step(text, publishes=published, releases=self.taken)
        self.snapshot, self.written, self.taken = False, frozenset(), frozenset()
        return step


def dependent(one: Step, other: Step) -> bool:
    """Whether the order of two steps of different transactions may matter to anybody."""
    return (
        _meet(one.reads, other.publishes)
        or _meet(other.reads, one.publishes)
        or _meet(one.takes, other.takes)
        or _meet(one.takes, other.releases)
        or _meet(other.takes, one.releases)
    )


def _meet(ones: Iterable[Touch], others: Iterable[Touch]) -> bool:
    return any(
        (table == other_table or "*" in (table, other_table))
        and (name == other_name or "*" in (name, other_name))
        for table, name in ones
        for other_table, other_name in others
    )


def _touched(text: str, parameters: Any) -> frozenset[Touch]:
    tables = {table.lower() for table in _TABLE.findall(text)} - _FUNCTIONS
    # A join reads rows of which the parameters say nothing.
    names = _names(parameters) if len(tables) == 1 else set()
    return frozenset((table, name) for table in tables for name in names or {"*"})


def _names(parameters: Any) -> set[str]:
    """The identifiers among the parameters: ids of 22 characters, and numbers of streams."""
    sets = parameters if isinstance(parameters, list | tuple) else [parameters]
    names: set[str] = set()
    for values in sets:
        for key, value in values.items() if isinstance(values, dict) else ():
            if isinstance(value, str):
                names |= set(_ID.findall(value)) | {f"stream {n}" for n in _STREAM.findall(value)}
            elif "stream" in key:
                names.add(f"stream {value}")
    return names


def _short(text: str) -> str:
    words = " ".join(text.split())
    verb = words.partition(" ")[0]
    tables = ", ".join(dict.fromkeys(t.lower() for t in _TABLE.findall(words)))
    return f"{verb} {tables}{' FOR UPDATE' if 'FOR UPDATE' in words else ''}"
