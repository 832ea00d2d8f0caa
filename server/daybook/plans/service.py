"""Plans as people make, read and change them; every act asks the policy first."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from daybook_sync.errors import ErrorCode
from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook.access.service import Who
from daybook.accounts import service as accounts
from daybook.children import service as children
from daybook.errors import Problem
from daybook.places import faults
from daybook.places import service as places
from daybook.plans import adopting, body, keeping, owners, sight, store, template
from daybook.plans.body import Body
from daybook.plans.models import Plan
from daybook.plans.owners import Owner
from daybook.plans.sight import Sight

Item = dict[str, Any]
"""A plan as it is sent."""


def listed(session: Session, who: Who, school: str | None, person: str | None) -> list[Item]:
    """The plans that somebody sees, of a school and of a person where these are given.

    Those that run latest come first.
    """
    seen = sight.of(session, who)
    asked = {school} if school is not None else seen.everywhere
    found = store.plans(session, asked, who.user if school is None else None)
    schools = store.schools_of(session, [plan.id for plan in found])
    kept = [
        plan
        for plan in found
        if person is None or (plan.kind, plan.owner) == ("person", person)
        if _is_seen(seen, plan, schools.get(plan.id, frozenset()))
    ]
    names = owners.names(session, {(plan.kind, plan.owner) for plan in kept})
    return [_line(plan, names, schools.get(plan.id, frozenset())) for plan in kept]


def known(session: Session, who: Who, plan_id: str) -> tuple[Plan, frozenset[str], Sight]:
    """A plan that somebody sees, with its schools and what they see; raises NOT_FOUND."""
    plan, seen = store.plan(session, plan_id), sight.of(session, who)
    if plan is not None:
        schools = store.schools_of(session, [plan_id]).get(plan_id, frozenset())
        if _is_seen(seen, plan, schools):
            return plan, schools, seen
    raise faults.missing("找不到这份计划", "There is no such plan.")


def whole(session: Session, who: Who, plan_id: str) -> Plan:
    """A plan that somebody reads in full; raises NOT_FOUND, or FORBIDDEN where they only count."""
    plan, schools, seen = known(session, who, plan_id)
    if not seen.sees(plan, schools):
        raise Problem(ErrorCode.FORBIDDEN, "How far this plan has come is for you, no more of it.")
    return plan


def told(session: Session, who: Who, plan: Plan) -> Item:
    """A plan as it is sent, with what its reader may do."""
    names = owners.names(session, {(plan.kind, plan.owner)})
    schools = store.schools_of(session, [plan.id]).get(plan.id, frozenset())
    by = accounts.names(session, [plan.changed_by] if plan.changed_by else [])
    said = keeping.body_of(plan)
    return {
        **_line(plan, names, schools),
        **{name: said.get(name) for name in body.TEXTS if name not in {"from", "to"}},
        "copied": said.get("copied"),
        "by": by.get(plan.changed_by or ""),
        "at": plan.changed_at,
        "may": ["correct", "close"] if _may_change(session, who, plan) else [],
    }


def create(
    session: Session, who: Who, asked: Mapping[str, Any], *, plan_id: str | None = None
) -> Plan:
    """A new plan; raises NOT_FOUND, FORBIDDEN, CONFLICT or INVALID."""
    day = children.today()
    owner = owners.known(session, asked["owner"], day)
    if not sight.may(session, who, "create", owner):
        raise Problem(ErrorCode.FORBIDDEN, "A plan is made by its owner, or above.")
    if owner.ended:
        raise faults.in_the_way(
            "owner",
            "这所学校已关闭、支援关系已结束，或本人目前不在任何学校",
            "The school is closed, the link has ended, or nobody works there now",
        )
    made = _made(session, who, owner, asked, day)
    check(session, made)
    year = places.school_year(max(day, date.fromisoformat(made["from"])))
    new = plan_id or new_id()
    return keeping.publish(session, new, made, owner.schools, year, by=who.user)


def change(session: Session, who: Who, plan_id: str, asked: Mapping[str, Any]) -> Plan:
    """Write a plan anew from what was seen of it at `seq`.

    Raises NOT_FOUND, FORBIDDEN, INVALID, or CONFLICT with the plan as somebody else wrote it.
    """
    plan, owner = _to_change(session, who, plan_id)
    if asked["seq"] != plan.seq:
        raise _written_meanwhile(told(session, who, plan))
    said = adopting.written(keeping.body_of(plan), asked)
    check(session, said)
    return _publish(session, who, plan, owner, said)


def close(session: Session, who: Who, plan_id: str, *, closed: bool = True) -> Plan:
    """Close a plan, or open it again; raises NOT_FOUND or FORBIDDEN."""
    plan, owner = _to_change(session, who, plan_id)
    return _publish(session, who, plan, owner, {**keeping.body_of(plan), "closed": closed})


def check(session: Session, said: Body) -> None:
    """Nothing where a plan can be kept; raises INVALID with a sentence for each fault."""
    wrong = body.faults(session, said)
    if wrong:
        problems = [{"field": field, "words": words} for field, words in wrong.items()]
        raise Problem(ErrorCode.INVALID, "The plan breaks a rule.", problems=problems)


def _made(session: Session, who: Who, owner: Owner, asked: Mapping[str, Any], day: date) -> Body:
    source, earlier = asked.get("template"), asked.get("copied")
    found = template.load().get(source) if source is not None else None
    period = found.period if found is not None else "term"
    usual = adopting.usual_days(session, owner, period, day)
    days = (asked.get("from") or usual[0], asked.get("to") or usual[1])
    if earlier is not None:
        plan = whole(session, who, earlier)
        made = adopting.copied(keeping.body_of(plan), plan.id, owner, days)
    elif source is not None:
        made = adopting.adopted(session, source, owner, days)
    else:
        made = adopting.empty(owner, days)
    return adopting.written(made, asked)


def _to_change(session: Session, who: Who, plan_id: str) -> tuple[Plan, Owner]:
    plan, _, _ = known(session, who, plan_id)
    owner = owners.known(session, {"kind": plan.kind, "id": plan.owner}, children.today())
    if not sight.may(session, who, "correct", owner):
        raise Problem(ErrorCode.FORBIDDEN, "A plan is changed by its owner, or above.")
    if owner.ended and plan.kind != "person":
        raise faults.in_the_way(
            "owner",
            "支援关系已结束或学校已关闭，计划只能查看",
            "The link has ended or the school is closed; the plan can only be read",
        )
    return plan, owner


def _publish(session: Session, who: Who, plan: Plan, owner: Owner, said: Body) -> Plan:
    schools: Sequence[str] = owner.schools
    if plan.kind == "person":
        # It stays where it was begun: there its leaders read it.
        schools = sorted(store.schools_of(session, [plan.id])[plan.id])
    return keeping.publish(session, plan.id, said, schools, plan.year, by=who.user)


def _may_change(session: Session, who: Who, plan: Plan) -> bool:
    owner = owners.known(session, {"kind": plan.kind, "id": plan.owner}, children.today())
    may = sight.may(session, who, "correct", owner)
    return may and not (owner.ended and plan.kind != "person")


def _is_seen(seen: Sight, plan: Plan, schools: frozenset[str]) -> bool:
    return seen.sees(plan, schools) or seen.counts(plan, schools)


def _line(plan: Plan, names: Mapping[str, Any], schools: frozenset[str]) -> Item:
    said = keeping.body_of(plan)
    return {
        "id": plan.id,
        "seq": plan.seq,
        "template": plan.template,
        "title": said["title"],
        "owner": {"kind": plan.kind, "id": plan.owner, "name": names[plan.owner]},
        "schools": sorted(schools),
        "from": plan.since,
        "to": plan.until,
        "closed": plan.closed,
    }


def _written_meanwhile(theirs: Item) -> Problem:
    words = {
        "zh": "别人刚刚改过这份计划。您写的还在，请对照后再保存",
        "en": "Somebody else has just changed this plan. What you wrote is still here; "
        "please compare and save again",
    }
    problem = {"field": "seq", "words": words, "theirs": theirs}
    return Problem(ErrorCode.CONFLICT, words["en"], problems=[problem])
