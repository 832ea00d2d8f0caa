"""Every change counts, once, as it was made, and none without those it builds on."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from daybook_sync.merge import Outcome

from tests.simulation.real.rest import APPLIED, Rest, released
from tests.simulation.real.world import Made


def lost(rest: Rest) -> Iterator[str]:
    """Every change ever made is applied or in quarantine, but what its phone's eviction took."""
    world = rest.world
    for made in world.made.values():
        entry = rest.journal.get(made.mid)
        if entry is not None:
            if entry["status"] == Outcome.HELD and made.mid not in rest.quarantine:
                yield f"held change {made.mid} is not in quarantine"
        elif not _evicted(rest, made) and not _removed_twice(rest, made):
            yield f"change {made.mid} of {made.phone} is lost"


def _evicted(rest: Rest, made: Made) -> bool:
    """Whether the last copy of a change went with a cleared storage."""
    world = rest.world
    if any(_holds(phone, made.mid) for phone in rest.phones.values()):
        return False
    unsent = any(_has(gone["outbox"], made.mid) for gone in world.evicted)
    sent = any(_has(gone["journal"], made.mid) for gone in world.evicted)
    return unsent or (sent and made.mid in world.undone)


def _removed_twice(rest: Rest, made: Made) -> bool:
    """Whether a change removes what is removed: a restore may forget it without harm."""
    rows = [row for row in rest.tables["rec"] if row["rid"] == made.rid]
    return made.change == "del" and all(row["deleted"] for row in rows)


def _holds(phone: Mapping[str, Any], mid: str) -> bool:
    return _has(phone["outbox"], mid) or _has(phone["journal"], mid)


def _has(items: list[Mapping[str, Any]], mid: str) -> bool:
    return any(item["mid"] == mid for item in items)


def altered(rest: Rest) -> Iterator[str]:
    """What is kept of a change is what was made; nothing else was ever made."""
    for mid, entry in rest.journal.items():
        made = rest.world.made.get(mid)
        if made is None:
            yield f"the server has a change {mid} that nobody made"
        elif entry["usr"] != made.user or not _as_made(rest, entry, made):
            yield f"change {mid} is not kept as it was made"


def _as_made(rest: Rest, entry: Mapping[str, Any], made: Made) -> bool:
    """Whether what is kept is what was frozen; of a corrected change the quarantine has that."""
    held = rest.quarantine.get(made.mid)
    if held is not None and json.loads(held["raw"]).get("x", {}) != made.fields:
        return False
    return released(rest, made.mid) or json.loads(entry["op"]) == made.fields


def half_records(rest: Rest) -> Iterator[str]:
    """Nothing that builds on a held change is applied without it, nor before it has arrived."""
    for mid, entry in rest.journal.items():
        before = rest.journal.get(entry["after"] or "")
        held = before is not None and before["status"] == Outcome.HELD
        if entry["status"] in APPLIED and before and held and not released(rest, mid):
            yield f"{mid} is applied without {before['mid']}"
    for mid, entry in rest.quarantine.items():
        if entry["reason"] == "after-unknown" and not _chain_evicted(rest, mid):
            yield f"{mid} arrived before the change it builds on"


def _chain_evicted(rest: Rest, mid: str) -> bool:
    made = rest.world.made[mid]
    return any(
        each.rid == made.rid and _evicted(rest, each)
        for each in rest.world.made.values()
        if each.mid not in rest.journal
    )


def doubled(rest: Rest) -> Iterator[str]:
    """No id is used for two changes, and what is applied has a row."""
    rows = {(row["stream"], row["rid"]) for row in rest.tables["rec"]}
    for mid, entry in rest.journal.items():
        counts = entry["status"] in APPLIED and entry["seq"] is not None
        if entry["change"] == "del" or rest.world.compacted:
            continue
        if counts and (entry["stream"], entry["rid"]) not in rows:
            yield f"{mid} is applied to a row that is not there"
    for mid, entry in rest.quarantine.items():
        if entry["reason"] == "key-reuse":
            yield f"the id of {mid} was used for two changes"
        if entry["reason"] == "invalid" and not _follows_wrong(rest, entry):
            yield f"{mid} was held as invalid and was not"


def _follows_wrong(rest: Rest, entry: Mapping[str, Any]) -> bool:
    """Whether this change, or another of the same record, has a wrong answer."""
    return any(
        made.fields.get("present") == 999
        for made in rest.world.made.values()
        if made.rid == entry["rid"]
    )
