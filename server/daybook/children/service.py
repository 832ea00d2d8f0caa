"""Rules of the register of children: it travels to the phones of the class's team only."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from daybook_sync.errors import ErrorCode
from daybook_sync.ids import new_id
from flask import current_app
from sqlalchemy.orm import Session

from daybook import clock
from daybook.children import store, traces
from daybook.children.consents import CONSENTS, NAMED, PHOTO_CONSENTS, WITHDRAWN, Told, remember
from daybook.children.models import Child, ChildStay, Consent, SchoolPrivacy
from daybook.errors import Problem
from daybook.places import service as places
from daybook.settings import Settings
from daybook.streams import service as streams

__all__ = ["CONSENTS", "NAMED", "PHOTO_CONSENTS", "WITHDRAWN", "Child", "SchoolPrivacy", "Told"]

UNNAMED = "unnamed-"
"""How an answer begins that stands for a child who may not be named."""


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
        photo="none",
    )
    session.add(child)
    _enter(session, child, today().isoformat())
    if consent != "none":
        remember(
            session, child.id, Told(consent, day=today().isoformat()), None, today().isoformat()
        )
    session.flush()
    publish(session, child, year)
    return child


def find(session: Session, child_id: str) -> Child:
    """The child of this id; raises NOT_FOUND."""
    child = store.child(session, child_id)
    if child is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such child.")
    return child


def correct(session: Session, child: Child, fields: Mapping[str, object]) -> None:
    """Write down what was wrong: name, sex, birth_year, guardian, phone, or the class.

    Raises CONFLICT for a child whose name is no longer kept, and for a phone where the school
    lets nobody call.
    """
    if child.consent == WITHDRAWN and fields.keys() - {"class"}:
        raise Problem(ErrorCode.CONFLICT, "Consent was withdrawn: nothing of this child is kept.")
    for name, value in fields.items():
        if name == "class":
            move(session, child, str(value), today().isoformat())
        elif name != "phone" or value is None or may_call(session, school_of(session, child)):
            setattr(child, name, value)
        else:
            raise Problem(ErrorCode.CONFLICT, "The school does not keep families' numbers.")
    send(session, child)


def move(session: Session, child: Child, to_class: str, day: str) -> None:
    """Let a child go on in another class, or come back to one; the old class's phones forget it."""
    if to_class == child.school_class and child.left_on is None:
        return
    _leave_class(session, child, day)
    _withdraw_rows(session, child, keep=to_class)
    child.school_class, child.left_on = to_class, None
    _enter(session, child, day)
    if child.consent == WITHDRAWN:
        child.name = code_of(session, child)
    send(session, child)


def leave(session: Session, child: Child, day: str) -> None:
    """Note that a child left the school on a day; what was written stays."""
    _leave_class(session, child, day)
    child.left_on = day
    send(session, child)


def note_consent(session: Session, child: Child, told: Told, by: str | None) -> None:
    """Note what a guardian said; raises INVALID, or CONFLICT after a withdrawal."""
    if told.record not in CONSENTS or told.photo not in PHOTO_CONSENTS:
        raise Problem(ErrorCode.INVALID, "Consent is paper, screen, refused or none.")
    if child.consent == WITHDRAWN and told.record not in NAMED:
        raise Problem(ErrorCode.CONFLICT, "Consent was withdrawn already.")
    child.consent, child.photo = told.record, told.photo
    child.guardian = told.guardian or child.guardian
    remember(session, child.id, told, by, today().isoformat())
    send(session, child)


def deidentify(session: Session, child: Child, told: Told, by: str) -> str:
    """Let a code stand for a child wherever the register goes; the code.

    A trace of the name is kept for a while, for work that is still on its way.
    """
    code = code_of(session, child)
    traces.leave(session, child.id, school_of(session, child), child.name, code)
    child.name, child.consent, child.photo = code, WITHDRAWN, "no"
    child.sex = child.birth_year = child.guardian = child.phone = None
    remember(session, child.id, told, by, today().isoformat())
    for other in store.consents(session, child.id):
        other.guardian = ""
    send(session, child)
    return code


def forget(session: Session, child: Child) -> None:
    """Take a child out of the register and off the phones."""
    _withdraw_rows(session, child)
    store.forget(session, child.id)


def publish(session: Session, child: Child, year: str) -> None:
    """Send a child as it stands to the class's stream of a school year.

    One who left is not brought into a stream that never had it.
    """
    key = places.class_stream(child.school_class, year)
    if child.left_on is None or streams.row(session, child.id, key) is not None:
        streams.publish(session, key, "child", child.id, _body(session, child))


