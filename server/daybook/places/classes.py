"""Classes and who teaches them: a class is told to its school, a team opens its stream."""

from collections.abc import Collection
from datetime import date, timedelta

from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook.places import faults, store
from daybook.places.audiences import school_stream
from daybook.places.models import SchoolClass, TeamMember
from daybook.places.tree import Names
from daybook.streams import service as streams

STAGES = ("kindergarten", "primary", "junior")


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


def change_class(
    session: Session,
    found: SchoolClass,
    year: str,
    *,
    name: Names | None = None,
    stage: str | None = None,
    grade: int | None = None,
    size: int | None = None,
) -> None:
    """Change what a class is called or how large it is, and send it as it stands."""
    if name is not None:
        found.name_zh, found.name_en = name["zh"], name["en"]
    found.stage = stage or found.stage
    found.grade = found.grade if grade is None else grade
    found.size = found.size if size is None else size
    session.flush()
    publish_class(session, found, year)


def close_class(session: Session, found: SchoolClass, year: str, day: str | None) -> set[str]:
    """Close a class from a day on, or open it with None; who taught it, to be renewed."""
    found.closed = day
    session.flush()
    publish_class(session, found, year)
    standing = store.team_members(session, [found.id], day or date.max.isoformat())
    return {member.account for member in standing}


def remove_class(session: Session, found: SchoolClass, year: str) -> None:
    """Take a class out that was made by mistake; only for one that nothing refers to."""
    streams.withdraw(session, school_stream(found.school, year), found.id)
    session.delete(found)
    session.flush()


def publish_class(session: Session, school_class: SchoolClass, year: str) -> None:
    """Send a class as it stands to the phones of its school."""
    body = {
        "name": school_class.name,
        "school": school_class.school,
        "stage": school_class.stage,
        "grade": school_class.grade,
        "size": school_class.size,
        "closed": school_class.closed,
    }
    key = school_stream(school_class.school, year)
    streams.publish(session, key, "class", school_class.id, body)


def known_class(session: Session, class_id: str) -> SchoolClass:
    """The class of this id; raises NOT_FOUND."""
    found = store.school_class(session, class_id)
    if found is None:
        raise faults.missing("找不到这个班级", "There is no such class.")
    return found


def join_team(
    session: Session, account: str, school_class: str, since: date, *, lead: bool = False
) -> None:
    """Make somebody a teacher of a class from a day on, of their own class with `lead`."""
    session.add(
        TeamMember(
            id=new_id(),
            school_class=school_class,
            account=account,
            lead=lead,
            since=since.isoformat(),
        )
    )
    session.flush()


def set_team(
    session: Session, school_class: str, wanted: Collection[tuple[str, bool]], day: date
) -> set[str]:
    """Make (account, lead) the team of a class from `day` on; whose membership that changes.

    Who leaves taught until the day before; what was is kept.
    """
    standing = {
        (member.account, member.lead): member
        for member in store.team_members(session, [school_class], day.isoformat())
    }
    for key, member in standing.items():
        if key not in wanted:
            _end(member, day)
    session.flush()
    for account, lead in wanted:
        if (account, lead) not in standing:
            join_team(session, account, school_class, day, lead=lead)
    return {account for account, _ in {*standing} ^ {*wanted}}


def leave_teams(session: Session, account: str, school: str, day: date) -> None:
    """Take somebody out of every team of a school from `day` on."""
    for member in store.memberships_at(session, account, school, day.isoformat()):
        _end(member, day)
    session.flush()


def _end(member: TeamMember, day: date) -> None:
    """End a membership on the day before `day`; one that was to begin later never runs."""
    member.until = (day - timedelta(1)).isoformat()
