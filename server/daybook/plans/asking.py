"""What can be chosen before a plan is made: the templates, and what each asks of people."""

from collections.abc import Mapping
from typing import Any

from daybook_sync.errors import ErrorCode

from daybook.errors import Problem
from daybook.forms import service as forms
from daybook.plans import burden, keeping, publishing, template
from daybook.plans.models import Plan


def templates() -> list[dict[str, Any]]:
    """The built-in plans as phones have them, in the order in which they are offered."""
    return [publishing.body(one) for one in template.load().values()]


def of_template(template_id: str | None) -> list[dict[str, Any]]:
    """What a template asks of each kind of person; raises NOT_FOUND."""
    found = template.load().get(template_id or "")
    if found is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such template.")
    return _told({**template.words_of(found), "length": found.length})


def of_plan(plan: Plan) -> list[dict[str, Any]]:
    """What a plan asks of each kind of person."""
    return _told(keeping.body_of(plan))


def _told(said: Mapping[str, Any]) -> list[dict[str, Any]]:
    catalogue = {form["id"]: form for form in forms.catalogue()}
    return [
        {
            "kind": kind,
            "records_per_week": asked.records_per_week,
            "minutes_per_week": asked.minutes_per_week,
        }
        for kind, asked in burden.burden(said, catalogue).items()
    ]
