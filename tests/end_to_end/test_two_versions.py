"""Two phones of one person change the same answer without a network: both words are kept."""

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import office, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP, Phone
from tests.end_to_end.server import Server

FIRST = "妈妈在家，谈了孩子的作息。"
ONE = "妈妈在家，孩子九点才睡。"
OTHER = "孩子想要一个安静的书桌。"
QUESTION = "谈话要点"


def two_phones(server: Server, new_phone: NewPhone) -> list[tuple[Phone, Page]]:
    """Two phones of one teacher with the same record, both without a network."""
    phones = [new_phone(), new_phone()]
    pages = [phone.open(server.url) for phone in phones]
    for page in pages:
        teacher.sign_in(page, "sunli")
    teacher.log_home_visit(pages[0], FIRST)
    teacher.wait_until_synced(pages[0])
    teacher.sync_now(pages[1])
    teacher.wait_until_synced(pages[1])
    for phone in phones:
        phone.go_offline()
    return list(zip(phones, pages, strict=True))


def write_on_both(pair: list[tuple[Phone, Page]]) -> None:
    """Change the same answer on each phone, then let one after the other find the network."""
    for (_, page), words in zip(pair, (ONE, OTHER), strict=True):
        teacher.open_record(page, "家访")
        teacher.change(page, QUESTION, words)
    for phone, page in pair:
        phone.go_online()
        teacher.sync_now(page)
        expect(page.get_by_role("button", name="立即同步")).to_be_enabled()
    teacher.sync_now(pair[0][1])


def card(page: Page) -> Locator:
    """The choice between two versions, among what needs the person."""
    page.goto(f"{page.url.split('#')[0]}#/sync")
    return page.get_by_role("region", name=f"“{QUESTION}”有两种写法")


def see_both(page: Page) -> Locator:
    shown = card(page)
    expect(shown.get_by_text(ONE)).to_be_visible()
    expect(shown.get_by_text(OTHER)).to_be_visible()
    expect(shown.get_by_role("listitem").filter(has_text="现在这份")).to_contain_text(OTHER)
    return shown


def settled_as(page: Page, outcome: str) -> None:
    """Nothing is to be chosen any more, and the record says what was chosen."""
    expect(card(page)).to_have_count(0)
    teacher.open_record(page, "家访")
    answer = page.locator("dd", has_text=outcome.split("\n")[-1])
    expect(answer).to_have_text(outcome, use_inner_text=True)


def test_two_versions_are_shown_on_both_phones_and_settled_on_one(
    server: Server, new_phone: NewPhone
) -> None:
    (phone, page), (_, other) = pair = two_phones(server, new_phone)
    write_on_both(pair)
    expect(see_both(other).get_by_text("您在这台手机上写的")).to_be_visible()
    shown = see_both(page)

    phone.go_offline()
    shown.get_by_role("button", name="用这份").click()
    expect(shown).to_have_count(0)
    phone.go_online()
    teacher.wait_until_synced(page)
    teacher.sync_now(other)

    settled_as(page, ONE)
    settled_as(other, ONE)
    desk = new_phone(DESKTOP).open(server.url)
    office.sign_in(desk, "mawenbin")
    desk.goto(f"{server.url}/#/office/record/{page.url.rsplit('/', 1)[-1]}")
    history = desk.locator("section", has=desk.locator("#record-history"))
    expect(history).to_contain_text(ONE)
    expect(history).to_contain_text(OTHER)


def test_two_who_choose_differently_at_once_are_asked_once_more(
    server: Server, new_phone: NewPhone
) -> None:
    (phone, page), (second, other) = pair = two_phones(server, new_phone)
    write_on_both(pair)
    see_both(page)
    see_both(other)
    for each in (phone, second):
        each.go_offline()
    card(page).get_by_role("button", name="用这份").click()
    card(other).get_by_role("button", name="两份合在一起").click()
    for each, shown in ((phone, page), (second, other)):
        each.go_online()
        teacher.wait_until_synced(shown)
    teacher.sync_now(page)

    expect(card(page).get_by_text(OTHER)).to_be_visible()
    card(other).get_by_role("button", name="留这份").click()
    teacher.wait_until_synced(other)
    teacher.sync_now(page)

    settled_as(page, f"{ONE}\n{OTHER}")
    settled_as(other, f"{ONE}\n{OTHER}")
