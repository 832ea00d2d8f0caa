"""Brings the built-in plans to phones, where one can be adopted without a network."""

import hashlib
from base64 import urlsafe_b64encode
from typing import Any

from sqlalchemy.orm import Session

from daybook.forms import service as forms
from daybook.places import service as places
from daybook.plans import burden, template
from daybook.streams import kinds
from daybook.streams import service as streams

KIND = "plan-template"


def register() -> None:
    """Make the kind known, and give every new organisation the built-in plans."""
    kinds.register(kinds.Kind(KIND))
    places.on_created(publish)


def publish(session: Session, org: str) -> None:
    """Bring the built-in plans to everybody of an organisation; again changes nothing."""
    for one in template.load().values():
        streams.publish(session, f"org/{org}", KIND, row_id(one.id), body(one))


def publish_everywhere(session: Session) -> None:
    """Bring the built-in plans of this program to every organisation, after an upgrade."""
    for org in places.organisations(session):
        publish(session, org.id)


def body(one: template.Template) -> dict[str, Any]:
    """A template as phones get it.

    `burden` has records a week and seconds of one record, by target and kind of person; `order`
    is its place among the others.
    """
    words = template.words_of(one)
    catalogue = {form["id"]: form for form in forms.catalogue()}
    return {
        "id": one.id,
        "order": template.IDS.index(one.id),
        "owner": one.owner,
        "period": one.period,
        "length": one.length,
        **words,
        "cards": [{"id": card.id, "title": card.title, "lines": card.lines} for card in one.cards],
        "burden": burden.by_target({**words, "length": one.length}, catalogue),
    }


def row_id(template_id: str) -> str:
    """The id of a template's row: 22 characters of base64url made of its name."""
    hashed = hashlib.sha256(f"{KIND}/{template_id}".encode()).digest()
    return urlsafe_b64encode(hashed[:16]).decode().rstrip("=")
