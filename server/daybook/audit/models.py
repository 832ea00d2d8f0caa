"""The table of what was read, exported and changed by whom."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Big, Id, Json


class AuditEntry(Base):
    """One act: who did what with which thing, in which role, and which school it concerns."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index(None, "subject", "at"),
        Index(None, "user", "at"),
        Index(None, "school", "at"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    at: Mapped[Big]
    user: Mapped[Id]
    role: Mapped[str | None]
    """By which role it was allowed; None where it needed none."""
    place: Mapped[Id | None]
    """Where they have that role."""
    school: Mapped[Id | None]
    act: Mapped[str]
    subject: Mapped[str]
    detail: Mapped[Json]
