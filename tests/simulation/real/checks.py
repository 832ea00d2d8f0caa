"""What must be true when a world has come to rest."""

import base64
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from daybook_sync.ids import stable_id
from daybook_sync.merge import Outcome

from daybook.db import reading
from daybook.photos.folder import Folder
from daybook.streams import soundness
from tests.simulation.real import copies
from tests.simulation.real.world import Made, World, values

APPLIED = (int(Outcome.OK), int(Outcome.MERGED))


@dataclass(frozen=True)
class Rest:
    """Everything that is left: the server's tables, and each phone's stores."""

    world: World
    tables: Mapping[str, list[Mapping[str, Any]]]
    phones: Mapping[str, Mapping[str, Any]]
    journal: Mapping[str, Mapping[str, Any]]
    quarantine: Mapping[str, Mapping[str, Any]]


def faults(world: World) -> Iterator[str]:
    """One sentence for each promise that the run has broken; nothing when all are kept."""
    yield from world.seen_faults
    rest = _rest(world)
    for check in (
        drained,
        lost,
        altered,
        half_records,
        doubled,
        swallowed_values,
        counted,
        diverged,
        overlaid,
        photos_lost,
        told_of_clashes,
        sound,
    ):
        yield from check(rest)


def _rest(world: World) -> Rest:
    tables: Mapping[str, list[Mapping[str, Any]]] = defaultdict(list)
    tables |= {name: list(rows) for name, rows in copies.take(world.server.engine).items()}  # type: ignore[operator]
    phones = {name: world.say("contents", phone=name).result for name in world.owners}
    journal = {row["mid"]: row for row in tables["journal"]}
    quarantine = {row["mid"]: row for row in tables["quarantine"]}
    return Rest(world, tables, phones, journal, quarantine)


def drained(rest: Rest) -> Iterator[str]:
    """Outboxes and first downloads come to an end, and no page ran into trouble."""
    for name, phone in rest.phones.items():
        if phone["outbox"]:
            yield f"{name} cannot send {len(phone['outbox'])} changes"
        for cursor in phone["cursor"]:
            if "boot" in cursor or "shadow" in cursor:
                yield f"{name} never finishes the download of slot {cursor['slot']}"
        for trouble in phone["troubles"]:
            yield f"{name} ran into {trouble}"


def lost(rest: Rest) -> Iterator[str]:
    """Every change ever made is applied or in quarantine, but what its phone's eviction took."""
    world = rest.world
    for made in world.made.values():
        entry = rest.journal.get(made.mid)
        if entry is not None:
            if entry["status"] == Outcome.HELD and made.mid not in rest.quarantine:
                yield f"held change {made.mid} is not in quarantine"
        elif not _evicted(rest, made):
            yield f"change {made.mid} of {made.phone} is lost"


def _evicted(rest: Rest, made: Made) -> bool:
    """Whether the last copy of a change went with a cleared storage."""
    world = rest.world
    if any(_holds(phone, made.mid) for phone in rest.phones.values()):
        return False
    unsent = any(_has(gone["outbox"], made.mid) for gone in world.evicted)
    sent = any(_has(gone["journal"], made.mid) for gone in world.evicted)
    return unsent or (sent and made.mid in world.undone)


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
    return _released(rest, made.mid) or json.loads(entry["op"]) == made.fields


def _released(rest: Rest, mid: str) -> bool:
    """Whether the office took a held change after all."""
    held = rest.quarantine.get(mid)
    return held is not None and held["resolution"] in {"accepted", "corrected"}


def half_records(rest: Rest) -> Iterator[str]:
    """Nothing that builds on a held change is applied without it, nor before it has arrived."""
    for mid, entry in rest.journal.items():
        before = rest.journal.get(entry["after"] or "")
        held = before is not None and before["status"] == Outcome.HELD
        if entry["status"] in APPLIED and before and held and not _released(rest, mid):
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


