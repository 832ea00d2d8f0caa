"""How long the page takes to open without a network, with many records on the phone.

The CPU of the browser is slowed six times. From the PIN's acceptance to the first row of the list
of records, and from the start of the navigation to it, the PIN told at once; medians of several
openings.
"""

import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from daybook_sync.ids import new_id
from playwright.sync_api import Page

from bench.demo_phone import demo_phone
from bench.results import show
from tests.end_to_end import outbox, teacher, vault
from tests.end_to_end.phone import Phone

SLOWED = 6
OPENINGS = 5
TARGETS = {1_000: 1_500, 10_000: 2_000}
FIRST_ROW = """(pin) => new Promise((found, failed) => {
  setTimeout(() => failed(new Error("no record was shown")), 60000);
  let told = false, accepted = 0;
  const look = () => {
    const field = document.querySelector("#pin");
    if (field && !told) {
      told = true;
      field.value = pin;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      requestAnimationFrame(() => field.form.requestSubmit());
    }
    if (told && !field && !accepted) accepted = performance.now();
    if (!document.querySelector("main a[href^='#/record/']")) return;
    const shown = performance.now();
    found([shown - accepted, shown]);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  look();
})"""


def opening(page: Page, url: str) -> tuple[float, float]:
    """Milliseconds of one opening to the first row: from the accepted PIN, and in all."""
    page.goto("about:blank")
    page.goto(f"{url}/#/records", wait_until="commit")
    accepted, whole = page.evaluate(FIRST_ROW, vault.PIN)
    return float(accepted), float(whole)


def measure(folder: Path) -> list[dict[str, Any]]:
    """Openings with each number of records waiting on the phone."""
    with demo_phone(folder) as (phone, page, url):
        return _openings(phone, page, url)


def _openings(phone: Phone, page: Page, url: str) -> list[dict[str, Any]]:
    teacher.log_home_visit(page, "家里有书桌，孩子主动说起了种子。")
    slow = phone.context.new_cdp_session(page)
    rows: list[dict[str, Any]] = []
    there = 1
    for records, target in TARGETS.items():
        names = [(new_id(), new_id()) for _ in range(records - there)]
        outbox.multiply(page, names, ["孩子说起了种子和树叶。"] * len(names))
        there = records
        slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        times = [opening(page, url) for _ in range(OPENINGS)]
        slow.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        accepted, whole = (round(statistics.median(each)) for each in zip(*times, strict=True))
        told = {"records": records, "from the PIN, ms": accepted, "in all, ms": whole}
        rows.append({**told, "target": target})
    return rows


def main() -> int:
    """Print and keep the figures; 1 when one misses its target."""
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder))
    title = f"Opening the list of records offline, CPU slowed {SLOWED}x"
    show("cold_start", title, rows, keep=True)
    return 0 if all(row["from the PIN, ms"] <= row["target"] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
