"""The page of the judge: both engines in one browser whose clock is UTC."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.end_to_end.phone import chromium

PWA = Path(__file__).parents[3] / "pwa"


@pytest.fixture(scope="session")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The script of the page, built from the sources as they are."""
    folder = tmp_path_factory.mktemp("judge")
    built = subprocess.run(
        [
            *("npx", "--no-install", "vite", "build"),
            *("--config", "vite.judge.config.ts", "--outDir", str(folder)),
        ],
        cwd=PWA,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return folder / "judge.mjs"


@pytest.fixture(scope="session")
def judges(playwright: Playwright, script: Path) -> Iterator[Page]:
    """A page that knows `judge`."""
    browser = playwright.chromium.launch(executable_path=chromium())
    context = browser.new_context(timezone_id="UTC")
    page = context.new_page()
    # ODK makes ids, which browsers allow to pages of a safe origin only.
    page.route("https://judge.test/", lambda route: route.fulfill(body="<!doctype html>"))
    page.goto("https://judge.test/")
    page.add_script_tag(content=script.read_text("utf-8"), type="module")
    page.wait_for_function("() => 'judge' in window")
    yield page
    browser.close()