def swallowed_values(rest: Rest) -> Iterator[str]:
    """A value is gone only if it is kept as a loser, or somebody who saw it wrote over it."""
    applied = [
        made
        for made in rest.world.made.values()
        if made.mid in rest.journal and rest.journal[made.mid]["status"] in APPLIED
    ]
    current: set[str] = set()
    for row in rest.tables["rec"]:
        for value in json.loads(row["body"]).values():
            current |= set(values(value))
    for entry in rest.tables["conflict"]:
        current |= set(values(json.loads(entry["lost_value"])))
    for made in rest.world.made.values():
        if _counts(rest, made.mid):
            for value in made.seen:
                current |= set(values(value))
    current |= rest.world.warned
    for made in applied:
        if rest.world.compacted and not _is_there(rest, made.rid):
            continue
        for name, value in made.fields.items():
            if name.startswith("_") or name == "present":
                continue
            gone = [each for each in values(value) if each not in current]
            if gone:
                yield f"{name} {gone} of {made.mid} is gone and nobody was told"


def _counts(rest: Rest, mid: str) -> bool:
    """Whether a change, or the one that took its place, is part of its record."""
    held = rest.quarantine.get(mid)
    return mid in rest.journal and (held is None or held["resolution"] is not None)


def _is_there(rest: Rest, rid: str) -> bool:
    return any(row["rid"] == rid for row in rest.tables["rec"])


def told_of_clashes(rest: Rest) -> Iterator[str]:
    """Every value that gave way is on offer where its record is, until somebody has chosen."""
    rows = {(row["stream"], row["rid"]): row for row in rest.tables["rec"]}
    kept = set()
    told = {
        (entry["stream"], entry["rid"], field, lost)
        for entry in rest.tables["journal"]
        if entry["status"] == Outcome.MERGED
        for field, lost in json.loads(entry["detail"]).items()
    }
    for entry in rest.tables["conflict"]:
        rid = stable_id(f"conflict {entry['rid']} {entry['field']} {entry['lost_mid']}")
        kept.add((entry["stream"], rid))
        row = rows.get((entry["stream"], rid))
        told.discard((entry["stream"], entry["rid"], entry["field"], entry["lost_mid"]))
        chosen = any(made.rid == rid and made.change == "del" for made in rest.world.made.values())
        if (row is None or row["deleted"]) and not chosen:
            yield f"the clash of {entry['field']} in {entry['rid']} is told to nobody"
    yield from (f"what gave way in {clash} is not kept" for clash in told)
    for key, row in rows.items():
        if row["kind"] == "conflict" and key not in kept:
            yield f"{row['rid']} tells of a clash that nobody knows"


def sound(rest: Rest) -> Iterator[str]:
    """What the server's own examination finds."""
    with rest.world.server.app.app_context(), reading() as session:
        yield from soundness.faults(session)


def counted(rest: Rest) -> Iterator[str]:
    """The numbers of a stream: none twice, none above the head, floor and backup below it."""
    heads = {stream["id"]: stream for stream in rest.tables["stream"]}
    seen: set[tuple[int, int]] = set()
    for row in rest.tables["rec"]:
        if row["seq"] > heads[row["stream"]]["head"]:
            yield f"row {row['rid']} is above the head of its stream"
        if (row["stream"], row["seq"]) in seen:
            yield f"seq {row['seq']} was given twice"
        seen.add((row["stream"], row["seq"]))
    for stream in heads.values():
        if not stream["floor"] <= stream["head"] or not stream["backed_up"] <= stream["head"]:
            yield f"the numbers of {stream['key']} contradict each other"
    slots = Counter((grant["usr"], grant["slot"]) for grant in rest.tables["membership"])
    yield from (f"{key} is given twice" for key, times in slots.items() if times > 1)


def diverged(rest: Rest) -> Iterator[str]:
    """A phone holds exactly the rows that its grants show, as the server has them."""
    streams = {stream["id"]: stream for stream in rest.tables["stream"]}
    for name, phone in rest.phones.items():
        user = rest.world.owners[name].user
        mine = [
            grant
            for grant in rest.tables["membership"]
            if grant["usr"] == user and grant["closed_at"] is None
        ]
        wanted = {
            (grant["slot"], grant["gid"], streams[grant["stream"]]["key"], grant["role"])
            for grant in mine
        }
        held = {(each["slot"], each["gid"], each["key"], each["role"]) for each in phone["grants"]}
        if wanted != held:
            yield f"{name} holds {sorted(held ^ wanted)[:2]} unlike the server"
        heads = {g["slot"]: (g["gid"], *_place(streams[g["stream"]])) for g in mine}
        read = {c["slot"]: (c["gid"], c["epoch"], c["seq"]) for c in phone["cursor"]}
        if heads != read:
            yield f"{name} has read {read}, and the server is at {heads}"
        expected = {(g["slot"], row["rid"]): row for g in mine for row in _shown(rest, g, user)}
        yield from _compared(name, phone, expected)


