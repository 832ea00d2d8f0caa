"""Which form is answered how, and how often somebody of the demo fills it in."""

from collections.abc import Callable, Mapping
from typing import Final

from daybook.demo import answers, care, classroom, people, support
from daybook.demo.moment import Answers, Moment
from daybook.demo.township import Worker
from daybook.forms import service as forms

WRITERS: Final[Mapping[str, Callable[[Moment], Answers]]] = {
    "child": care.child,
    "check": support.check,
    "column": care.column,
    "daylog": support.daylog,
    "env": answers.env,
    "enveval": care.enveval,
    "lesson": answers.lesson,
    "needs": support.needs,
    "note": classroom.reflection,
    "observe": classroom.observe,
    "pairing": support.pairing,
    "parent": answers.parent,
    "parentmeet": care.parentmeet,
    "plan": care.plan,
    "research": classroom.research,
    "share": classroom.share,
    "students": support.students,
    "training": classroom.training,
    "visit": support.visit,
}
"""Entries of the demo; the registers are made before them."""

_MORE: Final[Mapping[str, Mapping[str, float]]] = {
    "kindergarten": {"lesson": 0.4, "env": 0.4},
    "primary": {"lesson": 0.8, "env": 0.3},
    "subject": {"lesson": 1.2},
    "support": {"env": 0.5, "parent": 1.0},
    "leader": {},
}
"""What is logged besides what is expected, in a week."""


def role_of(worker: Worker) -> str:
    """The kind of person somebody is, as the forms tell people apart."""
    if worker.name == people.SUPPORT_TEACHER:
        return "support"
    if worker.role == "head" and worker.own is None:
        return "leader"
    if worker.own is None:
        return "subject"
    return worker.own.group.stage


def rates(worker: Worker) -> dict[str, float]:
    """How many records of each form somebody logs in a week."""
    role = role_of(worker)
    found = dict(_MORE[role])
    for form in forms.catalogue():
        if form["id"] in WRITERS:
            rate = form.get("perWeek", {}).get(role, 0.0)
            found[form["id"]] = found.get(form["id"], 0.0) + rate
    if worker.name == people.PAIRED_TEACHER:
        found["pairing"] = 0.8
    if worker.role == "head" and role != "leader":
        found |= {"visit": 0.4, "check": 0.25, "parentmeet": 0.1}
    return {form: rate for form, rate in sorted(found.items()) if rate > 0}
