"""What the policy says of each cell, read by hand: from the table and a map of the two counties.

It asks neither the service nor the database, so that it can prove them wrong.
"""

from daybook.access import policy
from daybook.access.reach import ANYONE, Action, Grant, Subject
from tests.server.access.world import COUNTY_OF, PLACE_OF, STANDINGS, TAUGHT, UNDER

_OF_CLASSES = frozenset(PLACE_OF) - {"member"}
"""Where things are of a class."""

LEADS = "class_teacher"


def reaches(
    role: str, action: Action, subject: Subject, relation: str, form: str, *, counted: bool = False
) -> bool:
    """Whether the person of a role reaches a thing of a form that lies so."""
    return any(
        grant.counted == counted
        and (grant.forms is None or form in grant.forms)
        and not (grant.apart and relation in _OF_CLASSES)
        and _covers(role, held, at, grant, relation)
        for held, at in ((ANYONE, ""), *STANDINGS[role])
        for grant in policy.cell(subject, action, held)
    )


def _covers(role: str, held: str, at: str, grant: Grant, relation: str) -> bool:
    if relation == "own":
        return grant.reach == "own" or _covers_place(grant, at, own_place(role))
    if grant.reach == "own":
        return False
    if grant.reach == "class":
        return TAUGHT.get(role) == relation and (held != LEADS or role == LEADS)
    if grant.reach in {"linked", "team"}:
        return relation == "member" and at == "T1"
    return _covers_place(grant, at, PLACE_OF[relation])


def _covers_place(grant: Grant, at: str, place: str) -> bool:
    if grant.reach == "school":
        return place == at
    if grant.reach == "below":
        return place in UNDER.get(at, {at})
    if grant.reach == "county":
        return COUNTY_OF[place] == _county(at)
    return grant.reach == "all"


def own_place(role: str) -> str:
    """Where somebody works who writes things."""
    return {"captain": "S", "partner": "S"}.get(role, "T1")


def _county(at: str) -> str | None:
    return "A" if at in UNDER["A"] else COUNTY_OF.get(at)
