"""Rules of the organisation: what is created is also published into streams."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from daybook_sync.errors import ErrorCode
from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook.errors import Problem
from daybook.places import audiences, calendar, store
from daybook.places.audiences import org_stream, own_stream
from daybook.places.calendar import Calendar
from daybook.places.models import Place, Placement, SchoolClass, TeamMember, Term
from daybook.streams import service as streams

Names = dict[str, str]
"""A name in both languages: `{"zh": …, "en": …}`."""

school_year = calendar.school_year
workplaces = audiences.workplaces
workplaces_when = audiences.workplaces_when
class_stream = audiences.class_stream
school_stream = audiences.school_stream

_created: list[Callable[[Session, str], None]] = []

SCHOOLS = frozenset({"central", "point", "kindergarten", "school"})
"""Types of places where records are made; a bureau is none."""


def on_created(hook: Callable[[Session, str], None]) -> None:
    """Call `hook(session, org)` in the transaction that makes an organisation."""
    if hook not in _created:
        _created.append(hook)


def create_org(
    session: Session, name: Names, zone: str, *, demo: bool = False, org_id: str | None = None
) -> Place:
    """A new organisation, published into its own stream."""
    org = _add_place(session, None, "bureau", name, org_id)
    body = {"name": name, "zone": zone, "demo": demo}
    streams.publish(session, org_stream(org.id), "org", org.id, body)
    for hook in _created:
        hook(session, org.id)
    return org


def create_place(
    session: Session, parent: str, place_type: str, name: Names, *, place_id: str | None = None
) -> Place:
    """A new unit below `parent`, published to the organisation; raises NOT_FOUND."""
    if store.place(session, parent) is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such place.")
    made = _add_place(session, parent, place_type, name, place_id)
    _publish_place(session, made)
    return made


def change_place(
    session: Session, place_id: str, *, name: Names | None = None, parent: str | None = None
) -> Place:
    """Rename or move a unit; raises NOT_FOUND, or CONFLICT when it would be below itself."""
    place = store.place(session, place_id)
    if place is None or place.parent is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such place.")
    if name is not None:
        place.name_zh, place.name_en = name["zh"], name["en"]
    if parent is not None:
        if any(parent == below.id for below in store.below(session, place_id)):
            raise Problem(ErrorCode.CONFLICT, "A place cannot lie below itself.")
        place.parent = parent
    session.flush()
    _publish_place(session, place)
    return place


def create_class(
    session: Session,
    school: str,
    name: Names,
    year: str,
    *,
    stage: str,
    grade: int,
    size: int,
    class_id: str | None = None,
) -> SchoolClass:
    """A new class, published to its school."""
    made = SchoolClass(
        id=class_id or new_id(),
        school=school,
        name_zh=name["zh"],
        name_en=name["en"],
        stage=stage,
        grade=grade,
        size=size,
    )
    session.add(made)
    session.flush()
    publish_class(session, made, year)
    return made


def publish_class(session: Session, school_class: SchoolClass, year: str) -> None:
    """Send a class as it stands to the phones of its school."""
    body = {
        "name": school_class.name,
        "school": school_class.school,
        "stage": school_class.stage,
        "grade": school_class.grade,
        "size": school_class.size,
    }
    key = school_stream(school_class.school, year)
    streams.publish(session, key, "class", school_class.id, body)


def create_term(
    session: Session, org: str, name: Names, term: Calendar, *, term_id: str | None = None
) -> Term:
    """A new term, published to the organisation."""
    made = Term(
        id=term_id or new_id(),
        org=org,
        name_zh=name["zh"],
        name_en=name["en"],
        first_day=term.first_day.isoformat(),
        last_day=term.last_day.isoformat(),
        week1=term.week1.isoformat(),
        holidays=[
            [first.isoformat(), last.isoformat(), title] for first, last, title in term.holidays
        ],
    )
    session.add(made)
    session.flush()
    body = {
        "name": made.name,
        "from": made.first_day,
        "to": made.last_day,
        "week1": made.week1,
        "holidays": made.holidays,
    }
    streams.publish(session, org_stream(org), "term", made.id, body)
    return made


def place_person(
    session: Session, account: str, placement_type: str, host: str, since: date, until: date
) -> Placement:
    """Send somebody to a host school for a time."""
    made = Placement(
        id=new_id(),
        account=account,
        type=placement_type,
        host=host,
        since=since.isoformat(),
        until=until.isoformat(),
    )
    session.add(made)
    session.flush()
    return made


def join_team(session: Session, account: str, school_class: str, since: date) -> None:
    """Make somebody a teacher of a class from a day on."""
    session.add(TeamMember(school_class=school_class, account=account, since=since.isoformat()))
    session.flush()


def publish_person(
    session: Session, school: str, year: str, user: str, body: dict[str, Any]
) -> None:
    """Send somebody's `{name, role}` to the phones of a school."""
    streams.publish(session, school_stream(school, year), "person", user, body)


