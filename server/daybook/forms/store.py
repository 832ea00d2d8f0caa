"""Reads and writes form versions, to whom they were published, and what is switched on."""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import cast

from daybook_sync.ids import new_id
from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from daybook.db import READS
from daybook.forms.compiled import CompiledForm
from daybook.forms.models import FormFile, FormRelease, FormSwitch, FormVersion
from daybook.forms.xlsform.sheets import Sheets

_KEPT = "daybook.form_versions"


def forget() -> None:
    """Let go of the versions that are kept in memory: the tables were emptied."""
    current_app.extensions.pop(_KEPT, None)


def find(session: Session, form_id: str, version: int) -> CompiledForm | None:
    """A published version; None when there is none.

    Versions never change, so one that a snapshot has seen (and that is therefore committed) is
    kept by the application: every pushed record asks for one.
    """
    kept: dict[tuple[str, int], CompiledForm] = current_app.extensions.setdefault(_KEPT, {})
    if (form_id, version) in kept:
        return kept[form_id, version]
    row = session.get(FormVersion, (form_id, version))
    if row is None:
        return None
    form = cast(CompiledForm, row.compiled)
    if session.connection().get_execution_options().get(READS):
        kept[form_id, version] = form
    return form


def add(
    session: Session, form: CompiledForm, content: str, sheets: Sheets | None, now: int
) -> None:
    """Keep a new version; `now` is in milliseconds since 1970."""
    session.add(
        FormVersion(
            id=form["id"],
            version=form["version"],
            digest=form["digest"],
            content=content,
            compiled=dict(form),
            sheets=dict(sheets) if sheets is not None else None,
            published_at=now,
        )
    )
    session.flush()


def add_files(session: Session, form: CompiledForm, hashes: Iterable[str]) -> None:
    """Note which pictures a new version shows, by their SHA-256 as on the wire."""
    for sha256 in sorted(set(hashes)):
        session.add(FormFile(sha256=sha256, form=form["id"], version=form["version"]))
    session.flush()


def showing(session: Session, sha256: str) -> Set[str]:
    """The organisations that have a version which shows a picture."""
    asked = (
        select(FormRelease.org)
        .join(
            FormFile,
            (FormFile.form == FormRelease.form) & (FormFile.version == FormRelease.version),
        )
        .where(FormFile.sha256 == sha256)
    )
    return set(session.scalars(asked))


def sheets(session: Session, form_id: str, version: int) -> Sheets | None:
    """The cells that a version was made from; None when they are not known."""
    row = session.get(FormVersion, (form_id, version))
    return cast(Sheets | None, row.sheets) if row is not None else None


def highest(session: Session, form_id: str) -> int:
    """The highest number that any version of a form has; 0 for an unknown form."""
    asked = select(func.max(FormVersion.version)).where(FormVersion.id == form_id)
    return session.scalar(asked) or 0


def versions(session: Session, form_id: str) -> Sequence[int]:
    """The numbers of every version of a form, highest first."""
    asked = select(FormVersion.version).where(FormVersion.id == form_id)
    return session.scalars(asked.order_by(FormVersion.version.desc())).all()


def same_content(session: Session, form_id: str, content: str) -> int | None:
    """The newest version that asks exactly this; None when there is none."""
    asked = select(func.max(FormVersion.version)).where(
        FormVersion.id == form_id, FormVersion.content == content
    )
    return session.scalar(asked)


def release(
    session: Session, org: str, form_id: str, version: int, by: str | None, now: int
) -> None:
    """Note that an organisation has a version; again changes nothing."""
    if session.get(FormRelease, (org, form_id, version)) is None:
        session.add(FormRelease(org=org, form=form_id, version=version, at=now, by=by))
        session.flush()


def releases(session: Session, org: str, form_id: str | None = None) -> Sequence[FormRelease]:
    """The versions that an organisation has, by form and number, newest first."""
    asked = select(FormRelease).where(FormRelease.org == org)
    if form_id is not None:
        asked = asked.where(FormRelease.form == form_id)
    return session.scalars(asked.order_by(FormRelease.form, FormRelease.version.desc())).all()


def contents(session: Session, form_id: str, versions: Sequence[int]) -> Sequence[str]:
    """The contents of some versions."""
    return session.scalars(
        select(FormVersion.content).where(
            FormVersion.id == form_id, FormVersion.version.in_(versions)
        )
    ).all()


def switch(
    session: Session, org: str, form_id: str, state: str, basis: str | None, by: str, now: int
) -> None:
    """Note that somebody opened, closed or switched off a form."""
    session.add(
        FormSwitch(id=new_id(), org=org, form=form_id, state=state, basis=basis, at=now, by=by)
    )
    session.flush()


def switches(session: Session, org: str, form_id: str | None = None) -> Mapping[str, FormSwitch]:
    """The newest switch of each form of an organisation, by form."""
    asked = select(FormSwitch).where(FormSwitch.org == org)
    if form_id is not None:
        asked = asked.where(FormSwitch.form == form_id)
    return {one.form: one for one in session.scalars(asked.order_by(FormSwitch.at, FormSwitch.id))}
