"""Tables of who is sent where and who helps whom: placements, support teams, links, pairs."""

from sqlalchemy import JSON, ForeignKey, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Big, Id


class Placement(Base):
    """Somebody sent from the home school to a host, from one day to another.

    Who is sent to several hosts has one row for each, of the same `journey`.
    """

    __tablename__ = "placement"

    id: Mapped[Id] = mapped_column(primary_key=True)
    journey: Mapped[Id] = mapped_column(index=True)
    account: Mapped[Id] = mapped_column(ForeignKey("account.id"), index=True)
    type: Mapped[str] = mapped_column(Text)
    """three-day, term, year, rotation, village, secondment, study or roving."""
    home: Mapped[Id | None] = mapped_column(ForeignKey("place.id"))
    host: Mapped[Id] = mapped_column(ForeignKey("place.id"), index=True)
    since: Mapped[str] = mapped_column(Text)
    until: Mapped[str] = mapped_column(Text)
    """The last day."""
    timetable: Mapped[str | None] = mapped_column(Text)
    """Of a roving teacher: on which days and lessons they are where, in their own words."""


class SupportLink(Base):
    """A school that supports another, from one day to another."""

    __tablename__ = "support_link"

    id: Mapped[Id] = mapped_column(primary_key=True)
    supporting: Mapped[Id] = mapped_column(ForeignKey("place.id"), index=True)
    aided: Mapped[Id] = mapped_column(ForeignKey("place.id"), index=True)
    since: Mapped[str] = mapped_column(Text)
    until: Mapped[str | None] = mapped_column(Text)


class SupportTeam(Base):
    """People sent out together; who leads them is one of the members."""

    __tablename__ = "support_team"

    id: Mapped[Id] = mapped_column(primary_key=True)
    org: Mapped[Id] = mapped_column(ForeignKey("place.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    since: Mapped[str] = mapped_column(Text)
    until: Mapped[str | None] = mapped_column(Text)


class SupportMember(Base):
    """Somebody in a support team, from one day to another, as its captain or not."""

    __tablename__ = "support_member"

    id: Mapped[Id] = mapped_column(primary_key=True)
    team: Mapped[Id] = mapped_column(ForeignKey("support_team.id"), index=True)
    account: Mapped[Id] = mapped_column(ForeignKey("account.id"), index=True)
    captain: Mapped[bool]
    since: Mapped[str] = mapped_column(Text)
    until: Mapped[str | None] = mapped_column(Text)


class Pair(Base):
    """Two who help each other: proposed by one side, confirmed by the other."""

    __tablename__ = "pair"

    id: Mapped[Id] = mapped_column(primary_key=True)
    type: Mapped[str] = mapped_column(Text)
    """teacher, leader, school or child."""
    supporter: Mapped[Id | None] = mapped_column(ForeignKey("account.id"), index=True)
    supported: Mapped[Id | None] = mapped_column(ForeignKey("account.id"), index=True)
    child: Mapped[str | None] = mapped_column(Text)
    """The code of the child that is supported: a pair never says its name."""
    supporter_school: Mapped[Id] = mapped_column(ForeignKey("place.id"), index=True)
    supported_school: Mapped[Id] = mapped_column(ForeignKey("place.id"), index=True)
    subject: Mapped[str | None] = mapped_column(Text)
    goals: Mapped[list[str]] = mapped_column(JSON().with_variant(JSONB(), "postgresql"))
    frequency: Mapped[str] = mapped_column(Text)
    """weekly, fortnightly, monthly or termly."""
    since: Mapped[str] = mapped_column(Text)
    until: Mapped[str | None] = mapped_column(Text)
    proposed_by: Mapped[Id] = mapped_column(ForeignKey("account.id"))
    confirmed_by: Mapped[Id | None] = mapped_column(ForeignKey("account.id"))
    confirmed_at: Mapped[Big | None]
