"""Table of lists that were looked at and taken over; the files themselves are not kept."""

from sqlalchemy import JSON, ForeignKey, Index, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Big, Id, Json

_Maybe = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class Batch(Base):
    """One list, from the first look to the undoing.

    `plan` are its lines while they wait for a decision; `done` is what was made and what stood
    there before, without names, for as long as it can be undone.
    """

    __tablename__ = "import_batch"
    __table_args__ = (Index(None, "school", "at"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    school: Mapped[Id] = mapped_column(ForeignKey("place.id"))
    kind: Mapped[str] = mapped_column(Text)
    """children, people or classes."""
    state: Mapped[str] = mapped_column(Text)
    """preview, applied or undone."""
    user: Mapped[Id]
    at: Mapped[Big]
    """When it was looked at, then when it was taken over or undone."""
    counts: Mapped[Json]
    plan: Mapped[Json | None] = mapped_column(_Maybe)
    done: Mapped[Json | None] = mapped_column(_Maybe)
