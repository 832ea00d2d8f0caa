"""Queries of how long things are kept."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from daybook.retention.models import Retention


def days(session: Session) -> Mapping[str, int]:
    """The numbers of days that were set, by rule."""
    return {found.rule: found.days for found in session.scalars(select(Retention))}


def set_days(session: Session, rule: str, number: int) -> None:
    """Set one number."""
    found = session.get(Retention, rule)
    if found is None:
        session.add(Retention(rule=rule, days=number))
    else:
        found.days = number
