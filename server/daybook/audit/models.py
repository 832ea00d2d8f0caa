"""The table of what was read, exported and changed by whom."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Big, Id, Json


class AuditEntry(Base):
    """One act: who did what with which thing, and in which role."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index(None, "subject", "at"), Index(None, "user", "at"))

    id: Mapped[Id] = mapped_column(primary_key=True)
    at: Mapped[Big]
    user: Mapped[Id]
    act: Mapped[str]
    subject: Mapped[str]
    detail: Mapped[Json]
