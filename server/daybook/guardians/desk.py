"""Who may do what with a child, a class or a school's papers: asked before every act."""

from daybook_sync.errors import ErrorCode
from sqlalchemy.orm import Session

from daybook.access import service as access
from daybook.access.reach import Action, Subject
from daybook.access.service import Facts
from daybook.accounts.auth import SignedIn
from daybook.children import service as children
from daybook.children.service import Child
from daybook.errors import Problem
from daybook.places import service as places


def child_for(
    session: Session, who: SignedIn, action: Action, child_id: str, subject: Subject = "child"
) -> Child:
    """A child with whom somebody may do this; raises NOT_FOUND or FORBIDDEN."""
    child = children.find(session, child_id)
    access.require(session, who, action, subject, facts_of_class(session, child.school_class))
    return child


def facts_of_class(session: Session, school_class: str) -> Facts:
    """What the policy asks of a class; raises NOT_FOUND."""
    school = places.school_of_class(session, school_class)
    if school is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such class.")
    return Facts(place=school, school_class=school_class)


def facts_of_school(session: Session, school: str) -> Facts:
    """What the policy asks of a school; raises NOT_FOUND."""
    if not places.places(session, [school]):
        raise Problem(ErrorCode.NOT_FOUND, "There is no such school.")
    return Facts(place=school)


def only_counts(session: Session, who: SignedIn, school: str) -> bool:
    """Whether somebody may know how many children a school has, and nothing else of them."""
    return access.may(session, who, "read", "counts", Facts(place=school))
