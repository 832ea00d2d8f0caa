"""Rules of the register of children: it travels to the phones of the class's team only."""

from collections.abc import Collection, Sequence

from daybook_sync.errors import ErrorCode
from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook.children import store
from daybook.children.models import Child
from daybook.errors import Problem
from daybook.places import service as places
from daybook.streams import service as streams

CONSENTS = frozenset({"paper", "screen", "refused", "none"})


def create_child(
    session: Session,
    school_class: str,
    year: str,
    *,
    name: str,
    sex: str,
    birth_year: int,
    consent: str = "none",
    child_id: str | None = None,
) -> Child:
    """Enter a child of a class, and send it to the phones of the class's team."""
    child = Child(
        id=child_id or new_id(),
        school_class=school_class,
        name=name,
        sex=sex,
        birth_year=birth_year,
        consent=consent,
    )
    session.add(child)
    session.flush()
    publish(session, child, year)
    return child


def record_consent(session: Session, child_id: str, year: str, consent: str) -> None:
    """Note what the guardian said; raises NOT_FOUND, or INVALID for an unknown word."""
    child = store.child(session, child_id)
    if child is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such child.")
    if consent not in CONSENTS:
        raise Problem(ErrorCode.INVALID, "Consent is paper, screen, refused or none.")
    child.consent = consent
    publish(session, child, year)


def publish(session: Session, child: Child, year: str) -> None:
    """Send a child as it stands to the class's stream of a school year."""
    body: dict[str, object] = {
        "name": child.name,
        "sex": child.sex,
        "birth_year": child.birth_year,
        "class": child.school_class,
        "consent": child.consent,
    }
    key = places.class_stream(child.school_class, year)
    streams.publish(session, key, "child", child.id, body)


def children_of(session: Session, classes: Collection[str]) -> Sequence[Child]:
    """The children of some classes, oldest entry first."""
    return store.children_of(session, classes)
