"""Reads and writes published form versions."""

from typing import cast

from sqlalchemy.orm import Session

from daybook.forms.compiled import CompiledForm
from daybook.forms.models import FormVersion


def find(session: Session, form_id: str, version: int) -> CompiledForm | None:
    """A published version; None when there is none."""
    row = session.get(FormVersion, (form_id, version))
    return cast(CompiledForm, row.compiled) if row else None


def add(session: Session, form: CompiledForm, now: int) -> None:
    """Keep a new version; `now` is in milliseconds since 1970."""
    session.add(
        FormVersion(
            id=form["id"],
            version=form["version"],
            digest=form["digest"],
            compiled=dict(form),
            published_at=now,
        )
    )
    session.flush()
