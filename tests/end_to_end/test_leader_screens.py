"""What leaders do on a phone can be used by everybody: axe-core finds nothing, and it fits."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.end_to_end import leader, screens, teacher
from tests.end_to_end.axe import Scheme, findings
from tests.end_to_end.phone import PHONE, Phone
from tests.end_to_end.server import Server

INBOX, TASK, RECORD = "inbox", "task", "record"
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
RETURN = {"zh": "请补充", "en": "Return"}


@pytest.fixture(scope="module")
def heads_page(
    server: Server, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    phone = Phone(playwright, tmp_path_factory.mktemp("profile") / "chromium", PHONE)
    page = phone.open(server.url)
    leader.sign_in(page)
    yield page
    phone.close()


def show_inbox(page: Page, _language: str) -> None:
    screens.show(page, "#/inbox")


def show_task(page: Page, _language: str) -> None:
    screens.show(page, "#/inbox/task")


def show_record(page: Page, language: str) -> None:
    """The newest record of the inbox, with what is asked of its author begun."""
    screens.show(page, "#/inbox")
    page.locator("main a[href^='#/record/']").first.click()
    page.get_by_role("button", name=RETURN[language]).click()
    expect(page.locator("#verb-text")).to_be_visible()


SHOW: dict[str, Callable[[Page, str], None]] = {
    INBOX: show_inbox,
    TASK: show_task,
    RECORD: show_record,
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("screen", SHOW)
def test_axe_finds_nothing_on_a_leaders_screen(
    heads_page: Page, screen: str, language: str
) -> None:
    teacher.speak(heads_page, language)
    SHOW[screen](heads_page, language)

    for scheme in SCHEMES:
        assert findings(heads_page, scheme) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("screen", SHOW)
def test_a_leaders_screen_fits_320_pixels_and_letters_of_twice_the_size(
    heads_page: Page, screen: str, language: str
) -> None:
    teacher.speak(heads_page, language)
    SHOW[screen](heads_page, language)

    heads_page.set_viewport_size({"width": 320, "height": 568})
    assert not screens.is_wider_than_the_screen(heads_page)
    heads_page.set_viewport_size({"width": 360, "height": 640})
    heads_page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not screens.is_wider_than_the_screen(heads_page)
    heads_page.evaluate("document.documentElement.style.fontSize = ''")
