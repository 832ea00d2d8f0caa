"""A phone in the hand of a demo teacher who has everything, and no network any more."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.end_to_end import teacher
from tests.end_to_end.phone import Phone
from tests.end_to_end.server import Server


@contextmanager
def demo_phone(folder: Path) -> Iterator[tuple[Phone, Page, str]]:
    """The phone, its page, and the server's address; all are closed at the end."""
    server = Server(folder / "data")
    server.run("demo")
    server.start()
    try:
        with sync_playwright() as playwright:
            phone = Phone(playwright, folder / "profile")
            try:
                page = phone.open(server.url)
                teacher.sign_in(page, "linxiaomei")
                teacher.wait_until_synced(page)
                phone.go_offline()
                yield phone, page, server.url
            finally:
                phone.close()
    finally:
        server.stop()
