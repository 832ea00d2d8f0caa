"""What a supervisor does with the page on a desk, in the words that stand on it (Chinese)."""

from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import teacher
from tests.end_to_end.server import eventually

A_MINUTE = 60.0


def sign_in(page: Page, login: str = "qianlan") -> None:
    """Sign in, which leads a supervisor straight to the schools."""
    teacher.try_to_sign_in(page, login, teacher.PASSWORD)
    expect(page.get_by_role("navigation", name="管理页面")).to_be_visible()


def rows(page: Page) -> Locator:
    """The rows of the list of records, without its head."""
    return page.get_by_role("table", name="记录列表").locator("tbody tr")


def list_records(page: Page, **filters: str) -> Locator:
    """Show the records that pass the filters and return their rows."""
    origin = "/".join(page.url.split("/")[:3])
    page.goto(f"{origin}/#/office/records?{urlencode(filters)}")
    expect(page.get_by_role("button", name="刷新")).to_be_visible()
    return rows(page)


def wait_for_records(page: Page, count: int, **filters: str) -> Locator:
    """Look again until so many records pass the filters; a minute at most."""
    found = list_records(page, **filters)

    def look() -> bool:
        page.get_by_role("button", name="刷新").click()
        expect(page.get_by_role("button", name="刷新")).to_be_enabled()
        return found.count() == count

    eventually(look, A_MINUTE)
    return found


def open_record(page: Page, text: str) -> None:
    """Open the record of the list whose row holds a text."""
    rows(page).filter(has_text=text).get_by_role("link").click()
    expect(page.get_by_role("heading", name="修改经过")).to_be_visible()


def held(page: Page) -> Locator:
    """The entries that are held because they break the rules of their form."""
    origin = "/".join(page.url.split("/")[:3])
    page.goto(f"{origin}/#/office")
    page.goto(f"{origin}/#/office/held")
    expect(page.get_by_role("button", name="刷新")).to_be_enabled()
    return page.get_by_text("有的内容不符合表格要求")


def held_entry(page: Page, text: str) -> Locator:
    """The card of the held entry that holds a text."""
    held(page)
    card = page.get_by_role("article").filter(has_text=text)
    expect(card).to_be_visible()
    return card


def give_back(page: Page, text: str, note: str) -> None:
    """Ask the author of a held entry to complete it."""
    card = held_entry(page, text)
    card.get_by_role("button", name="退回补充").click()
    card.get_by_label("请老师补充什么").fill(note)
    card.get_by_role("button", name="退回给老师").click()
    expect(card.get_by_text("请老师补充")).to_be_visible()


def correct(page: Page, text: str, label: str, answer: str) -> None:
    """Put one answer of a held entry right and take it."""
    card = held_entry(page, text)
    card.get_by_role("button", name="代为改正").click()
    card.get_by_role("radiogroup", name=label).get_by_role("radio", name=answer).check()
    card.get_by_role("button", name="改正并采用").click()
    expect(card.get_by_text("已计入")).to_be_visible()


def open_first_record(page: Page) -> None:
    """Open the newest record."""
    origin = "/".join(page.url.split("/")[:3])
    page.goto(f"{origin}/#/office/records")
    page.locator("main a[href^='#/office/record/']").first.click()
    expect(page.locator("#record-history")).to_be_visible()


def speak(page: Page, language: str) -> None:
    """Switch the office to Chinese ("zh") or English ("en"): the button names the other one."""
    origin = "/".join(page.url.split("/")[:3])
    page.goto(f"{origin}/#/office")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    button = page.get_by_role("button", name=teacher.LANGUAGES[language], exact=True)
    if button.is_visible():
        button.click()
    expect(page.locator(f"html[lang|={language}]")).to_be_attached()
