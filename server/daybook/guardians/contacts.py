"""Whom families of a school turn to: as the school has said, else its head."""

from types import SimpleNamespace
from typing import Final

from sqlalchemy.orm import Session

from daybook.accounts import service as accounts
from daybook.children import service as children
from daybook.forms.compiled import Localized
from daybook.guardians.notice import Contact
from daybook.places import service as places

NOBODY: Final = SimpleNamespace(person="", phone="", complaints="", calling=False)
"""What is known of a school that has said nothing."""


def of_school(session: Session, school: str) -> Contact:
    """The contact that papers name; what nobody said is left to be written by hand."""
    name = _words(places.places(session, [school])[0].name)
    said = children.privacy_of(session, school)
    if said is not None:
        person = said.person or _head(session, school)
        return Contact(name, person, said.phone, said.complaints)
    return Contact(name, _head(session, school))


def class_name(session: Session, school: str, school_class: str) -> Localized:
    """What a class is called."""
    found = {one.id: one.name for one in places.classes_of(session, [school])}
    return _words(found[school_class])


def _head(session: Session, school: str) -> str:
    staff = accounts.staff_at(session, [school], children.today())[school]
    heads = [user for user, role in staff.items() if role == "head"]
    return next(iter(accounts.names(session, heads).values()), "") if heads else ""


def _words(name: dict[str, str]) -> Localized:
    return {"zh": name["zh"], "en": name["en"]}
