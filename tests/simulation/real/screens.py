"""Every phone holds what its grants show, as the server has it, and has nothing left to send."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from daybook_sync.merge import Outcome

from tests.simulation.real.rest import APPLIED, Rest


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
