"""Makes a plan from a template, or from an earlier plan: the days and the blanks are filled in."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from daybook_sync.errors import ErrorCode
from sqlalchemy.orm import Session

from daybook.errors import Problem
from daybook.forms.compiled import Localized
from daybook.places import service as places
from daybook.places.calendar import YEAR_BEGINS
from daybook.plans import body, template
from daybook.plans.body import Body
from daybook.plans.owners import Owner

EMPTY: Final[Localized] = {"zh": "", "en": ""}


def adopted(session: Session, template_id: str, owner: Owner, days: tuple[str, str]) -> Body:
    """A template filled in for an owner; raises NOT_FOUND."""
    found = template.load().get(template_id)
    if found is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such template.")
    filled = template.fill(found, blanks(session, owner, days), *days)
    return {**filled, "owner": owner.told}


def copied(earlier: Mapping[str, Any], plan_id: str, owner: Owner, days: tuple[str, str]) -> Body:
    """An earlier plan over new days: measures and targets stay, what they answered does not."""
    groups = [
        {
            **group,
            "measures": [{**measure, "need": None} for measure in group["measures"]],
        }
        for group in earlier["groups"]
    ]
    fresh = {"from": days[0], "to": days[1], "copied": plan_id, "closed": False, "groups": groups}
    return {**earlier, **fresh, "owner": owner.told}


def empty(owner: Owner, days: tuple[str, str]) -> Body:
    """A plan that says nothing yet."""
    return {
        **{"template": None, "owner": owner.told, "title": EMPTY, "idea": EMPTY, "basis": []},
        **{"from": days[0], "to": days[1], "goals": [], "groups": [], "effects": []},
        **{"closing": EMPTY, "copied": None, "closed": False},
    }


def written(made: Body, asked: Mapping[str, Any]) -> Body:
    """A plan with what somebody wrote themselves in place of what was there."""
    return {**made, **{name: asked[name] for name in body.TEXTS if asked.get(name) is not None}}


def usual_days(session: Session, owner: Owner, period: str, day: date) -> tuple[str, str]:
    """From when to when a plan of an owner runs where nobody says: placement, term or year."""
    if owner.kind == "person" and period == "placement":
        for held in places.placements_of(session, owner.id):
            if held.since <= held.until and held.until >= day.isoformat():
                return held.since, held.until
    if period != "year":
        org = places.organisation_of(session, owner.schools[0]) if owner.schools else None
        term = places.term_on(session, org.id, day) if org is not None else None
        if term is not None:
            return term.first_day, term.last_day
    begun = date(int(places.school_year(day)), YEAR_BEGINS, 1)
    return begun.isoformat(), (date(begun.year + 1, YEAR_BEGINS, 1) - timedelta(1)).isoformat()


def blanks(session: Session, owner: Owner, days: tuple[str, str]) -> dict[str, Localized]:
    """What is known of the blanks of a template: names of the owner and of the schools."""
    found: dict[str, Localized] = {"year": template.year(*days)}
    at = {place.id: place for place in places.places(session, owner.schools)}
    named: list[Localized] = [
        {"zh": at[one].name_zh, "en": at[one].name_en} for one in owner.schools if one in at
    ]
    if owner.kind == "link":
        found |= dict(zip(("supporting", "aided"), named, strict=True))
    elif owner.kind == "township":
        found["township"] = owner.name
    elif named:
        found |= {"school": named[0], "host": named[0]}
    if owner.kind == "person":
        found |= {"name": owner.name, **_home(session, owner, days)}
    return found


def _home(session: Session, owner: Owner, days: tuple[str, str]) -> dict[str, Localized]:
    """The home school and the host of the placement that a person's plan is for."""
    for held in places.placements_of(session, owner.id):
        if held.since <= days[1] and held.until >= days[0]:
            ids = [one for one in (held.home, held.host) if one is not None]
            at = {place.id: place.name for place in places.places(session, ids)}
            found = {"host": held.host, "school": held.home or held.host}
            return {
                blank: {"zh": at[one]["zh"], "en": at[one]["en"]}
                for blank, one in found.items()
                if one in at
            }
    return {}
