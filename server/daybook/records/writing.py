"""Asks the policy who may write a record: for the sync endpoint, once for all of a request."""

from collections.abc import Mapping
from typing import Any, Final

from daybook_sync.mutation import Mutation
from sqlalchemy.orm import Session

from daybook.access import ground
from daybook.access import service as access
from daybook.access.reach import Action, Subject
from daybook.access.service import Facts, Narrowed
from daybook.accounts import service as accounts
from daybook.accounts.auth import RoleAt
from daybook.forms import service as forms
from daybook.forms.compiled import CompiledForm
from daybook.records import visibility
from daybook.streams import service as streams
from daybook.streams.kinds import Author, Row

_WRITERS: Final = "daybook.records.writers"
_ANSWERS: Final = "daybook.records.answers"
_SLOTS: Final = "daybook.records.slots"
_SUBJECTS: Final[Mapping[str, Subject]] = {
    "V1": "record.V1",
    "V2": "record.V2",
    "V3": "record.V3",
}
_REVIEWS: Final[Mapping[str, Subject]] = {
    "V1": "review.V1",
    "V2": "review.V2",
    "V3": "review.V3",
}


def may_create(
    session: Session,
    author: Author,
    form: CompiledForm,
    body: Mapping[str, Any],
    pair: str | None = None,
) -> bool:
    """Whether somebody may make a record of a form where its envelope says that it belongs.

    In the file of a pair they must be a side of it besides: one who may correct what lies there.
    """
    school_class = body.get("_class") if form["audience"] == "class" else None
    facts = Facts(body["_school"], school_class, author.user, form["id"])
    subject = _SUBJECTS[visibility.of(form)]
    if pair and not may(session, author, "correct", subject, Facts(pair=pair)):
        return False
    return may(session, author, "create", subject, facts)


def may_change(session: Session, author: Author, mutation: Mutation, row: Row) -> bool:
    """Whether somebody may correct or withdraw a record that is there."""
    subject = _SUBJECTS[_visibility_of(session, row)]
    action: Action = "withdraw" if mutation.change == "del" else "correct"
    return may(session, author, action, subject, facts_of(row))


def may_correct(session: Session, author: Author, row: Row) -> bool:
    """Whether somebody may correct a record: its author, and either side of its pair."""
    subject = _SUBJECTS[_visibility_of(session, row)]
    return may(session, author, "correct", subject, facts_of(row))


def may_review(session: Session, author: Author, row: Row) -> bool:
    """Whether somebody may say something of a record that they read for others."""
    subject = _REVIEWS[_visibility_of(session, row)]
    return may(session, author, "create", subject, facts_of(row))


def _visibility_of(session: Session, row: Row) -> str:
    """The class of a record; of one whose form nobody knows the narrowest."""
    form = forms.find(session, row.form or "", row.form_version or 0)
    return visibility.of(form) if form is not None else "V3"


def facts_of(row: Row) -> Facts:
    """What the policy asks of a record's row."""
    place, school_class = row.body.get("_school"), row.body.get("_class")
    pair = visibility.pair_of(row.stream)
    return Facts(_text(place), _text(school_class), row.owner, row.form, pair)


def stream_of(session: Session, user: str, slot: int) -> str:
    """The key of the stream that a person holds by this slot, "" for none; asked once a request."""
    held: dict[str, dict[int, str]] = session.info.setdefault(_SLOTS, {})
    if user not in held:
        held[user] = {grant.slot: grant.key for grant in streams.granted(session, user)}
    return held[user].get(slot, "")


def may(session: Session, author: Author, action: Action, subject: Subject, facts: Facts) -> bool:
    """What the policy says to somebody who pushes; the same question is asked once a request."""
    asked = (author.user, action, subject, facts)
    known: dict[Any, bool] = session.info.setdefault(_ANSWERS, {})
    if asked not in known:
        writer = writer_of(session, author.user)
        known[asked] = access.may(session, writer, action, subject, facts)
    return known[asked]


def writer_of(session: Session, user: str) -> Narrowed:
    """Somebody with the roles of today; asked once for all records of a request."""
    known: dict[str, Narrowed] = session.info.setdefault(_WRITERS, {})
    if user not in known:
        held = accounts.roles_of(session, user, ground.today())
        known[user] = Narrowed(user, tuple(RoleAt(role, place) for role, place in held))
    return known[user]


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
