"""Queries on plans."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, delete, or_, select
from sqlalchemy.orm import Session

from daybook.plans.models import Plan, PlanSchool

_SCHOOL = cast(Table, PlanSchool.__table__)


def plan(session: Session, plan_id: str) -> Plan | None:
    """The plan of this id, or None."""
    return session.get(Plan, plan_id)


def put(session: Session, plan_id: str, schools: Collection[str], **said: Any) -> Plan:
    """Write down a plan as it stands, with the schools that have it."""
    found = session.get(Plan, plan_id)
    if found is None:
        found = Plan(id=plan_id, **said)
        session.add(found)
    for name, value in said.items():
        setattr(found, name, value)
    session.flush()
    known = schools_of(session, [plan_id]).get(plan_id, frozenset())
    if gone := known - set(schools):
        session.execute(
            delete(PlanSchool).where(PlanSchool.plan == plan_id, PlanSchool.school.in_(gone))
        )
    if fresh := sorted(set(schools) - known):
        session.execute(_SCHOOL.insert(), [{"plan": plan_id, "school": one} for one in fresh])
    return found


def remove(session: Session, plan_id: str) -> None:
    """Forget a plan; nothing happens when there is none."""
    session.execute(delete(PlanSchool).where(PlanSchool.plan == plan_id))
    session.execute(delete(Plan).where(Plan.id == plan_id))
    session.expire_all()


def schools_of(session: Session, ids: Collection[str]) -> Mapping[str, frozenset[str]]:
    """The schools of some plans, by plan."""
    rows = select(PlanSchool.plan, PlanSchool.school).where(PlanSchool.plan.in_(ids))
    found: dict[str, set[str]] = {}
    for one, school in session.execute(rows):
        found.setdefault(one, set()).add(school)
    return {one: frozenset(schools) for one, schools in found.items()}


def plans(session: Session, schools: Collection[str], owner: str | None = None) -> Sequence[Plan]:
    """The plans of some schools and those of an owner, the ones that run latest first."""
    of_schools = select(PlanSchool.plan).where(PlanSchool.school.in_(schools))
    where: list[ColumnElement[bool]] = [Plan.id.in_(of_schools)]
    if owner is not None:
        where.append(Plan.owner == owner)
    rows = select(Plan).where(or_(*where))
    return session.scalars(rows.order_by(Plan.until.desc(), Plan.id)).all()


def of_owner(session: Session, owner: str) -> Sequence[Plan]:
    """The plans of an owner, the ones that run latest first."""
    rows = select(Plan).where(Plan.owner == owner)
    return session.scalars(rows.order_by(Plan.until.desc(), Plan.id)).all()
