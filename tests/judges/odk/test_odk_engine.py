"""ODK's own engine agrees with ours on every form, after each of fifty random answers."""

from dataclasses import asdict
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.judges.odk.generator import workbook
from tests.judges.odk.translation import translated

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
