"""A mutation: one change of one row, frozen on the phone when it is enqueued."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, cast

from daybook_sync.ids import is_id
from daybook_sync.values import EXACT, Value

Change = Literal["put", "set", "del", "act"]

MAX_BYTES: Final = 65_536
"""The longest JSON text of one mutation; a longer one is refused."""

_CHANGES: Final = frozenset({"put", "set", "del", "act"})
MOST_REPLACED: Final = 100
"""How many held mutations one may take the place of."""

_KEYS: Final = frozenset({"i", "k", "s", "r", "t", "f", "b", "af", "br", "at", "x", "rp"})


class MalformedError(ValueError):
    """A part of a message that cannot be understood; the text names the key and the fault."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change of one row.

    `base` is the [epoch, seq] of the row the person saw; `after` the previous mutation of the
    same unacknowledged chain, `branch` the first one (its own id when it is itself the first).
    `kind` and `form` are given on `put` only. `at` is the phone's clock in ms, never trusted for
    order. In `fields` None clears. `extra` holds the keys this version does not know. `replaces`
    names held mutations of the same author that are settled once this one is applied.
    """

    id: str
    change: Change
    slot: int
    rid: str
    kind: str | None
    form: tuple[str, int] | None
    base: tuple[int, int]
    after: str | None
    branch: str
    at: int
    fields: Mapping[str, Value]
    extra: Mapping[str, Value] = field(default_factory=dict)
    replaces: tuple[str, ...] = ()


def parse_mutation(raw: Value) -> Mutation:
    """The mutation of a wire object; raises `MalformedError`."""
    if not isinstance(raw, dict):
        raise MalformedError("a mutation is not an object")
    mid = _id(raw, "i")
    change = raw.get("k")
    if not isinstance(change, str) or change not in _CHANGES:
        raise MalformedError("k is not put, set, del or act")
    kind = _kind(raw) if change == "put" else None
    fields = raw.get("x", {})
    if not isinstance(fields, dict) or not all(map(is_field, fields)):
        raise MalformedError("x is not an object of fields")
    return Mutation(
        id=mid,
        change=cast(Change, change),
        slot=whole(raw.get("s"), "s", low=1),
        rid=_id(raw, "r"),
        kind=kind,
        form=_form(raw.get("f")) if change == "put" else None,
        base=_base(raw.get("b")),
        after=_id(raw, "af") if "af" in raw else None,
        branch=_id(raw, "br") if "br" in raw else mid,
        at=whole(raw.get("at"), "at", low=-EXACT),
        fields=fields,
        extra={key: value for key, value in raw.items() if key not in _KEYS},
        replaces=_replaces(raw.get("rp", [])),
    )


def wire_mutation(mutation: Mutation) -> dict[str, Value]:
    """The wire object of a mutation, without the keys that say nothing."""
    wire: dict[str, Value] = {
        "i": mutation.id,
        "k": mutation.change,
        "s": mutation.slot,
        "r": mutation.rid,
        "b": list(mutation.base),
        "at": mutation.at,
    }
    if mutation.kind is not None:
        wire["t"] = mutation.kind
    if mutation.form is not None:
        wire["f"] = list(mutation.form)
    if mutation.after is not None:
        wire["af"] = mutation.after
    if mutation.branch != mutation.id:
        wire["br"] = mutation.branch
    if mutation.replaces:
        wire["rp"] = list(mutation.replaces)
    if mutation.change != "del":
        wire["x"] = dict(mutation.fields)
    return wire | dict(mutation.extra)


def is_field(name: str) -> bool:
    """Whether `name` can name a field; `*` and `-` open the merge's own marks."""
    return 0 < len(name) <= 128 and name[0] not in "*-"


def whole(value: Value, name: str, *, low: int = 0, high: int = EXACT) -> int:
    """`value` as a whole number between the bounds; raises `MalformedError` naming `name`."""
    if type(value) is float and value.is_integer():
        value = int(value)
    if type(value) is not int or not low <= value <= high:
        raise MalformedError(f"{name} is not a whole number from {low} to {high}")
    return value


def _id(raw: Mapping[str, Value], key: str) -> str:
    value = raw.get(key)
    if not is_id(value):
        raise MalformedError(f"{key} is not an id")
    return cast(str, value)


def _kind(raw: Mapping[str, Value]) -> str:
    kind = raw.get("t")
    if not isinstance(kind, str) or not 0 < len(kind) <= 40:
        raise MalformedError("t is not the name of a kind")
    return kind


def _form(value: Value) -> tuple[str, int] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2 or not isinstance(value[0], str):
        raise MalformedError("f is not [form, version]")
    if not 0 < len(value[0]) <= 100:
        raise MalformedError("f does not name a form")
    return value[0], whole(value[1], "f", low=1, high=2**31 - 1)


def _base(value: Value) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise MalformedError("b is not [epoch, seq]")
    return whole(value[0], "b"), whole(value[1], "b")


def _replaces(value: Value) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST_REPLACED or not all(map(is_id, value)):
        raise MalformedError(f"rp is not a list of up to {MOST_REPLACED} ids")
    return tuple(value)
