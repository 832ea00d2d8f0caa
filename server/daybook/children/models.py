"""Tables of children: what their teachers need and no more, and what their guardians said."""

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Big, Id


class Child(Base):
    """A child: no number, address, origin or diagnosis is kept.

    Once consent is withdrawn the name is a code, and sex, year and guardian are empty.
    """

    __tablename__ = "child"

    id: Mapped[Id] = mapped_column(primary_key=True)
    school_class: Mapped[Id] = mapped_column(ForeignKey("school_class.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    sex: Mapped[str | None] = mapped_column(Text)
    """f or m."""
    birth_year: Mapped[int | None]
    consent: Mapped[str] = mapped_column(Text)
    """The guardian's: paper, screen, refused, none (not asked yet) or withdrawn."""
    photo: Mapped[str] = mapped_column(Text)
    """Consent to photos, which stands apart: yes, no or none (not asked yet)."""
    guardian: Mapped[str | None] = mapped_column(Text)
    """The relation, such as 母亲."""
    phone: Mapped[str | None] = mapped_column(Text)
    """The guardian's, where the school lets teachers call from the page."""
    left_on: Mapped[str | None] = mapped_column(Text)
    """The day on which the child left the school."""


class ChildStay(Base):
    """That a child was in a class, and under which number; the number is for ever.

    `until` is the last day, None while it goes on.
    """

    __tablename__ = "child_stay"
    __table_args__ = (Index(None, "school_class", "number", unique=True),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    child: Mapped[Id] = mapped_column(Text, index=True)
    school_class: Mapped[Id] = mapped_column(ForeignKey("school_class.id"))
    number: Mapped[int]
    since: Mapped[str] = mapped_column(Text)
    until: Mapped[str | None] = mapped_column(Text)


class Consent(Base):
    """What a guardian said once, for ever: of records, and apart from that of photos.

    `notice` is the version of the notice that the guardian was given, `by` who wrote it down
    (None: it came with a list).
    """

    __tablename__ = "consent"

    id: Mapped[Id] = mapped_column(primary_key=True)
    child: Mapped[Id] = mapped_column(Text, index=True)
    record: Mapped[str] = mapped_column(Text)
    photo: Mapped[str] = mapped_column(Text)
    guardian: Mapped[str] = mapped_column(Text)
    day: Mapped[str] = mapped_column(Text)
    notice: Mapped[str] = mapped_column(Text)
    by: Mapped[Id | None] = mapped_column(Text)
    at: Mapped[Big]


class SchoolPrivacy(Base):
    """Whom families of a school turn to, and whether teachers may call them from the page."""

    __tablename__ = "school_privacy"

    school: Mapped[Id] = mapped_column(ForeignKey("place.id"), primary_key=True)
    person: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text)
    complaints: Mapped[str] = mapped_column(Text)
    calling: Mapped[bool]


class RemovedName(Base):
    """The trace by which a name that is no longer kept is found in work that arrives later.

    `digest` is a keyed hash of the name, `length` how many characters it has, `until` when this
    row goes too (ms since 1970).
    """

    __tablename__ = "removed_name"

    id: Mapped[Id] = mapped_column(primary_key=True)
    child: Mapped[Id] = mapped_column(Text)
    school: Mapped[Id] = mapped_column(ForeignKey("place.id"), index=True)
    code: Mapped[str] = mapped_column(Text)
    length: Mapped[int]
    salt: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(Text)
    until: Mapped[Big]
