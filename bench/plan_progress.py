"""How fast a school's records are counted against its plans: on the server, and on a slow phone.

A term of a school with 12 classes, 40 people and 3,000 records is counted for the targets of two
built-in plans. The page's half runs in Chromium with the CPU slowed six times.
"""

import statistics
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, cast

from playwright.sync_api import sync_playwright

from bench.results import show
from daybook.plans import template
from daybook.plans.targets.progress import progress_of
from daybook.plans.targets.shapes import Fact, Target, World
from tests.end_to_end.phone import ARGUMENTS, chromium

ROOT = Path(__file__).parents[1]
SLOWED = 6
RECORDS, TIMES = 3000, 15
LIMITS = {"server": 50, "phone": 60}
"""Milliseconds for all lines."""

_BEGINS = date(2026, 9, 1)
_DAYS = 140
_FORMS = ("note", "plan", "check", "parentmeet", "parent", "column", "env", "observe", "research")
_PEOPLE, _CLASSES, _CHILDREN = 40, 12, 30
_BUNDLE = "import { module } from './tests/plans/bundle.mjs'; process.stdout.write(module);"
_MEASURE = """async ({ address, targets, world, times }) => {
  const { progressOf } = await import(address);
  const took = [];
  let lines = [];
  for (let time = 0; time < times; time++) {
    const started = performance.now();
    lines = progressOf(targets, world);
    took.push(performance.now() - started);
  }
  return { took, lines: lines.length };
}"""


def targets() -> list[Target]:
    """The targets of a kindergarten's year and of a township's, without those told twice."""
    plans = template.load()
    both = [plans[name] for name in ("kindergarten-year", "township-year")]
    found = [
        target
        for plan in both
        for group in plan.groups
        for measure in group.measures
        for target in measure.targets
    ]
    return list({target["id"]: target for target in found}.values())


def world() -> World:
    """A term of a school."""
    chance = Random(6)
    return {
        "today": "2026-12-18",
        "span": ["2026-09-01", "2027-01-22"],
        "terms": [
            {
                "from": "2026-09-01",
                "to": "2027-01-22",
                "week1": "2026-08-31",
                "holidays": [["2026-10-01", "2026-10-07"]],
            }
        ],
        "subjects": {
            "school": [{"id": "s"}],
            "person": [
                {"id": f"p{at}", "role": "teacher", "tier": "new" if at % 5 == 0 else "exp"}
                for at in range(_PEOPLE)
            ],
            "class": [{"id": f"c{at}", "school": "s", "size": 35} for at in range(_CLASSES)],
            "child": [{"id": f"k{at}", "categories": ["leftbehind"]} for at in range(_CHILDREN)],
        },
        "facts": [_fact(chance, at) for at in range(RECORDS)],
    }


def _fact(chance: Random, at: int) -> Fact:
    made: dict[str, Any] = {
        "rid": f"r{at}",
        "form": chance.choice(_FORMS),
        "day": (_BEGINS + timedelta(chance.randrange(_DAYS))).isoformat(),
        "person": f"p{chance.randrange(_PEOPLE)}",
        "school": "s",
        "class": f"c{chance.randrange(_CLASSES)}",
        "children": [f"k{chance.randrange(_CHILDREN)}"],
        "schools": [],
        "choices": {
            "kind": [chance.choice(("reading", "reflect", "column", "theme", "display"))],
            "how": [chance.choice(("visit", "phone"))],
            "level": ["week"],
        },
        "refs": {},
    }
    return cast(Fact, made)


def on_server() -> tuple[float, int]:
    """Milliseconds of a count, the median of some, and its lines."""
    asked, known = targets(), world()
    took, lines = [], []
    for _ in range(TIMES):
        started = time.perf_counter()
        lines = progress_of(asked, known)
        took.append(1000 * (time.perf_counter() - started))
    return statistics.median(took), len(lines)


def on_phone() -> tuple[float, float, int]:
    """Milliseconds of the first count on a phone and of a later one, and the lines."""
    bundle = subprocess.run(
        ["node", "--input-type=module", "-e", _BUNDLE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    given = {"address": bundle.stdout, "targets": targets(), "world": world(), "times": TIMES}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        page = browser.new_page()
        slow = page.context.new_cdp_session(page)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        found = page.evaluate(_MEASURE, given)
        browser.close()
    return found["took"][0], statistics.median(found["took"]), found["lines"]


def main() -> int:
    """Print and keep the figures; 1 when one misses its target."""
    server, lines = on_server()
    first, again, also = on_phone()
    assert lines == also
    rows: list[dict[str, Any]] = [
        {"what": "server", "ms": f"{server:.0f}", "target": LIMITS["server"]},
        {"what": "phone, first time", "ms": f"{first:.0f}", "target": ""},
        {"what": "phone, again", "ms": f"{again:.0f}", "target": LIMITS["phone"]},
    ]
    title = f"{RECORDS} records counted in {lines} lines; the phone's CPU slowed {SLOWED}x"
    show("plan_progress", title, rows, keep=True)
    return 0 if server <= LIMITS["server"] and again <= LIMITS["phone"] else 1


if __name__ == "__main__":
    sys.exit(main())
