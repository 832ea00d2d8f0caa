"""A browser on its own profile that can be killed and opened again, as a phone can."""

import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright, expect
from playwright.sync_api import Error as PlaywrightError

from tests.end_to_end import vault
from tests.end_to_end.server import eventually
from tests.processes import is_gone, kill_family

ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
]
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 640},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "locale": "zh-CN",
    "timezone_id": "Asia/Shanghai",
}
DESKTOP: dict[str, Any] = {
    "viewport": {"width": 1280, "height": 800},
    "locale": "zh-CN",
    "timezone_id": "Asia/Shanghai",
}
PATIENCE = 15_000
"""Milliseconds that a locator or an expectation waits before the test fails."""
expect.set_options(timeout=PATIENCE)


def chromium() -> str:
    """The path of the machine's Chromium; raises when there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    raise RuntimeError("no Chromium found: run `make install-test` first")


@dataclass
class Phone:
    """One profile of a browser. `shape` is PHONE or DESKTOP, or a change of one of them.

    It tells its holder's PIN by itself unless it is `asking`.
    """

    playwright: Playwright
    profile: Path
    shape: dict[str, Any] = field(default_factory=lambda: PHONE)
    offline: bool = False
    asking: bool = False
    arguments: list[str] = field(default_factory=list)
    _context: BrowserContext | None = None

    def open(self, url: str) -> Page:
        """Start the browser on `url` and return its page."""
        self._context = self.playwright.chromium.launch_persistent_context(
            str(self.profile),
            executable_path=chromium(),
            args=[*ARGUMENTS, *self.arguments],
            offline=self.offline,
            **self.shape,
        )
        self._context.set_default_timeout(PATIENCE)
        if not self.asking:
            vault.answer_by_itself(self._context)
        page = self._context.pages[0]
        page.goto(url)
        return page

    @property
    def context(self) -> BrowserContext:
        """The running browser's context; raises when the browser is closed."""
        if self._context is None:
            raise AssertionError("the browser is not open")
        return self._context

    def go_offline(self) -> None:
        """Cut the network of the page and of its service worker, now and after reopening."""
        self.offline = True
        self.context.set_offline(True)

    def go_online(self) -> None:
        """Give the network back."""
        self.offline = False
        self.context.set_offline(False)

    def kill(self) -> None:
        """End every process of the browser at once, as an empty battery would."""
        process = self.process()
        kill_family(process)
        eventually(lambda: is_gone(process))
        # The driver may see the death of its browser before or while it is told to let go of it.
        with suppress(PlaywrightError):
            self.context.close()
        self._context = None

    def close(self) -> None:
        """Close the browser in good order."""
        if self._context is not None:
            self._context.close()
            self._context = None

    def process(self) -> int:
        """The browser's main process; raises when it does not run."""
        ours = f"--user-data-dir={self.profile}"
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                command = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
            except OSError:
                continue
            if ours in command and not any(part.startswith("--type=") for part in command):
                return int(folder.name)
        raise AssertionError("the browser process is not running")
