"""Tables of plans: what each says, and the schools whose phones have it."""

from sqlalchemy import Boolean, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Big, Id


class Plan(Base):
    """A plan as it stands; `id` is that of its rows in the streams of its schools.

    `seq` grows with every change. `year` is the school year in whose streams the rows lie.
    """

    __tablename__ = "plan"
    __table_args__ = (Index("ix_plan_owner", "owner", "since"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    """Whose it is: person, school, link or township."""
    owner: Mapped[Id]
    template: Mapped[str | None] = mapped_column(Text)
    since: Mapped[str] = mapped_column(Text)
    until: Mapped[str] = mapped_column(Text)
    closed: Mapped[bool] = mapped_column(Boolean)
    year: Mapped[str] = mapped_column(Text)
    seq: Mapped[Big]
    changed_at: Mapped[Big]
    changed_by: Mapped[Id | None]
    body: Mapped[str] = mapped_column(Text)
    """JSON of the whole plan."""


class PlanSchool(Base):
    """That a plan is one of a school's, whose phones have it."""

    __tablename__ = "plan_school"

    plan: Mapped[Id] = mapped_column(ForeignKey("plan.id"), primary_key=True)
    school: Mapped[Id] = mapped_column(ForeignKey("place.id"), primary_key=True, index=True)
