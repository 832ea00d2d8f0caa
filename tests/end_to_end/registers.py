"""What a leader does with the registers, in the words that stand on them (Chinese)."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import office

CENTRAL = "凤凰镇中心小学"
POINT = "马家沟教学点"


def sign_in(page: Page, login: str) -> None:
    """Sign in and come to the doors of the registers."""
    office.sign_in(page, login)
    doors(page)


def doors(page: Page) -> None:
    """Go to the doors."""
    page.get_by_role("navigation", name="管理页面").get_by_role("link", name="名册").click()
    expect(page.get_by_role("heading", level=1, name="名册")).to_be_visible()


def open_register(page: Page, door: str, school: str | None = None) -> None:
    """Go through a door, of a school where one is named; a head has one school only."""
    doors(page)
    if school is not None:
        page.get_by_role("list", name="各所学校和机构").get_by_role(
            "link", name=re.compile(f"^{school}")
        ).click()
        expect(page.get_by_role("heading", level=1, name=school)).to_be_visible()
    page.get_by_role("link", name=door).first.click()
    expect(page.get_by_role("heading", level=1, name=door)).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def act(page: Page, button: str, form: str) -> Locator:
    """Press a button that asks something in place, and return what it asks."""
    page.get_by_role("button", name=button, exact=True).first.click()
    return asked(page, form)


def asked(page: Page, form: str) -> Locator:
    """A form in place."""
    found = page.get_by_role("form", name=form)
    expect(found).to_be_visible()
    return found


def pick(form: Locator, label: str, *names: str) -> None:
    """Choose from a list by search, or among the few that are in sight."""
    named = re.compile(f"^{label}( 选填)?$")
    field = form.get_by_role("group", name=named).or_(form.get_by_role("radiogroup", name=named))
    more = field.get_by_role("button", name="添加", exact=True).or_(
        field.get_by_role("button", name="改选")
    )
    search = field.get_by_role("searchbox")
    for name in names:
        choice = field.get_by_role("radio", name=name).or_(field.get_by_role("checkbox", name=name))
        expect(choice.or_(search).or_(more).first).to_be_visible()
        if more.first.is_visible():
            more.first.click()
        if search.is_visible():
            search.fill(name)
        choice.first.click()
    done = field.get_by_role("button", name="好了")
    if done.is_visible():
        done.click()


def send(form: Locator, yes: str, said: str) -> None:
    """Send a form and wait for what the page says then."""
    form.get_by_role("button", name=yes, exact=True).click()
    expect(form.page.get_by_role("status").filter(has_text=said).first).to_be_visible()


def download(page: Page, button: str, to: Path) -> bytes:
    """What a button downloads."""
    with page.expect_download() as arriving:
        page.get_by_role("button", name=button, exact=True).first.click()
    arriving.value.save_as(to)
    return to.read_bytes()
