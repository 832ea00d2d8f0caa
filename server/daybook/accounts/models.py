"""Tables of people who sign in: accounts, their phones, invitations and roles."""

from sqlalchemy import JSON, ForeignKey, Index, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Big, Id, Json


class Account(Base):
    """A member of staff. No account is ever made for a child or a parent."""

    __tablename__ = "account"

    id: Mapped[Id] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    password_hash: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text, default="zh")
    renewed_on: Mapped[str | None] = mapped_column(Text)
    """The day for which streams were last granted."""
    created_at: Mapped[Big]
    disabled_at: Mapped[Big | None]


class Device(Base):
    """A phone or browser that holds a token of an account; the token itself is not kept."""

    __tablename__ = "device"

    id: Mapped[Id] = mapped_column(primary_key=True)
    account: Mapped[Id] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    token_hash: Mapped[str] = mapped_column(Text, unique=True)
    created_at: Mapped[Big]
    last_heard: Mapped[Big]
    app_version: Mapped[str | None] = mapped_column(Text)
    storage: Mapped[Json | None] = mapped_column(
        JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    )
    """What the phone last said of its storage: promise to keep it, use, items waiting; and its
    last clearing by the browser."""
    revoked_at: Mapped[Big | None]
    disabled_at: Mapped[Big | None]
    """When an office took the phone out of use: it then clears what it had from the server."""
    told_at: Mapped[Big | None]
    """When a phone out of use first heard that it is: its last contact."""


class Vault(Base):
    """What opens a person's sealed work on one phone again when the PIN is lost.

    The key alone opens nothing: what it opens lies on the phone only.
    """

    __tablename__ = "vault"

    id: Mapped[Id] = mapped_column(primary_key=True)
    """Made by the phone."""
    account: Mapped[Id] = mapped_column(ForeignKey("account.id"), index=True)
    device: Mapped[Id] = mapped_column(ForeignKey("device.id"))
    """Which laid it down."""
    key: Mapped[str] = mapped_column(Text)
    """32 bytes as base64url; it never changes."""
    created_at: Mapped[Big]
    given_at: Mapped[Big | None]
    """When it was last given back."""


class Invite(Base):
    """A code of one account, kept as its digest; good once and for a while.

    A newer code of the same account and purpose ends it, and so may an office.
    """

    __tablename__ = "invite"

    id: Mapped[Id] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(Text, unique=True)
    account: Mapped[Id] = mapped_column(ForeignKey("account.id"), index=True)
    purpose: Mapped[str] = mapped_column(Text)
    """join or password."""
    made_by: Mapped[Id | None]
    """None for a code made by command."""
    created_at: Mapped[Big]
    expires_at: Mapped[Big]
    used_at: Mapped[Big | None]
    ended_at: Mapped[Big | None]


class StaffRole(Base):
    """What somebody is, where, and from which day to which; `until` None is open-ended."""

    __tablename__ = "staff_role"
    __table_args__ = (Index(None, "place", "role"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    account: Mapped[Id] = mapped_column(ForeignKey("account.id"), index=True)
    role: Mapped[str] = mapped_column(Text)
    place: Mapped[Id] = mapped_column(ForeignKey("place.id"))
    since: Mapped[str] = mapped_column(Text)
    until: Mapped[str | None] = mapped_column(Text)


class StaffFact(Base):
    """What is true of somebody from a day on: tier, senior grade, subject, decade of birth."""

    __tablename__ = "staff_fact"

    id: Mapped[Id] = mapped_column(primary_key=True)
    account: Mapped[Id] = mapped_column(ForeignKey("account.id"), index=True)
    fact: Mapped[str] = mapped_column(Text)
    """tier, senior, subject or birth_decade."""
    value: Mapped[str] = mapped_column(Text)
    since: Mapped[str] = mapped_column(Text)
    until: Mapped[str | None] = mapped_column(Text)
