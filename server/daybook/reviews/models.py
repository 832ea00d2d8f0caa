"""The table of what was said of records: a line for each review, as its row is."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Big, Id


class ReviewEntry(Base):
    """A review in one line: who said what of which record, in which stream its row lies.

    `answers` is the review that it answers. It is a projection of the streams' rows, written in
    the same transaction.
    """

    __tablename__ = "review"
    __table_args__ = (Index(None, "record"),)

    rid: Mapped[Id] = mapped_column(primary_key=True)
    record: Mapped[Id]
    stream: Mapped[str]
    verb: Mapped[str]
    writer: Mapped[Id]
    answers: Mapped[Id | None]
    at: Mapped[Big]
    received: Mapped[Big]
    deleted: Mapped[bool]
