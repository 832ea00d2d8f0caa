"""Tables that make records fast to find: one line per record, one per picture in it.

They are projections of the streams' rows, written in the same transaction.
"""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Big, Id, Json


class RecordEntry(Base):
    """What lists, filters and counts need of one record.

    `private` marks what children's classes keep to themselves: above the school only `outline`
    and `outline_words` are read, which hold choices and numbers but no one's words. `summary`
    and `outline` are sentences in both languages; the `…words` are lower case, for searching.
    """

    __tablename__ = "record_entry"
    __table_args__ = (
        Index(None, "school", "date", "deleted"),
        Index(None, "date", "rid"),
        Index(None, "owner", "date"),
    )

    rid: Mapped[Id] = mapped_column(primary_key=True)
    school: Mapped[Id]
    school_class: Mapped[Id | None]
    form: Mapped[str]
    version: Mapped[int]
    owner: Mapped[Id]
    date: Mapped[str]
    created: Mapped[Big]
    received: Mapped[Big]
    deleted: Mapped[bool]
    edited: Mapped[bool]
    private: Mapped[bool]
    photos: Mapped[int]
    summary: Mapped[Json]
    outline: Mapped[Json]
    words: Mapped[str]
    outline_words: Mapped[str]


class PhotoRef(Base):
    """That a record shows a picture, or has it as a thumbnail."""

    __tablename__ = "photo_ref"
    __table_args__ = (Index(None, "rid"), Index(None, "owner"))

    sha256: Mapped[str] = mapped_column(primary_key=True)
    rid: Mapped[Id] = mapped_column(primary_key=True)
    owner: Mapped[Id]
