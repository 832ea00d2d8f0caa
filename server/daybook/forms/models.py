"""Tables of forms: versions that never change, to whom they were published, what is switched on."""

from sqlalchemy import JSON, Index, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Big, Id, Json


class FormVersion(Base):
    """One version of a form, as phones get it.

    `content` is the digest of what is asked, whatever its number; `sheets` are the cells of the
    workbook it was made from, sheet by sheet.
    """

    __tablename__ = "form_version"
    __table_args__ = (Index(None, "id", "content"),)

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)
    compiled: Mapped[Json]
    sheets: Mapped[Json | None] = mapped_column(
        JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    )
    published_at: Mapped[Big]


class FormRelease(Base):
    """That an organisation has a version; `by` is None for what came with the program."""

    __tablename__ = "form_release"

    org: Mapped[Id] = mapped_column(primary_key=True)
    form: Mapped[str] = mapped_column(Text, primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[Big]
    by: Mapped[str | None] = mapped_column(Text)


class FormFile(Base):
    """That a version shows a picture."""

    __tablename__ = "form_file"

    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    form: Mapped[str] = mapped_column(Text, primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)


class FormSwitch(Base):
    """That somebody opened or closed a form, or switched it off; the newest counts.

    `basis` is what an office gives as its ground for a form that is off unless it is switched on.
    """

    __tablename__ = "form_switch"
    __table_args__ = (Index(None, "org", "form", "at"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    org: Mapped[Id]
    form: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    basis: Mapped[str | None] = mapped_column(Text)
    at: Mapped[Big]
    by: Mapped[Id]
