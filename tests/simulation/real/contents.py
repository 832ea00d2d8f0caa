"""No value and no photo is gone without somebody who knows."""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from daybook_sync.ids import stable_id
from daybook_sync.merge import Outcome

from daybook.photos.folder import Folder
from tests.simulation.real.rest import APPLIED, Rest, is_there
from tests.simulation.real.world import values


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
    current |= _seen(rest)
    current |= rest.world.warned
    for made in applied:
        if rest.world.compacted and not is_there(rest, made.rid):
            continue
        for name, value in made.fields.items():
            if name.startswith("_") or name == "present":
                continue
            gone = [each for each in values(value) if each not in current]
            if gone:
                yield f"{name} {gone} of {made.mid} is gone and nobody was told"


def _seen(rest: Rest) -> set[str]:
    """The values that the authors of changes that count had seen: on the screen, or under it.

    A held change hides what its author saw when writing it.
    """
    made = rest.world.made.values()
    under: dict[tuple[str, str], set[str]] = {}
    for one in made:
        seen = {value for each in one.seen for value in values(each)}
        for written in one.fields.values():
            for value in values(written):
                under.setdefault((one.rid, value), set()).update(seen)
    known: set[tuple[str, str]] = set()
    counting = [one for one in made if _counts(rest, one.mid)]
    todo = [(one.rid, value) for one in counting for each in one.seen for value in values(each)]
    while todo:
        value_of = todo.pop()
        if value_of not in known:
            known.add(value_of)
            todo += [(value_of[0], value) for value in under.get(value_of, ())]
    return {value for _, value in known}


def _counts(rest: Rest, mid: str) -> bool:
    """Whether a change, or the one that took its place, is part of its record."""
    held = rest.quarantine.get(mid)
    return mid in rest.journal and (held is None or held["resolution"] is not None)


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
