"""Tables of the organisation: places, classes and their teams, terms."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Id


class Place(Base):
    """A unit of the organisation. The bureau is the organisation itself; a municipal office may
    stand above several."""

    __tablename__ = "place"

    id: Mapped[Id] = mapped_column(primary_key=True)
    parent: Mapped[Id | None] = mapped_column(ForeignKey("place.id"), index=True)
    type: Mapped[str] = mapped_column(Text)
    """municipal, bureau, training, central, school, point or kindergarten."""
    name_zh: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text)
    closed: Mapped[str | None] = mapped_column(Text)
    """The day on which it was closed; what it wrote stays."""

    @property
    def name(self) -> dict[str, str]:
        """The name in both languages."""
        return {"zh": self.name_zh, "en": self.name_en}


class SchoolClass(Base):
    """A class of a school; `size` is how many children it has."""

    __tablename__ = "school_class"

    id: Mapped[Id] = mapped_column(primary_key=True)
    school: Mapped[Id] = mapped_column(ForeignKey("place.id"), index=True)
    name_zh: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text)
    stage: Mapped[str] = mapped_column(Text)
    """kindergarten, primary or junior."""
    grade: Mapped[int]
    size: Mapped[int]
    closed: Mapped[str | None] = mapped_column(Text)
    """The day on which it was closed, such as when its children left school."""

    @property
    def name(self) -> dict[str, str]:
        """The name in both languages."""
        return {"zh": self.name_zh, "en": self.name_en}


class TeamMember(Base):
    """Somebody who teaches a class and so holds its stream."""

    __tablename__ = "team_member"

    id: Mapped[Id] = mapped_column(primary_key=True)
    school_class: Mapped[Id] = mapped_column(ForeignKey("school_class.id"), index=True)
    account: Mapped[Id] = mapped_column(ForeignKey("account.id"), index=True)
    lead: Mapped[bool]
    """Whether it is their own class, whose class teacher they are."""
    since: Mapped[str] = mapped_column(Text)
    until: Mapped[str | None] = mapped_column(Text)
    """The last day; None is open-ended."""


class Term(Base):
    """A term of an organisation: its days, the Monday of week 1, and its holidays."""

    __tablename__ = "term"

    id: Mapped[Id] = mapped_column(primary_key=True)
    org: Mapped[Id] = mapped_column(ForeignKey("place.id"), index=True)
    name_zh: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text)
    first_day: Mapped[str] = mapped_column(Text)
    last_day: Mapped[str] = mapped_column(Text)
    week1: Mapped[str] = mapped_column(Text)
    holidays: Mapped[list[list[Any]]] = mapped_column(JSON().with_variant(JSONB(), "postgresql"))
    """`[first day, last day, {zh, en}]` of each holiday, both days included."""

    @property
    def name(self) -> dict[str, str]:
        """The name in both languages."""
        return {"zh": self.name_zh, "en": self.name_en}
