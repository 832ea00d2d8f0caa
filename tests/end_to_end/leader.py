"""What a leader does on a phone, in the words that stand on it (Chinese)."""

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import teacher, vault


def sign_in(page: Page, login: str = "mawenbin") -> None:
    """Sign in and wait until what there is to look at is on the phone."""
    teacher.try_to_sign_in(page, login, teacher.PASSWORD)
    vault.wait_until_open(page)
    teacher.wait_until_offline_ready(page)
    teacher.wait_until_synced(page)


def inbox(page: Page) -> Page:
    """Go to what there is to look at."""
    origin = "/".join(page.url.split("/")[:3])
    page.goto(f"{origin}/#/inbox")
    expect(page.get_by_role("heading", level=1, name="要看的")).to_be_visible()
    return page


def part(page: Page, title: str) -> Locator:
    """The rows under one heading of the inbox."""
    heading = page.get_by_role("heading", level=2).filter(has_text=title)
    return page.locator("section", has=heading).locator("a[href^='#/record/']")


def open_record(page: Page, text: str) -> None:
    """Open the record of the inbox whose row holds a text."""
    inbox(page).locator("main a[href^='#/record/']").filter(has_text=text).first.click()
    expect(page.get_by_role("button", name="请补充")).to_be_visible()


def ask_for_more(page: Page, words: str, *questions: str) -> None:
    """Ask the author of the record in sight to complete these questions."""
    page.get_by_role("button", name="请补充").click()
    for each in questions:
        page.get_by_role("checkbox", name=each, exact=True).check()
    say(page, words)


def say(page: Page, words: str) -> None:
    """Write the words of what is being said, and send it."""
    page.get_by_role("textbox", name=teacher.named("想说的话")).fill(words)
    page.get_by_role("button", name="发出").click()
    expect(page.get_by_role("button", name="批注")).to_be_visible()


def mark_seen(page: Page) -> None:
    """Say that the record in sight was looked at."""
    page.get_by_role("button", name="已阅").click()
    expect(page.get_by_role("button", name="已阅")).to_have_count(0)
