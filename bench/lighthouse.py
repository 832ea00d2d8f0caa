"""Lighthouse on a mobile phone for home, fill and records; figures go to bench/results."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.results import show
from tests.end_to_end.phone import PHONE, Phone, chromium
from tests.end_to_end.server import Server, free_port
from tests.end_to_end.teacher import sign_in

ROOT = Path(__file__).parents[1]
PROGRAM = ROOT / "pwa" / "node_modules" / "lighthouse" / "cli" / "index.js"
SCREENS = {"home": "#/", "fill": "#/fill/parent", "records": "#/records"}
TARGETS = {"performance": 95, "accessibility": 100, "best-practices": 100}
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")


@dataclass(frozen=True)
class Judgement:
    """Scores of 100 and times in milliseconds of one screen."""

    screen: str
    scores: dict[str, int]
    times: dict[str, int]


def judge(url: str, screen: str, port: int, folder: Path) -> Judgement:
    """Run Lighthouse in the browser that listens on `port`, keeping its sign-in."""
    report = folder / f"{screen}.json"
    command = [
        *("node", str(PROGRAM), url, f"--port={port}", "--disable-storage-reset", "--quiet"),
        *("--output=json", f"--output-path={report}"),
        f"--only-categories={','.join(TARGETS)}",
    ]
    subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium()})
    found = json.loads(report.read_text("utf-8"))
    return Judgement(
        screen,
        {name: round(found["categories"][name]["score"] * 100) for name in TARGETS},
        {name: round(found["audits"][name]["numericValue"]) for name in TIMES},
    )


def judge_screens(folder: Path) -> list[Judgement]:
    """Every screen in a signed-in browser on a demo township."""
    server = Server(folder / "data")
    server.run("migrate")
    server.run("demo")
    server.start()
    port = free_port()
    try:
        with sync_playwright() as playwright:
            phone = Phone(
                playwright, folder / "profile", PHONE, arguments=[f"--remote-debugging-port={port}"]
            )
            sign_in(phone.open(server.url), "linxiaomei")
            try:
                return [
                    judge(f"{server.url}/{hash}", name, port, folder)
                    for name, hash in SCREENS.items()
                ]
            finally:
                phone.close()
    finally:
        server.stop()


def main() -> int:
    """Print and save the figures; 1 when a score is under its target."""
    with tempfile.TemporaryDirectory() as folder:
        judgements = judge_screens(Path(folder))
    rows = [
        {
            "screen": one.screen,
            **one.scores,
            **{f"{name}, ms": ms for name, ms in one.times.items()},
        }
        for one in judgements
    ]
    show("lighthouse", "Lighthouse, mobile (simulated slow 4G, CPU slowed 4x)", rows, keep=True)
    missed = [
        f"{one.screen}: {name} {one.scores[name]} < {least}"
        for one in judgements
        for name, least in TARGETS.items()
        if one.scores[name] < least
    ]
    print("\n".join(missed))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