def send(session: Session, child: Child) -> None:
    """Send a child as it stands to every stream that has it, and to this year's of its class."""
    session.flush()
    year = places.school_year(today())
    now = places.class_stream(child.school_class, year)
    for copy in streams.copies(session, child.id):
        if copy.stream != now:
            streams.publish(session, copy.stream, "child", child.id, _body(session, child))
    publish(session, child, year)


def children_of(session: Session, classes: Collection[str]) -> Sequence[Child]:
    """The children of some classes, oldest entry first, those who left among them."""
    return store.children_of(session, classes)


def consents_of(session: Session, ids: Collection[str]) -> Mapping[str, str]:
    """What guardians said of records, by child; an id that is no child's is left out."""
    return store.consents_of(session, ids)


def history(session: Session, child: Child) -> Sequence[Consent]:
    """What was said over time of a child, the latest first."""
    return store.consents(session, child.id)


def stays(session: Session, child: Child) -> Sequence[ChildStay]:
    """The classes that a child was in, the first one first."""
    return store.stays(session, child.id)


def ended_before(session: Session, day: str) -> Sequence[ChildStay]:
    """The stays in classes that ended before a day ("YYYY-MM-DD")."""
    return store.ended_before(session, day)


def code_of(session: Session, child: Child) -> str:
    """What stands for a child's name: the number that the child has in the class for ever."""
    *_, last = store.stays(session, child.id)
    return f"{last.number:02}号"


def school_of(session: Session, child: Child) -> str:
    """The school of a child's class; raises NOT_FOUND."""
    school = places.school_of_class(session, child.school_class)
    if school is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such class.")
    return school


def may_call(session: Session, school: str) -> bool:
    """Whether the school keeps families' numbers, so that teachers can call from the page."""
    found = store.privacy(session, school)
    return found is not None and found.calling


def names(session: Session, ids: Collection[str]) -> Mapping[str, str]:
    """The names of some children, by id; to be told inside their school only."""
    return store.names(session, ids)


def left_days(session: Session, ids: Collection[str]) -> Mapping[str, str]:
    """The day on which each of some children left school; those that did not are left out."""
    return store.left_days(session, ids)


def privacy_of(session: Session, school: str) -> SchoolPrivacy | None:
    """Whom families of a school turn to; None where nobody said."""
    return store.privacy(session, school)


def set_privacy(
    session: Session, school: str, *, person: str, phone: str, complaints: str, calling: bool
) -> SchoolPrivacy:
    """Say whom families turn to, and whether their numbers are kept."""
    told = {"person": person, "phone": phone, "complaints": complaints, "calling": calling}
    found = store.privacy(session, school)
    if found is None:
        found = SchoolPrivacy(school=school, **told)
        session.add(found)
    for name, value in told.items():
        setattr(found, name, value)
    session.flush()
    if not calling:
        _end_calling(session, school)
    return found


def end_traces(session: Session, now: int) -> int:
    """Remove the traces of names whose time is over; how many there were."""
    return store.end_traces(session, now)


def today() -> date:
    """The day it is where the schools are."""
    settings: Settings = current_app.extensions["daybook.settings"]
    return clock.day_of(clock.now(), settings.time_zone)


def _end_calling(session: Session, school: str) -> None:
    classes = [found.id for found in places.classes_of(session, [school])]
    for child in store.children_of(session, classes):
        if child.phone is not None:
            child.phone = None
            send(session, child)


def _body(session: Session, child: Child) -> dict[str, object]:
    calling = child.phone is not None and may_call(session, school_of(session, child))
    return {
        "name": child.name,
        "sex": child.sex,
        "birth_year": child.birth_year,
        "class": child.school_class,
        "consent": child.consent,
        "photo": None if child.photo == "none" else child.photo,
        "left": child.left_on,
        "guardian": child.guardian if calling else None,
        "phone": child.phone if calling else None,
    }


def _enter(session: Session, child: Child, day: str) -> None:
    number = store.next_number(session, child.school_class)
    session.add(
        ChildStay(
            id=new_id(),
            child=child.id,
            school_class=child.school_class,
            number=number,
            since=day,
        )
    )
    session.flush()


def _leave_class(session: Session, child: Child, day: str) -> None:
    for stay in store.stays(session, child.id):
        if stay.until is None:
            stay.until = max(day, stay.since)
    session.flush()


def _withdraw_rows(session: Session, child: Child, keep: str | None = None) -> None:
    """Take a child off the phones of every class but one."""
    for copy in streams.copies(session, child.id):
        if keep is None or not copy.stream.startswith(f"class/{keep}/"):
            streams.withdraw(session, copy.stream, child.id)
