"""What an uploaded workbook would change, before anybody publishes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from daybook.forms import meanings, sentences, service, store, view
from daybook.forms.changes import changes
from daybook.forms.compiled import CompiledForm
from daybook.forms.errors import InvalidFormError
from daybook.forms.upload import Uploaded
from daybook.forms.view import Office, Shelf


@dataclass(frozen=True)
class Checked:
    """A workbook that may be published: the form under its number, and the version before it.

    `same` when it asks exactly what the newest version asks: there is nothing to publish.
    """

    form: CompiledForm
    before: CompiledForm | None
    same: bool


def checked(session: Session, office: Office, book: Uploaded) -> Checked:
    """The form under the next free number; raises `InvalidFormError` for names that are taken."""
    earlier = _versions(session, office, book.form["id"])
    newest = earlier[0] if earlier else None
    if newest is not None and service.content_of(newest) == service.content_of(book.form):
        return Checked(newest, newest, same=True)
    problems = meanings.kept(earlier, book.form, book.sheets)
    if problems:
        raise InvalidFormError(problems)
    number = store.highest(session, book.form["id"]) + 1
    return Checked(service.numbered(book.form, number), newest, same=False)


def told(session: Session, office: Office, book: Uploaded) -> dict[str, Any]:
    """All that somebody should know before they publish."""
    found = checked(session, office, book)
    shelf, form_id = Shelf(session, office.org), found.form["id"]
    known = form_id in shelf.releases
    return {
        "form": found.form,
        "digest": found.form["digest"],
        "version": found.form["version"],
        "wished": book.form["version"],
        "before": found.before["version"] if found.before is not None else None,
        "same": found.same,
        "state": shelf.state(form_id) if known else ("off" if "off" in found.form else "open"),
        "notes": [sentences.told(note) for note in book.notes],
        "changes": changes(found.before, found.form) if found.before is not None else [],
        "burden": view.meter(shelf, found.form),
        "affected": view.affected(session, office, form_id)
        if known
        else {"phones": 0, "drafts": 0, "writers": 0},
    }


def _versions(session: Session, office: Office, form_id: str) -> Sequence[CompiledForm]:
    """The versions that an organisation has, newest first."""
    held = [
        store.find(session, form_id, one.version)
        for one in store.releases(session, office.org, form_id)
    ]
    return [form for form in held if form is not None]
