"""Makes the pictures of the README from a fresh demo township: `python -m docs.make_screenshots`.

The page must have been built (`make page`).
"""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, Playwright, expect, sync_playwright

from tests.end_to_end import office, teacher
from tests.end_to_end.phone import DESKTOP, PHONE, Phone
from tests.end_to_end.server import Server

PICTURES = Path(__file__).with_name("screenshots")
TEACHER = "linxiaomei"
MOST_BYTES = 150_000
STILL = {"reduced_motion": "reduce"}


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
        finally:
            server.stop()


def take_phone(playwright: Playwright, server: Server, profile: Path) -> None:
    """A kindergarten teacher's home screen, and a talk with a parent being written down."""
    with opened(playwright, server, profile, {**PHONE, **STILL}) as page:
        teacher.sign_in(page, TEACHER)
        teacher.wait_until_synced(page)
        page.goto(f"{server.url}/#/")
        take(page, "phone-home-zh")
        teacher.open_form(page, "parent")
        teacher.question(page, "孩子").get_by_role("checkbox").first.click()
        teacher.choose(page, "怎么联系", "接送交流")
        teacher.choose(page, "和谁谈", "祖辈")
        how = teacher.question(page, "怎么联系").first
        how.evaluate("group => scrollTo(0, group.getBoundingClientRect().top + scrollY - 60)")
        take(page, "phone-fill-zh")


def take_office(playwright: Playwright, server: Server, profile: Path) -> None:
    """The supervisor's schools in Chinese, and one record with photos in English."""
    with opened(playwright, server, profile, {**DESKTOP, **STILL}) as page:
        office.sign_in(page)
        expect(page.get_by_role("table", name="学校名单")).to_be_visible()
        take(page, "office-schools-zh")
        office.speak(page, "en")
        page.goto(f"{server.url}/#/office/records?form=env")
        page.locator("tbody tr").filter(has_text="photo").get_by_role("link").first.click()
        expect(page.get_by_role("button", name="Enlarge photo 1").locator("img")).to_be_visible()
        take(page, "office-record-en")


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
