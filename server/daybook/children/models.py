"""Table of the children of a class: what their teachers need, and no more."""

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Id


class Child(Base):
    """A child: no number, address, origin or diagnosis is kept."""

    __tablename__ = "child"

    id: Mapped[Id] = mapped_column(primary_key=True)
    school_class: Mapped[Id] = mapped_column(ForeignKey("school_class.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    sex: Mapped[str] = mapped_column(Text)
    """f or m."""
    birth_year: Mapped[int]
    consent: Mapped[str] = mapped_column(Text)
    """The guardian's: paper, screen, refused or none (not asked yet)."""