def _place(stream: Mapping[str, Any]) -> tuple[int, int]:
    return stream["epoch"], stream["head"]


def _shown(rest: Rest, grant: Mapping[str, Any], user: str) -> Iterator[Mapping[str, Any]]:
    for row in rest.tables["rec"]:
        mine = row["vis"] == 0 or row["owner"] == user or grant["role"] != "teacher"
        if row["stream"] == grant["stream"] and mine and not row["deleted"]:
            yield row


def _compared(
    name: str, phone: Mapping[str, Any], expected: Mapping[tuple[int, str], Mapping[str, Any]]
) -> Iterator[str]:
    used = {cursor["slot"]: cursor["gen"] for cursor in phone["cursor"]}
    rows = {(row["slot"], row["rid"]): row for row in phone["base"]}
    if len(rows) != len(phone["base"]) or any(
        row["gen"] != used.get(slot) for (slot, _), row in rows.items()
    ):
        yield f"{name} keeps rows of a generation that is over"
    for key in rows.keys() | expected.keys():
        row, wanted = rows.get(key), expected.get(key)
        if row is None or wanted is None:
            yield f"{name} {'misses' if row is None else 'still has'} {key}"
        elif row["body"] != _body(wanted) or row["seq"] != wanted["seq"]:
            yield f"{name} has another {key} than the server"


def _body(row: Mapping[str, Any]) -> Any:
    """A row's body; of a form only what tells its versions apart."""
    body = json.loads(row["body"])
    return {name: body[name] for name in ("id", "version")} if row["kind"] == "form" else body


def overlaid(rest: Rest) -> Iterator[str]:
    """Sent work stays laid over the rows no longer than its row takes to arrive."""
    for name, phone in rest.phones.items():
        slots = {grant["slot"] for grant in phone["grants"]}
        for item in phone["journal"]:
            entry = rest.journal.get(item["mid"])
            if entry is None:
                yield f"{name} believes that {item['mid']} is on the server"
            elif item["outcome"] in APPLIED and "open" in item and item["slot"] in slots:
                yield f"{name} still lays {item['mid']} over its row"
            elif item["outcome"] != entry["status"] and entry["status"] == Outcome.HELD:
                yield f"{name} was told {item['outcome']} of {item['mid']}, which is held"


def photos_lost(rest: Rest) -> Iterator[str]:
    """The photos that records show are on the server, with the bytes that were taken."""
    folder = Folder(rest.world.server.photos)
    blobs = {blob["sha256"] for blob in rest.tables["blob"]}
    kept = {file["sha256"] for phone in rest.phones.values() for file in phone["files"]}
    for sha256 in _shown_photos(rest):
        if sha256 in blobs:
            data = folder.place(sha256).read_bytes()
            name = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
            if name != sha256:
                yield f"photo {sha256} has other bytes"
        elif sha256 in kept:
            yield f"photo {sha256} never arrives"
        elif not any(_has_file(gone, sha256) for gone in rest.world.evicted):
            yield f"photo {sha256} is nowhere"
    for name, phone in rest.phones.items():
        for file in phone["files"]:
            if file["state"] in {"waiting", "broken"}:
                yield f"{name} cannot send photo {file['sha256']}, which is {file['state']}"


def _shown_photos(rest: Rest) -> Iterator[str]:
    for row in rest.tables["rec"]:
        if not row["deleted"]:
            for photo in json.loads(row["body"]).get("photo", ()):
                yield from (photo["$f"], photo["th"])


def _has_file(gone: Mapping[str, Any], sha256: str) -> bool:
    return any(file["sha256"] == sha256 for file in gone["files"])
