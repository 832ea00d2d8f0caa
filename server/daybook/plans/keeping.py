"""Keeps plans: the table that lists ask, and the rows on the phones of the schools concerned."""

from collections.abc import Collection, Mapping
from typing import Any, Final

import orjson
from sqlalchemy.orm import Session

from daybook import clock
from daybook.places import service as places
from daybook.plans import store
from daybook.plans.models import Plan
from daybook.streams import service as streams

KIND: Final = "plan"
OWN_AND_LEADERS: Final = 1


def keep(
    session: Session,
    plan_id: str,
    body: Mapping[str, Any],
    schools: Collection[str],
    year: str,
    *,
    seq: int,
    by: str | None,
) -> Plan:
    """Write a plan down as it stands."""
    return store.put(
        session,
        plan_id,
        schools,
        kind=body["owner"]["kind"],
        owner=body["owner"]["id"],
        template=body.get("template"),
        since=body["from"],
        until=body["to"],
        closed=body.get("closed", False) is True,
        year=year,
        seq=seq,
        changed_at=clock.now(),
        changed_by=by,
        body=orjson.dumps(dict(body)).decode(),
    )


def forget(session: Session, plan_id: str) -> None:
    """A plan was taken back by whoever made it."""
    store.remove(session, plan_id)


def publish(
    session: Session,
    plan_id: str,
    body: Mapping[str, Any],
    schools: Collection[str],
    year: str,
    *,
    by: str,
) -> Plan:
    """Write a plan down and send it to the phones of its schools.

    Of a person's plan the row is the truth, and what is kept follows it. Schools that are no
    longer concerned lose it.
    """
    said = dict(body)
    if body["owner"]["kind"] == "person":
        (school,) = schools
        key = places.school_stream(school, year)
        owner = body["owner"]["id"]
        streams.publish(session, key, KIND, plan_id, said, owner=owner, vis=OWN_AND_LEADERS)
        return _kept(session, plan_id)
    before = store.plan(session, plan_id)
    had = store.schools_of(session, [plan_id]).get(plan_id, frozenset())
    seq = before.seq + 1 if before is not None else 1
    keep(session, plan_id, body, schools, year, seq=seq, by=by)
    for school in sorted({*schools, *had}):
        key = places.school_stream(school, year)
        if school in schools:
            streams.publish(session, key, KIND, plan_id, said)
        else:
            streams.withdraw(session, key, plan_id)
    return _kept(session, plan_id)


def body_of(plan: Plan) -> dict[str, Any]:
    """What a plan says."""
    said: dict[str, Any] = orjson.loads(plan.body)
    return said


def _kept(session: Session, plan_id: str) -> Plan:
    found = store.plan(session, plan_id)
    if found is None:
        raise LookupError(plan_id)
    return found
