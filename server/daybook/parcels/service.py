"""Takes what a file holds: changes are pushed as their author's, pictures kept as theirs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from pathlib import Path
from typing import Any, Final

from daybook_sync.errors import ErrorCode
from daybook_sync.ids import stable_id
from daybook_sync.merge import Held, Outcome
from daybook_sync.messages import Answer, SyncRequest, parse_request
from daybook_sync.mutation import MalformedError
from daybook_sync.values import EXACT, Value
from daybook_sync.version import PROTOCOL
from flask import current_app
from sqlalchemy.orm import Session

from daybook import clock, metrics
from daybook.accounts import proofs
from daybook.audit import service as audit
from daybook.db import db, reading
from daybook.errors import Problem
from daybook.parcels import contents, seal
from daybook.parcels import key as keys
from daybook.parcels.contents import Changes, Picture
from daybook.parcels.errors import Fault, ParcelError
from daybook.photos import service as photos
from daybook.places import service as places
from daybook.places.audiences import org_stream
from daybook.settings import Settings
from daybook.streams import kinds, ledger, transport
from daybook.streams import service as streams
from daybook.streams.kinds import Author
from daybook.streams.push import Batch

MOST: Final = 64 * 1024 * 1024
"""Bytes of a file: the text and the photos of one teacher's whole term without a network."""

MOST_CHANGES: Final = 5000
KIND: Final = "key"


class Came(IntEnum):
    """What became of a record of the file; the worst of its changes counts."""

    ALREADY = 0
    NEW = 1
    HELD = 2
    REFUSED = 3


@dataclass
class Arrival:
    """What has come of a file so far; `fault` says why the rest of it could not be taken."""

    writer: proofs.Writer | None = None
    made: int = 0
    changes: int = 0
    records: dict[str, Came] = field(default_factory=dict)
    photos: int = 0
    fault: Fault | None = None

    def count(self, came: Came) -> int:
        """How many records came so."""
        return sum(one is came for one in self.records.values())


def register() -> None:
    """Let phones of every organisation, also of those yet to be made, know the key."""
    kinds.register(kinds.Kind(KIND))
    places.on_created(_publish)


def publish(session: Session) -> None:
    """Tell every organisation's phones the key; nothing happens where they know it."""
    for org in places.organisations(session):
        _publish(session, org.id)


def key_row(org: str) -> str:
    """The id of the row in which an organisation's phones find the key."""
    return stable_id(f"parcel key of {org}")


def receive(stream: seal.Readable, carrier: str, second: int = 1, *, more: bool = False) -> Arrival:
    """Take a file, or a piece of one, part by part, each durable before the next is opened.

    What was taken stays when a later part turns out bad; the same file again changes nothing.
    Raises `Problem` when nothing of it can be read, or when the database is too busy.
    """
    arrival = Arrival()
    try:
        for part in seal.unseal(stream, keys.load(_key_file()), second, more=more):
            content = contents.read(part)
            if isinstance(content, Changes):
                _take_changes(arrival, content)
            else:
                _take_picture(arrival, content)
    except ParcelError as error:
        if arrival.writer is None or (second == 1 and not arrival.records and not arrival.photos):
            raise error.problem() from error
        arrival.fault = error.fault
    if arrival.writer is None:
        raise ParcelError(Fault.DAMAGED).problem()
    if second == 1:
        _note(arrival, arrival.writer, carrier)
    return arrival


def _take_changes(arrival: Arrival, changes: Changes) -> None:
    asked = _asked(changes.text)
    arrival.changes += len(asked.mutations)
    if arrival.changes > MOST_CHANGES:
        raise ParcelError(Fault.TOO_LARGE)
    writer = _writer(asked, changes)
    if arrival.writer is None:
        arrival.writer, arrival.made = writer, (asked.now or 0) + _skew(asked)
    elif arrival.writer != writer:
        raise ParcelError(Fault.STRANGER)
    mids = [_text(raw, "i") for raw in asked.mutations]
    with reading() as snapshot:
        known = ledger.known(snapshot, sorted({mid for mid in mids if mid}))
    for raw, mid, answer in zip(asked.mutations, mids, _push(asked, writer, known), strict=True):
        metrics.count_outcome(answer.outcome.name.lower())
        came = Came.ALREADY if mid in known else _came(answer)
        # What names no record still counts as something that was brought.
        record = _text(raw, "r") or f"{len(arrival.records)}"
        arrival.records[record] = max(came, arrival.records.get(record, came))


