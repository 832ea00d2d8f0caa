"""The apply rule: what one mutation does to one row, decided by server-ordered base versions.

A field's version is `[seq, branch]`, or `[seq, branch, mid]` when the mutation that wrote it is
not the first of its branch. Two keys of `versions` are marks: `*` stands for every field that is
not named (the creation), `-` for the removal.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final, Literal

from daybook_sync.mutation import Mutation
from daybook_sync.values import Value, canonical, same

Version = Sequence[Value]
Fate = Literal["applied", "held", "unknown"]
Before = Callable[[str, int], Value]
"""The value of a field as it stood at a seq; None when it is not known any more."""

EVERY: Final = "*"
REMOVAL: Final = "-"


class Outcome(IntEnum):
    """What became of a mutation; the numbers are the wire's."""

    OK = 0
    MERGED = 1
    HELD = 2
    LATER = 3
    REFUSED = 4


@dataclass(frozen=True, slots=True)
class State:
    """A stored row as the merge sees it; a removed row keeps its body for a revival."""

    body: Mapping[str, Value]
    versions: Mapping[str, Version]
    seq: int
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A concurrent value that was overwritten and is kept: who wrote it, and what it was."""

    field: str
    lost: str
    value: Value


@dataclass(frozen=True, slots=True)
class Applied:
    """The new row; the outcome is `merged` when there are conflicts.

    A removal that was undone by a concurrent edit is the conflict of the field `-`. There is
    still no row where a held creation was taken back.
    """

    state: State | None
    conflicts: Sequence[Conflict] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """Not applied, to be quarantined: `reason` is a word of the protocol's list."""

    reason: str
    fields: Mapping[str, Value] = field(default_factory=dict)


def _not_known(_field: str, _seq: int) -> Value:
    return None


def effective(base: tuple[int, int], epochs: Sequence[tuple[int, int]]) -> int:
    """The seq that `base` is worth now.

    `epochs` lists (epoch, head at its start), the current one last. A base of an earlier epoch
    counts no further than the head at which each later epoch began; one of an epoch that was
    never here counts for nothing, so that a real conflict is never missed. Such a life ended
    when the same backup, or an older one, was restored again; its number may be any.
    """
    epoch, seq = base
    if all(known != epoch for known, _ in epochs):
        return 0
    return min([seq, *(start for later, start in epochs if later > epoch)])


def apply(
    state: State | None,
    mutation: Mutation,
    epochs: Sequence[tuple[int, int]],
    seq: int,
    *,
    after: Fate | None = None,
    before: Before = _not_known,
) -> Applied | Held:
    """What `mutation` makes of `state` when it takes place `seq` in its stream.

    `after` is what became of the mutation it names as its predecessor; `before` is asked only
    for lists that two people changed at once.
    """
    if mutation.after is not None and after != "applied":
        return Held("after-held" if after == "held" else "after-unknown")
    if mutation.change == "act":
        return Held("state")
    if state is None:
        return _begin(mutation, seq)
    seen = effective(mutation.base, epochs)
    if mutation.change == "del":
        return _remove(state, mutation, seen, seq)
    return _write(state, mutation, seen, seq, before)


def _begin(mutation: Mutation, seq: int) -> Applied | Held:
    if mutation.change == "del" and mutation.replaces:
        return Applied(None)
    return _create(mutation, seq) if mutation.change == "put" else Held("gone")


def _create(mutation: Mutation, seq: int) -> Applied:
    body = {name: value for name, value in mutation.fields.items() if value is not None}
    return Applied(State(body, {EVERY: _version(mutation, seq)}, seq))


def _remove(state: State, mutation: Mutation, seen: int, seq: int) -> Applied | Held:
    if state.deleted:
        return Applied(state)
    written = (version for name, version in state.versions.items() if name != REMOVAL)
    if any(_concurrent(version, mutation, seen) for version in written):
        return Held("delete-vs-edit")
    versions = {**state.versions, REMOVAL: _version(mutation, seq)}
    return Applied(State(state.body, versions, seq, deleted=True))


def _write(state: State, mutation: Mutation, seen: int, seq: int, before: Before) -> Applied:
    body, versions = dict(state.body), dict(state.versions)
    conflicts: list[Conflict] = []
    mine = _version(mutation, seq)
    for name, value in mutation.fields.items():
        theirs, version = body.get(name), _last(state, name)
        if version and _concurrent(version, mutation, seen) and not same(theirs, value):
            conflicts.append(Conflict(name, version[-1], theirs))
            value = _union(before, name, seen, theirs, value)
        if value is None:
            body.pop(name, None)
        else:
            body[name] = value
        versions[name] = mine
    removal = versions.pop(REMOVAL, None)
    if removal and removal[1] != mutation.branch:
        conflicts.append(Conflict(REMOVAL, removal[-1], None))
    return Applied(State(body, versions, seq), conflicts)


def _version(mutation: Mutation, seq: int) -> Version:
    if mutation.branch == mutation.id:
        return [seq, mutation.id]
    return [seq, mutation.branch, mutation.id]


def _last(state: State, name: str) -> Version | None:
    if name in state.versions:
        return state.versions[name]
    return state.versions.get(EVERY) if name in state.body else None


def _concurrent(version: Version, mutation: Mutation, seen: int) -> bool:
    return bool(version[0] > seen and version[1] != mutation.branch)


def _union(before: Before, name: str, seen: int, theirs: Value, mine: Value) -> Value:
    """Three-way for lists of choices or files: theirs, less what I took away, then what I added.

    Anything else, and lists with the same members in another order, is what I wrote.
    """
    if not _is_set(theirs) or not _is_set(mine):
        return mine
    there, kept = _members(theirs), _members(mine)
    if there == kept:
        return mine
    had = _members(before(name, seen))
    left = [item for item in theirs if canonical(item) not in had - kept]
    return left + [item for item in mine if canonical(item) not in had | there]


def _is_set(value: Value) -> bool:
    return isinstance(value, list) and all(
        isinstance(item, str) or (isinstance(item, dict) and "$f" in item) for item in value
    )


def _members(value: Value) -> set[str]:
    return {*map(canonical, value)} if _is_set(value) else set()
