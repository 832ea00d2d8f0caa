"""What other parts may ask of forms: the catalogue, published versions, the rules."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, cast

from sqlalchemy.orm import Session

from daybook import clock
from daybook.forms import store
from daybook.forms.compiled import Answers, CompiledForm, Field, Localized
from daybook.forms.compiler import compile_form
from daybook.forms.errors import VersionTakenError
from daybook.forms.plan import plan_of
from daybook.forms.rules import check as check_answers
from daybook.streams import kinds
from daybook.streams import service as streams

kinds.register(kinds.Kind("form"))


@cache
def catalogue() -> Sequence[CompiledForm]:
    """The built-in forms, compiled, by id."""
    folder = resources.files("daybook.forms") / "catalogue"
    files = sorted(file.name for file in folder.iterdir() if file.name.endswith(".md"))
    return [compile_form((folder / name).read_text(encoding="utf-8")) for name in files]


def publish_catalogue(session: Session, org: str) -> None:
    """Publish every built-in form to the people of an organisation; again changes nothing."""
    for form in catalogue():
        publish(session, org, form)


def publish(session: Session, org: str, form: CompiledForm) -> None:
    """Publish one version; raises `VersionTakenError` where that version asks something else."""
    kept = store.find(session, form["id"], form["version"])
    if kept is None:
        store.add(session, form, clock.now())
    elif kept["digest"] != form["digest"]:
        raise VersionTakenError(form["id"], form["version"])
    body = cast(dict[str, Any], dict(form))
    streams.publish(session, f"org/{org}", "form", row_id(form["id"], form["version"]), body)


def find(session: Session, form_id: str, version: int) -> CompiledForm | None:
    """A version that was ever published; None when there is none."""
    return store.find(session, form_id, version)


def check(form: CompiledForm, answers: Answers, today: str) -> dict[str, Localized]:
    """What is wrong with a finished record, by question; empty when it may be accepted."""
    return check_answers(form, answers, today)


def questions(form: CompiledForm) -> Sequence[Field]:
    """Every question in order, those of groups in their place; a repeat is one question."""
    return plan_of(form).questions


def row_id(form_id: str, version: int) -> str:
    """The id of a version's row: 22 characters of base64url made of its name."""
    hashed = hashlib.sha256(f"form/{form_id}/{version}".encode()).digest()
    return urlsafe_b64encode(hashed[:16]).decode().rstrip("=")
