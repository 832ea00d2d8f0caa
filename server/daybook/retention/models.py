"""The table of how long things are kept, where an office has said other than the program."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base


class Retention(Base):
    """A rule and its number of days."""

    __tablename__ = "retention"

    rule: Mapped[str] = mapped_column(Text, primary_key=True)
    days: Mapped[int]
