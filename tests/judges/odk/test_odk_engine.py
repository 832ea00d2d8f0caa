"""ODK's own engine agrees with ours on every form, after each of fifty random answers."""

from dataclasses import asdict
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.judges.odk.generator import workbook
from tests.judges.odk.translation import translated
from tests.server.forms.tables import table

STEPS = 50
FORMS = 20
CATALOGUE = sorted(
    (file.name, file.read_text(encoding="utf-8"))
    for file in (resources.files("daybook.forms") / "catalogue").iterdir()
    if file.name.endswith(".md")
)


def verdict(judges: Page, markdown: str, seed: int) -> dict[str, Any]:
    case = {**asdict(translated(markdown, seed)), "seed": seed, "steps": STEPS}
    said: dict[str, Any] = judges.evaluate("(given) => window.judge(given)", case)
    return said


@pytest.mark.parametrize(("name", "markdown"), CATALOGUE, ids=[name for name, _ in CATALOGUE])
def test_odk_says_the_same_of_a_form_of_the_catalogue(
    judges: Page, name: str, markdown: str
) -> None:
    said = verdict(judges, markdown, 20261012)

    assert said["differences"] == [], (name, said["trail"])
    assert said["compared"] > STEPS


@pytest.mark.parametrize("batch", range(10))
def test_odk_says_the_same_of_random_forms(judges: Page, batch: int) -> None:
    for seed in range(batch * FORMS, (batch + 1) * FORMS):
        markdown = workbook(seed)

        said = verdict(judges, markdown, seed)

        assert said["differences"] == [], (seed, said["trail"], markdown)


def test_the_judge_notices_another_rule(judges: Page) -> None:
    asked = {"type": "integer", "name": "n", "label::zh": "数", "label::en": "Number"}
    ruled = {**asked, "name": "m", "relevant": "${n} > 3"}
    ours, theirs = (
        translated(table(asked, row), 1) for row in (ruled, ruled | {"relevant": "${n} > 4"})
    )

    case = {**asdict(ours), "xform": theirs.xform, "seed": 1, "steps": 200}
    said = judges.evaluate("(given) => window.judge(given)", case)

    assert said["differences"] == ["m relevant: we say true, ODK says false"]
