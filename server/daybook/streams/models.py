"""Tables of the sync engine: streams, rows, journal, quarantine, and who may see what."""

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Big, Id

JsonText = str
"""JSON kept as the text that was stored: a pull copies it into the answer without parsing."""


class Stream(Base):
    """One audience: the unit of order and access. `head` is the highest seq given out.

    `floor` is the highest tombstone ever removed, `backed_up` the head of the last verified
    backup. Whoever writes rows locks this row first and keeps it to the commit, so rows become
    visible in the order of their seq.
    """

    __tablename__ = "stream"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(Text, unique=True)
    epoch: Mapped[Big]
    head: Mapped[Big]
    floor: Mapped[Big]
    backed_up: Mapped[Big]


class EpochLog(Base):
    """At which head each epoch of a stream began; a restore of a backup begins a new one."""

    __tablename__ = "epoch_log"

    stream: Mapped[int] = mapped_column(ForeignKey("stream.id"), primary_key=True)
    epoch: Mapped[Big] = mapped_column(primary_key=True)
    start_head: Mapped[Big]


class Record(Base):
    """The present state of a row; `versions` says when and in which branch a field was written.

    `writer` is who made it, where that is not its owner.
    """

    __tablename__ = "rec"
    __table_args__ = (UniqueConstraint("stream", "seq"),)

    stream: Mapped[int] = mapped_column(ForeignKey("stream.id"), primary_key=True)
    rid: Mapped[Id] = mapped_column(primary_key=True, index=True)
    kind: Mapped[str] = mapped_column(Text)
    owner: Mapped[str | None] = mapped_column(Text)
    vis: Mapped[int] = mapped_column(SmallInteger)
    seq: Mapped[Big]
    deleted: Mapped[bool]
    form: Mapped[str | None] = mapped_column(Text)
    form_version: Mapped[int | None]
    body: Mapped[JsonText] = mapped_column(Text)
    versions: Mapped[JsonText] = mapped_column(Text)
    created_at: Mapped[Big]
    received_at: Mapped[Big]
    writer: Mapped[str | None] = mapped_column(Text)


class Journal(Base):
    """One accepted mutation, for ever: the ledger of replays, the audit trail, the history.

    `op` is what was asked, `prev` what the named fields held before; `detail` is what the phone
    was told. A held mutation has no `seq`; its bytes are in the quarantine.
    """

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_rid", "rid", "seq"),)

    mid: Mapped[Id] = mapped_column(primary_key=True)
    fingerprint: Mapped[Big]
    stream: Mapped[int | None] = mapped_column(ForeignKey("stream.id"))
    rid: Mapped[Id]
    change: Mapped[str] = mapped_column(Text)
    status: Mapped[int] = mapped_column(SmallInteger)
    seq: Mapped[int | None] = mapped_column(BigInteger)
    after: Mapped[str | None] = mapped_column(Text)
    branch: Mapped[str] = mapped_column(Text)
    usr: Mapped[str] = mapped_column(Text)
    device: Mapped[str] = mapped_column(Text)
    op: Mapped[JsonText] = mapped_column(Text)
    prev: Mapped[JsonText | None] = mapped_column(Text)
    detail: Mapped[JsonText | None] = mapped_column(Text)
    device_at: Mapped[Big]
    est_at: Mapped[Big]
    received_at: Mapped[Big]


class Conflict(Base):
    """A value that a concurrent change overwrote, for the history; kept for ever."""

    __tablename__ = "conflict"

    stream: Mapped[int] = mapped_column(ForeignKey("stream.id"), primary_key=True)
    rid: Mapped[Id] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(Text, primary_key=True)
    lost_mid: Mapped[Id] = mapped_column(primary_key=True)
    lost_value: Mapped[JsonText] = mapped_column(Text)
    won_mid: Mapped[Id]
    seq: Mapped[Big]


class Quarantine(Base):
    """A mutation that was kept but not applied: `raw` is its JSON, exactly as it is kept.

    Nothing is ever removed from here. `resolution` is what became of it, `corrected` the fields
    that whoever accepted it laid over its own.
    """

    __tablename__ = "quarantine"

    mid: Mapped[Id] = mapped_column(primary_key=True)
    stream: Mapped[int | None] = mapped_column(ForeignKey("stream.id"), index=True)
    rid: Mapped[Id] = mapped_column(index=True)
    usr: Mapped[str] = mapped_column(Text, index=True)
    device: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    fields: Mapped[JsonText] = mapped_column(Text)
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[Big]
    resolved_at: Mapped[int | None] = mapped_column(BigInteger)
    resolution: Mapped[str | None] = mapped_column(Text)
    resolved_by: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    corrected: Mapped[JsonText | None] = mapped_column(Text)


class Membership(Base):
    """A grant: a person's slot for a stream is for ever, `gid` changes with every new grant."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("usr", "slot"),)

    usr: Mapped[Id] = mapped_column(primary_key=True)
    stream: Mapped[int] = mapped_column(ForeignKey("stream.id"), primary_key=True, index=True)
    slot: Mapped[int]
    gid: Mapped[Big]
    role: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[Big]
    closed_at: Mapped[int | None] = mapped_column(BigInteger)