def publish_profile(session: Session, user: str, body: dict[str, Any]) -> None:
    """Send somebody's own `{name, login, roles, home_school, year, placements}`."""
    streams.publish(session, own_stream(user), "profile", user, body)


def open_grants(session: Session, user: str, roles: Sequence[tuple[str, str]], day: date) -> None:
    """Make the grants of somebody those of `audiences.held_by`: open the new, close the rest."""
    wanted = {held.key: held.role for held in audiences.held_by(session, user, roles, day)}
    for key, role in wanted.items():
        streams.grant(session, user, key, role)
    for held in streams.granted(session, user):
        if held.key not in wanted:
            streams.close_grant(session, user, held.key)


def schools_under(session: Session, place: str) -> frozenset[str]:
    """The schools at and below a place; a bureau itself is none."""
    return frozenset(found.id for found in store.below(session, place) if found.type in SCHOOLS)


def places(session: Session, ids: Collection[str]) -> Sequence[Place]:
    """The places of these ids, oldest first."""
    return store.places(session, ids)


def classes_of(session: Session, schools: Collection[str]) -> Sequence[SchoolClass]:
    """The classes of some schools, oldest first."""
    return store.classes_of(session, schools)


def school_of_class(session: Session, school_class: str) -> str | None:
    """The school of a class; None when there is no such class."""
    found = store.school_class(session, school_class)
    return found.school if found is not None else None


def placements_of(session: Session, user: str) -> Sequence[Placement]:
    """Everywhere somebody was, is or will be placed, oldest first."""
    return store.placements_of(session, user)


def placements_at(session: Session, hosts: Collection[str]) -> Sequence[Placement]:
    """Every placement that was, is or will be at some schools."""
    return store.placements_at(session, hosts)


def running_on(session: Session, day: date) -> dict[str, list[Placement]]:
    """The placements that run on `day`, by who is placed."""
    running: dict[str, list[Placement]] = {}
    for held in store.placements_on(session, day.isoformat()):
        running.setdefault(held.account, []).append(held)
    return running


def organisation_of(session: Session, place: str) -> Place | None:
    """The organisation of a place, or None when there is no such place."""
    return store.root(session, place)


def organisations(session: Session) -> Sequence[Place]:
    """Every organisation on this server."""
    return store.organisations(session)


def term_on(session: Session, org: str, day: date) -> Term | None:
    """The term of `day`, in a holiday the one before it; None before the first."""
    return store.term_on(session, org, day.isoformat())


def calendar_of(term: Term) -> Calendar:
    """A stored term as days."""
    return Calendar(
        date.fromisoformat(term.first_day),
        date.fromisoformat(term.last_day),
        date.fromisoformat(term.week1),
        calendar.read_holidays(term.holidays),
    )


def week_of(term: Term, day: date) -> int | None:
    """The number of the school week of `day`; None outside the term."""
    return calendar.week_of(calendar_of(term), day)


def weeks(term: Term) -> list[calendar.Week]:
    """All school weeks of a term in order."""
    return calendar.weeks(calendar_of(term))


def _add_place(
    session: Session, parent: str | None, place_type: str, name: Names, place_id: str | None
) -> Place:
    made = Place(
        id=place_id or new_id(),
        parent=parent,
        type=place_type,
        name_zh=name["zh"],
        name_en=name["en"],
    )
    session.add(made)
    session.flush()
    return made


def _publish_place(session: Session, place: Place) -> None:
    org = store.root(session, place.id)
    if org is None:
        raise LookupError(f"place {place.id} has no organisation")
    body = {"name": place.name, "type": place.type, "parent": place.parent}
    streams.publish(session, org_stream(org.id), "place", place.id, body)
