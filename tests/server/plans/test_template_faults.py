"""A plan that is taken over from a template as it stands can be kept."""

import pytest
from sqlalchemy.orm import Session

from daybook.forms import service as forms
from daybook.places import service as places
from daybook.plans import body, template


@pytest.fixture
def org(session: Session) -> str:
    """An organisation with the built-in forms."""
    made = places.create_org(session, {"zh": "青禾县", "en": "Qinghe"}, "Asia/Shanghai")
    forms.publish_catalogue(session, made.id)
    return made.id


def test_a_plan_made_from_a_template_as_it_stands_has_no_fault(session: Session, org: str) -> None:
    for one in template.load().values():
        made = template.fill(one, {}, "2026-09-01", "2027-07-09")
        owner = {"kind": one.owner, "id": org}

        assert body.faults(session, {**made, "owner": owner}) == {}
