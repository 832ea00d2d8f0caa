"""Reads and writes published form versions."""

from typing import cast

from flask import current_app
from sqlalchemy.orm import Session

from daybook.db import READS
from daybook.forms.compiled import CompiledForm
from daybook.forms.models import FormVersion


def find(session: Session, form_id: str, version: int) -> CompiledForm | None:
    """A published version; None when there is none.

    Versions never change, so one that a snapshot has seen (and that is therefore committed) is
    kept by the application: every pushed record asks for one.
    """
    kept: dict[tuple[str, int], CompiledForm] = current_app.extensions.setdefault(
        "daybook.form_versions", {}
    )
    if (form_id, version) in kept:
        return kept[form_id, version]
    row = session.get(FormVersion, (form_id, version))
    if row is None:
        return None
    form = cast(CompiledForm, row.compiled)
    if session.connection().get_execution_options().get(READS):
        kept[form_id, version] = form
    return form


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
