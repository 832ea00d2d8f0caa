"""Tables that make records fast to find: one line per record, one per picture in it.

They are projections of the streams' rows, written in the same transaction.
"""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Big, Id


class RecordEntry(Base):
    """What filters, counts and searches need of one record.

    Words of `private` records are read at the school only, `inside` ones are not opened above it
    at all. `pair` is the pair in whose file it lies. `labels` are the words of what was chosen,
    which everybody who counts the record may read; `texts` are the author's own words. Both are
    lower case and in both languages, for searching.

    `review` is where the conversation about it stands: "", seen, returned or answered. `left_open`
    is what it leaves to be done: "", urgent, problem or correction, the last one by the day
    `due` and at the school `host`.
    `own` is a digest of what its author answered: parts of others do not make it `edited`.
    """

    __tablename__ = "record_entry"
    __table_args__ = (
        # Each holds all that its questions ask, so that counting a county never reads the table.
        Index(
            "ix_record_entry_school",
            *("school", "date", "deleted", "form", "version", "owner", "inside"),
        ),
        Index(
            "ix_record_entry_date",
            *("date", "rid", "school", "deleted", "form", "owner", "inside"),
        ),
        Index("ix_record_entry_owner", "owner", "school", "form", "version", "inside"),
        Index("ix_record_entry_pair", "pair"),
        Index("ix_record_entry_review", "school", "review", "date"),
        Index("ix_record_entry_left_open", "left_open", "school"),
    )

    rid: Mapped[Id] = mapped_column(primary_key=True)
    school: Mapped[Id]
    school_class: Mapped[Id | None]
    pair: Mapped[Id | None]
    form: Mapped[str]
    version: Mapped[int]
    owner: Mapped[Id]
    date: Mapped[str]
    created: Mapped[Big]
    received: Mapped[Big]
    deleted: Mapped[bool]
    edited: Mapped[bool]
    private: Mapped[bool]
    inside: Mapped[bool]
    photos: Mapped[int]
    labels: Mapped[str]
    texts: Mapped[str]
    review: Mapped[str]
    left_open: Mapped[str]
    due: Mapped[str | None]
    host: Mapped[Id | None]
    own: Mapped[str]
    facts: Mapped[str]
    """JSON of what counting needs, as `facts.of` makes it."""


class PhotoRef(Base):
    """That a record shows a picture, or has it as a thumbnail."""

    __tablename__ = "photo_ref"
    __table_args__ = (Index(None, "rid"), Index(None, "owner"))

    sha256: Mapped[str] = mapped_column(primary_key=True)
    rid: Mapped[Id] = mapped_column(primary_key=True)
    owner: Mapped[Id]
