"""Makes the pictures of the documentation from a fresh demo township: `make pictures`.

The page must have been built (`make page`). Each of `SCREENS` is taken in both languages, on a
phone (360 x 640) and at a desk (1280 x 800).
"""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, Playwright, expect, sync_playwright

from tests.end_to_end import office, screens, teacher
from tests.end_to_end.phone import DESKTOP, PHONE, Phone
from tests.end_to_end.server import Server

PICTURES = Path(__file__).with_name("pictures")
TEACHER = "linxiaomei"
HEAD = "mawenbin"
TOWNSHIP = "gaoyuan"
MOST_BYTES = 150_000
STILL = {"reduced_motion": "reduce"}
SIZES = {"phone": {**PHONE, **STILL}, "desk": {**DESKTOP, **STILL}}

DRAWN = """() =>
  document.querySelectorAll("main a, main button").length > 3 &&
  document.querySelector("[aria-busy=true]") === null
"""
"""A heading may stand there before what it is the heading of."""


@dataclass(frozen=True)
class Screen:
    """A screen as somebody sees it; at a desk a leader's is that of the office."""

    login: str
    phone: str
    desk: str


SCREENS = {
    "home": Screen(TEACHER, "#/", "#/"),
    "plan": Screen(TEACHER, "#/plan", "#/plan"),
    "inbox": Screen(HEAD, "#/inbox", "#/office/inbox"),
    "overview": Screen(TOWNSHIP, "#/office", "#/office"),
}


def main() -> None:
    """Serve a demo township and take every picture of it."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "data")
        server.run("migrate")
        server.run("demo")
        server.start()
        try:
            take_phone(playwright, server, Path(folder) / "phone")
            take_office(playwright, server, Path(folder) / "desk")
            for login in dict.fromkeys(screen.login for screen in SCREENS.values()):
                for size in SIZES:
                    profile = Path(folder) / f"{login}-{size}"
                    take_screens(playwright, server, profile, login, size)
        finally:
            server.stop()


def take_phone(playwright: Playwright, server: Server, profile: Path) -> None:
    """A talk with a parent, being written down."""
    with opened(playwright, server, profile, {**PHONE, **STILL}) as page:
        teacher.sign_in(page, TEACHER)
        teacher.wait_until_synced(page)
        teacher.open_form(page, "parent")
        teacher.question(page, "孩子").get_by_role("checkbox").first.click()
        teacher.choose(page, "怎么联系", "接送交流")
        teacher.choose(page, "和谁谈", "祖辈")
        how = teacher.question(page, "怎么联系").first
        how.evaluate("group => scrollTo(0, group.getBoundingClientRect().top + scrollY - 60)")
        take(page, "fill-phone-zh")


def take_office(playwright: Playwright, server: Server, profile: Path) -> None:
    """One record with photos in English, as the office sees it."""
    with opened(playwright, server, profile, {**DESKTOP, **STILL}) as page:
        office.sign_in(page)
        office.speak(page, "en")
        page.goto(f"{server.url}/#/office/records?form=env")
        page.locator("tbody tr").filter(has_text="photo").get_by_role("link").first.click()
        expect(page.get_by_role("button", name="Enlarge photo 1").locator("img")).to_be_visible()
        take(page, "record-desk-en")


def take_screens(
    playwright: Playwright, server: Server, profile: Path, login: str, size: str
) -> None:
    """The screens of one person at one size, in Chinese and in English."""
    with opened(playwright, server, profile, SIZES[size]) as page:
        come_in(page, login)
        for language in teacher.LANGUAGES:
            teacher.speak(page, language)
            for name, screen in SCREENS.items():
                if screen.login == login:
                    screens.show(page, screen.phone if size == "phone" else screen.desk)
                    page.wait_for_function(DRAWN)
                    take(page, f"{name}-{size}-{language}")


def come_in(page: Page, login: str) -> None:
    """Sign in and wait until this person's own work is here; an office has none."""
    if login == TEACHER:
        teacher.sign_in(page, login)
        read_cards(page)
    else:
        teacher.try_to_sign_in(page, login, teacher.PASSWORD)
        expect(page.get_by_label("密码", exact=True)).to_have_count(0)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    if login != TOWNSHIP:
        teacher.wait_until_synced(page)


def read_cards(page: Page) -> None:
    """Tick the cards that are read once, before the plan itself is seen."""
    screens.show(page, SCREENS["plan"].phone)
    ticks = page.get_by_role("button", name="读过了")
    expect(ticks.first).to_be_visible()
    while (left := ticks.count()) > 0:
        ticks.first.click()
        expect(ticks).to_have_count(left - 1)


@contextmanager
def opened(
    playwright: Playwright, server: Server, profile: Path, shape: dict[str, Any]
) -> Iterator[Page]:
    """A browser of this shape on the server's page, closed at the end."""
    browser = Phone(playwright, profile, shape)
    try:
        yield browser.open(server.url)
    finally:
        browser.close()


def take(page: Page, name: str) -> None:
    """Save what is in sight; says so when the picture is heavier than a README should carry."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    path = PICTURES / f"{name}.png"
    seen = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    # 256 colours are enough for paper and ink, and weigh a third.
    seen.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.name}: {size:,} bytes{' (heavy)' if size > MOST_BYTES else ''}")


if __name__ == "__main__":
    main()
