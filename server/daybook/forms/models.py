"""The table of published form versions; a version never changes."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Big, Json


class FormVersion(Base):
    """One version of a form, as phones get it."""

    __tablename__ = "form_version"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(Text)
    compiled: Mapped[Json]
    published_at: Mapped[Big]
