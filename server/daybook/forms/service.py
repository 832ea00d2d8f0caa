"""What other parts may ask of forms: the catalogue, published versions, the rules."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Collection, Sequence, Set
from typing import Any, cast

from sqlalchemy.orm import Session

from daybook import clock
from daybook.forms import builtin, store, switches
from daybook.forms.compiled import Answers, CompiledForm, Field, Localized
from daybook.forms.digest import digest
from daybook.forms.engine.plan import plan_of
from daybook.forms.engine.rules import check as check_answers
from daybook.forms.errors import VersionTakenError
from daybook.forms.upload import files_of, renumbered
from daybook.forms.xlsform.sheets import Sheets
from daybook.places import service as places
from daybook.streams import kinds
from daybook.streams import service as streams

kinds.register(kinds.Kind("form"))


def catalogue() -> Sequence[CompiledForm]:
    """The built-in forms, compiled, by id."""
    return [one.form for one in builtin.built_in()]


def publish_catalogue(session: Session, org: str) -> None:
    """Bring the built-in forms of this program to an organisation; again changes nothing.

    A form of which the organisation has a newer version of its own stays as it is.
    """
    for one in builtin.built_in():
        had = store.releases(session, org, one.form["id"])
        if (had and had[0].by is not None) or has_content(session, org, one.form):
            continue
        form = _numbered_built_in(session, one.form)
        publish(session, org, form, renumbered(one.sheets, form["version"]))


def publish_everywhere(session: Session) -> None:
    """Bring the built-in forms of this program to every organisation, after an upgrade."""
    for org in places.organisations(session):
        publish_catalogue(session, org.id)


def publish(
    session: Session,
    org: str,
    form: CompiledForm,
    sheets: Sheets | None = None,
    by: str | None = None,
) -> None:
    """Publish one version; raises `VersionTakenError` where that version asks something else.

    Phones get it unless the form is off; `by` is who published it, None for the program itself.
    """
    now = clock.now()
    kept = store.find(session, form["id"], form["version"])
    if kept is None:
        store.add(session, form, content_of(form), sheets, now)
        store.add_files(session, form, [ref["$f"] for ref in files_of(form)])
    elif kept["digest"] != form["digest"]:
        raise VersionTakenError(form["id"], form["version"])
    store.release(session, org, form["id"], form["version"], by, now)
    send(session, org, form["id"])


def send(session: Session, org: str, form_id: str) -> None:
    """Tell phones the newest version of a form, and whether it is closed.

    A form that is off is never sent; one that phones may have is closed, so that whoever has
    begun a draft or has a record of it keeps the questions.
    """
    newest, *_ = store.releases(session, org, form_id)
    form = store.find(session, form_id, newest.version)
    state = switches.state(session, org, form_id)
    key, rid = f"org/{org}", row_id(form_id, newest.version)
    if form is None or (state == switches.OFF and not _was_sent(session, org, form_id)):
        return
    body = cast(dict[str, Any], dict(form))
    if state != switches.OPEN:
        body["closed"] = True
    streams.publish(session, key, "form", rid, body)


def _was_sent(session: Session, org: str, form_id: str) -> bool:
    known = [row_id(form_id, one.version) for one in store.releases(session, org, form_id)]
    return any(streams.row(session, rid, f"org/{org}") is not None for rid in known)


def has_content(session: Session, org: str, form: CompiledForm) -> bool:
    """Whether an organisation has, in any version, a form that asks exactly this."""
    versions = [one.version for one in store.releases(session, org, form["id"])]
    return content_of(form) in store.contents(session, form["id"], versions)


def numbered(form: CompiledForm, version: int) -> CompiledForm:
    """The same form under another number."""
    again = cast(CompiledForm, {**form, "version": version})
    again["digest"] = digest(again)
    return again


def content_of(form: CompiledForm) -> str:
    """The digest of what a form asks, whatever its number."""
    return digest({**form, "version": 0})


def _numbered_built_in(session: Session, form: CompiledForm) -> CompiledForm:
    """The form under its own number, or the next one where another form has that."""
    same = store.same_content(session, form["id"], content_of(form))
    free = max(form["version"], store.highest(session, form["id"]) + 1)
    return numbered(form, same or free)


def find(session: Session, form_id: str, version: int) -> CompiledForm | None:
    """A version that was ever published; None when there is none."""
    return store.find(session, form_id, version)


def forget() -> None:
    """Let go of the versions that are kept in memory: the tables were emptied."""
    store.forget()


def check(form: CompiledForm, answers: Answers, today: str) -> dict[str, Localized]:
    """What is wrong with a finished record, by question; empty when it may be accepted."""
    return check_answers(form, answers, today)


def questions(form: CompiledForm) -> Sequence[Field]:
    """Every question in order, those of groups in their place; a repeat is one question."""
    return plan_of(form).questions


def names(form: CompiledForm) -> Set[str]:
    """The names of every question, group and repeat of a form."""
    return plan_of(form).places.keys()


def asked_elsewhere(
    session: Session, form_id: str, names: Collection[str]
) -> dict[str, tuple[CompiledForm, Field]]:
    """Questions of any version of a form by name, each in the newest version that asks it."""
    found: dict[str, tuple[CompiledForm, Field]] = {}
    for version in store.versions(session, form_id):
        form = store.find(session, form_id, version)
        asked = {field["name"]: field for field in questions(form)} if form is not None else {}
        for name in names:
            if form is not None and name in asked and name not in found:
                found[name] = (form, asked[name])
    return found


def ever_asked(session: Session, form_id: str) -> dict[str, tuple[CompiledForm, Field]]:
    """Every question of any version of a form by name, those of repeats too, each in the newest
    version that asks it; empty for a form that was never published."""
    found: dict[str, tuple[CompiledForm, Field]] = {}
    for version in store.versions(session, form_id):
        form = store.find(session, form_id, version)
        for field in questions(form) if form is not None else ():
            for one in (field, *field.get("fields", ())):
                if form is not None:
                    found.setdefault(one["name"], (form, one))
    return found


def may_see_picture(session: Session, user: str, sha256: str) -> bool:
    """Whether a form of somebody's organisation shows this picture."""
    held = {grant.key for grant in streams.granted(session, user)}
    return any(f"org/{org}" in held for org in store.showing(session, sha256))


def row_id(form_id: str, version: int) -> str:
    """The id of a version's row: 22 characters of base64url made of its name."""
    hashed = hashlib.sha256(f"form/{form_id}/{version}".encode()).digest()
    return urlsafe_b64encode(hashed[:16]).decode().rstrip("=")
