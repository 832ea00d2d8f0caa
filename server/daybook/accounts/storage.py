"""What a phone says of its storage: which of it is kept, and how it is said in a line."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from daybook_sync.values import EXACT
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import store
from daybook.accounts.models import Device
from daybook.audit import service as audit

Storage = dict[str, Any]

MOST_FORMS: Final = 200
_FORM_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,31}")


def read(said: Mapping[str, Any]) -> Storage:
    """What is understood: `persisted` (yes or no), `used` (bytes), `waiting` (not yet sent).

    `drafts` are how many records have been begun of each form. `cleared` is a pair: when the
    phone noticed that its browser had cleared it (ms, by its own clock), and how many changes
    had not been sent.
    """
    known: Storage = {}
    if isinstance(said.get("persisted"), bool):
        known["persisted"] = said["persisted"]
    for name in ("used", "waiting"):
        if _is_count(said.get(name)):
            known[name] = said[name]
    drafts = _drafts(said.get("drafts"))
    if drafts:
        known["drafts"] = drafts
    cleared = said.get("cleared")
    if isinstance(cleared, list) and len(cleared) == 2 and all(map(_is_count, cleared)):
        known["cleared"] = cleared
    return known


def keep(before: Mapping[str, Any] | None, said: Mapping[str, Any], now: int) -> Storage:
    """What is kept of what a phone said; the last clearing stays, with when it was heard of.

    `since` is when it first said that something was waiting (ms), until it says that nothing is.
    """
    known = read(said)
    if known.get("waiting"):
        known["since"] = (before or {}).get("since", now)
    last = (before or {}).get("cleared")
    told = known.pop("cleared", None)
    if told is not None and (last is None or last["at"] != told[0]):
        last = {"at": told[0], "unsent": told[1], "heard": now}
    return known if last is None else {**known, "cleared": last}


def remember(session: Session, device: Device, said: Mapping[str, Any], now: int) -> None:
    """Keep with a device what it said; a clearing it tells of is noted once."""
    before = (device.storage or {}).get("cleared")
    device.storage = kept = keep(device.storage, said, now)
    cleared = kept.get("cleared")
    if cleared is not None and cleared != before:
        audit.note(session, device.account, "storage-cleared", device.id, unsent=cleared["unsent"])


def phones(session: Session, accounts: Collection[str], since: int) -> Sequence[Storage]:
    """What each phone of some accounts last said, of those heard since a time (ms)."""
    heard = store.devices_since(session, since)
    return [held.storage or {} for held in heard if held.account in accounts]


def _drafts(said: Any) -> dict[str, int]:
    """How many drafts there are of each form; nothing when no phone could have said it so."""
    if not isinstance(said, Mapping) or len(said) > MOST_FORMS:
        return {}
    return {
        form: number
        for form, number in said.items()
        if _FORM_ID.fullmatch(form) and _is_count(number) and number > 0
    }


def _is_count(number: Any) -> bool:
    return type(number) is int and 0 <= number <= EXACT


def words(kept: Mapping[str, Any] | None, zone: str) -> str:
    """A phone's storage for whoever looks after phones; days are those of `zone`."""
    known = kept or {}
    parts = []
    if "persisted" in known:
        parts.append("storage kept" if known["persisted"] else "storage may be cleared")
    if "used" in known:
        parts.append(f"{known['used'] / 1_000_000:.1f} MB")
    if "waiting" in known:
        parts.append(f"{known['waiting']} waiting")
    if cleared := known.get("cleared"):
        day = clock.day_of(cleared["heard"], zone).isoformat()
        parts.append(f"storage was cleared, told {day}: {cleared['unsent']} not sent")
    return ", ".join(parts) or "storage unknown"
