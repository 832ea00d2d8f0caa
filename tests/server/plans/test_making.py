"""Plans are made from templates and earlier plans, changed and closed by whoever may."""

from tests.server.organisation.conftest import refused, told
from tests.server.plans.conftest import plan_of
from tests.server.records.county import County, Person


def test_a_template_is_filled_in_for_its_owner(county: County, teacher: Person) -> None:
    body = {"template": "kindergarten-year", "owner": {"kind": "person", "id": teacher.user}}

    made = told(teacher, "POST", "/api/plans", **body)

    assert "sunli 老师" in made["title"]["zh"]
    assert made["may"] == ["correct", "close"]
    far = teacher.json(f"/api/plans/{made['id']}/progress")
    assert far["lines"]


def test_nobody_plans_for_another(county: County, teacher: Person, colleague: Person) -> None:
    body = plan_of("person", teacher.user)

    assert refused(colleague, "POST", "/api/plans", **body) == (403, "forbidden")
