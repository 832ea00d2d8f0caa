"""What a phone says of its storage: which of it is kept, and how it is said in a line."""

from collections.abc import Mapping
from typing import Any

from daybook_sync.values import EXACT

Storage = dict[str, bool | int]


def read(said: Mapping[str, Any]) -> Storage:
    """What is understood: `persisted` (yes or no), `used` (bytes), `waiting` (not yet sent)."""
    known: Storage = {}
    if isinstance(said.get("persisted"), bool):
        known["persisted"] = said["persisted"]
    for name in ("used", "waiting"):
        number = said.get(name)
        if type(number) is int and 0 <= number <= EXACT:
            known[name] = number
    return known


def words(kept: Mapping[str, Any] | None) -> str:
    """A phone's storage for whoever looks after phones."""
    known = read(kept or {})
    parts = []
    if "persisted" in known:
        parts.append("storage kept" if known["persisted"] else "storage may be cleared")
    if "used" in known:
        parts.append(f"{known['used'] / 1_000_000:.1f} MB")
    if "waiting" in known:
        parts.append(f"{known['waiting']} waiting")
    return ", ".join(parts) or "storage unknown"
