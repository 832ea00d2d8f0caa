"""The office as a person of the tests uses it, and records that leave something open."""

from typing import Any

from tests.server.records.county import TODAY, County, Person
from tests.server.reviews.saying import OK, outcome

CARE = {
    "how": "talk",
    "attends": "often",
    "study": "worry",
    "mood": "worry",
    "life": "fair",
    "peers": "fair",
    "note": "三天没来，奶奶说在家。",
    "urgent": "OK",
}
PROBLEM = {"kind": "problem", "text": "宿舍没有热水"}
VISIT = {
    "kind": "inspect",
    "people": ["李局"],
    "areas": ["safety"],
    "found": "楼道灯坏了两盏",
    "begun": TODAY.isoformat(),
    "correct_by": TODAY.isoformat(),
}
NOTE = {"kind": "reflect", "title": "想法", "body": "导入太长。", "tier": "new"}


def care(county: County, who: Person) -> dict[str, Any]:
    """An urgent follow-up of the child."""
    answers = {**CARE, "child": county.child}
    made = who.put(
        county.class_key, "child", answers, _school=county.central, _class=county.school_class
    )
    assert outcome(who.sync(made)) == OK
    return made


def school_record(county: County, who: Person, form: str, answers: dict[str, Any]) -> str:
    made = who.put(county.school_key, form, answers, _school=county.central, _class=None)
    assert outcome(who.sync(made)) == OK
    return str(made["r"])


def visit_at(county: County, who: Person, *, school: str, host: str, key: str) -> str:
    there = {**VISIT, "from_school": school, "to_school": host}
    made = who.put(key, "visit", there, _school=school, _class=None)
    assert outcome(who.sync(made)) == OK
    return str(made["r"])


def say(who: Person, rid: str, do: str, **fields: Any) -> Any:
    return who.post(f"/api/records/{rid}/reviews", {"do": do, **fields})


def inbox(who: Person, **query: Any) -> Any:
    return who.json("/api/inbox", **query)


def records(rows: list[dict[str, Any]]) -> list[str]:
    return [row["record"] for row in rows]


def state_of(who: Person, rid: str) -> str:
    items = who.json("/api/views/records")["items"]
    return next(str(one["review"]) for one in items if one["rid"] == rid)
