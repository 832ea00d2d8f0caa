"""The plans of the demo come as far by the page's counting as by the server's."""

import json
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from daybook.plans import progress
from daybook.plans.models import Plan, PlanSchool
from daybook.plans.targets.progress import progress_of
from daybook.plans.targets.shapes import Line, Target

TWIN = Path(__file__).parents[2] / "plans" / "twin.mjs"


@pytest.fixture
def counted(township: Session, today: date) -> list[dict[str, Any]]:
    """Every plan's targets with the world that it is counted in, a week after today."""
    found = []
    for plan in township.scalars(select(Plan).order_by(Plan.id)):
        schools = township.scalars(select(PlanSchool.school).where(PlanSchool.plan == plan.id))
        counting = progress.counted(township, plan, sorted(schools), today + timedelta(7))
        targets = [target for _, target in counting.measures]
        found.append({"targets": targets, "world": counting.world})
    return found


def test_the_page_counts_every_plan_as_the_server_does(counted: list[dict[str, Any]]) -> None:
    node = shutil.which("node")
    assert node, "Node is needed to ask the page's half"
    asked = subprocess.run(
        [node, str(TWIN)], input=json.dumps(counted), capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0, asked.stderr

    ours: list[list[Line]] = [progress_of(one["targets"], one["world"]) for one in counted]

    assert [one["lines"] for one in json.loads(asked.stdout)] == ours
    assert len(counted) == 5


def test_the_plans_are_moved_by_the_records(counted: list[dict[str, Any]]) -> None:
    moved: set[str] = set()
    for one in counted:
        targets: list[Target] = one["targets"]
        lines = progress_of(targets, one["world"])
        moved |= {line["target"] for line in lines if line["done"]}

    assert len(moved) > 12