def _text(raw: Value, name: str) -> str:
    value = raw.get(name) if isinstance(raw, dict) else None
    return value if isinstance(value, str) else ""


def _asked(text: bytes) -> SyncRequest:
    """The request of a text; raises `ParcelError`."""
    try:
        raw = transport.parse_json(text)
        if isinstance(raw, dict) and isinstance(raw.get("p"), int) and raw["p"] > PROTOCOL:
            raise ParcelError(Fault.NEWER)
        return parse_request(raw)
    except (Problem, MalformedError) as error:
        raise ParcelError(Fault.DAMAGED) from error


def _writer(asked: SyncRequest, changes: Changes) -> proofs.Writer:
    user = asked.extra.get("u")
    if not isinstance(user, str):
        raise ParcelError(Fault.DAMAGED)
    with reading() as snapshot:
        writer = proofs.writer(
            snapshot, user, asked.device, changes.digest, changes.proof, clock.now()
        )
    if writer is None:
        raise ParcelError(Fault.STRANGER)
    return writer


def _push(asked: SyncRequest, writer: proofs.Writer, known: Collection[str]) -> list[Answer]:
    """Push everything; what a first attempt has no time for is pushed again.

    The clock counts as of the phone's last contact: the way of the file may have taken weeks.
    """
    author = Author(writer.user, writer.device)
    answers: dict[int, Answer] = {}
    left = list(range(len(asked.mutations)))
    while left:
        now = clock.now()
        some = [asked.mutations[index] for index in left]
        request = replace(asked, mutations=some, cursors=(), now=now - _skew(asked))
        with reading() as snapshot:
            batch = streams.prepare(snapshot, author, request, now)
        if not writer.proved:
            _withhold(batch, known)
        told = streams.push(db.session(), author, batch, now)
        answers |= {left[one.index]: one for one in told if one.outcome is not Outcome.LATER}
        still = [index for index in left if index not in answers]
        if len(still) == len(left):
            words = "The database did not answer in time; bring the file again."
            raise Problem(ErrorCode.BUSY, words, headers={"Retry-After": "30"})
        left = still
    return [answers[index] for index in range(len(asked.mutations))]


def _withhold(batch: Batch, known: Collection[str]) -> None:
    """Leave every change to the office; what follows another new one is held behind it."""
    mids = {item.mutation.id for items in batch.items.values() for item in items} - {*known}
    for items in batch.items.values():
        items[:] = [
            item if item.mutation.after in mids else replace(item, verdict=Held("unproved"))
            for item in items
        ]


def _skew(asked: SyncRequest) -> int:
    """How far the server's clock was ahead of the phone's when they last spoke, ms."""
    skew: Value = asked.extra.get("sk")
    return skew if type(skew) is int and abs(skew) <= EXACT else 0


def _came(answer: Answer) -> Came:
    fates: Mapping[Outcome, Came] = {Outcome.HELD: Came.HELD, Outcome.REFUSED: Came.REFUSED}
    return fates.get(answer.outcome, Came.NEW)


def _take_picture(arrival: Arrival, picture: Picture) -> None:
    """Keep a picture as its author's; what is none is passed over, as an upload would refuse it."""
    if arrival.writer is None:
        raise ParcelError(Fault.DAMAGED)
    type_ = photos.sniff(picture.data)
    if type_ is None:
        return
    with reading() as snapshot:
        new = bool(photos.missing(snapshot, [picture.sha256]))
    session = db.session()
    photos.store(session, arrival.writer.user, picture.data, type_)
    session.commit()
    arrival.photos += new and not picture.small


def _note(arrival: Arrival, writer: proofs.Writer, carrier: str) -> None:
    """Write down who brought whose file, and commit."""
    session = db.session()
    counts: dict[str, Any] = {one.name.lower(): arrival.count(one) for one in Came}
    fault = arrival.fault.value if arrival.fault else None
    audit.note(
        session, carrier, "import", writer.user, photos=arrival.photos, fault=fault, **counts
    )
    session.commit()


def _publish(session: Session, org: str) -> None:
    key = keys.load(_key_file())
    body: dict[str, Value] = {"use": "parcel", "id": keys.name(key), "point": keys.point_text(key)}
    streams.publish(session, org_stream(org), KIND, key_row(org), body)


def _key_file() -> Path:
    settings: Settings = current_app.extensions["daybook.settings"]
    return settings.parcel_key_file
