"""Both sides of a pair, days without a network: one file, and one answer to settle."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import office, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP, Phone
from tests.end_to_end.server import Server

EARLIER = "谈了怎样等孩子想一想再叫"
QUESTION = "下次做什么"


@dataclass
class Side:
    """A teacher of the pair with a phone: what each writes, and changes in the earlier entry.

    What the supported side gained is a part of its own, beside the form.
    """

    login: str
    partner: str
    entry: str
    gain: str
    next: str
    phone: Phone
    page: Page


def both_sides(server: Server, new_phone: NewPhone) -> tuple[Side, Side]:
    """Both teachers with the pair's file on their phones, and no network any more."""
    zhao, sun = new_phone(), new_phone()
    sides = (
        Side(
            "zhaoguoqiang",
            "孙丽",
            "整理了三节课的课例，装成一册。",
            "说课的稿子也写顺了",
            "十二月初到凤凰镇听课",
            zhao,
            zhao.open(server.url),
        ),
        Side(
            "sunli",
            "赵国强",
            "照主问题的办法又试讲了一遍。",
            "孩子的回答长了",
            "十二月中旬带孩子去县城听课",
            sun,
            sun.open(server.url),
        ),
    )
    for side in sides:
        teacher.sign_in(side.page, side.login)
        teacher.wait_until_synced(side.page)
        side.phone.go_offline()
    return sides


def open_found(page: Page, words: str) -> None:
    """Open the one record that holds these words, in its answers too."""
    found = teacher.records(page)
    page.get_by_role("searchbox").fill(words)
    expect(found).to_have_count(1)
    found.click()
    expect(page.get_by_text(words)).to_be_visible()


def write_entry(side: Side) -> None:
    """Write an entry of one's own in the file that names the partner."""
    page = side.page
    teacher.open_form(page, "pairing")
    pairs = teacher.question(page, "结对")
    pairs.get_by_role("radio").filter(has_text=side.partner).or_(
        pairs.get_by_role("radio", name=side.partner)
    ).first.check()
    teacher.choose(page, "方式", "电话")
    teacher.choose(page, "内容", "备课")
    teacher.write(page, "做了什么", side.entry)
    teacher.finish(page)


def edit_earlier(side: Side) -> None:
    """Change the shared answer of the earlier entry, and the one that is only this side's."""
    page = side.page
    open_found(page, EARLIER)
    supported = side.login == "sunli"
    if supported:
        page.get_by_role("button", name="改一改").click()
        teacher.write(page, "被帮扶方收获", side.gain)
        page.get_by_role("button", name="写好了").click()
        expect(page.locator("dd", has_text=side.gain)).to_be_visible()
    page.get_by_role("link", name="更正").or_(page.get_by_role("button", name="更正")).click()
    page.locator("summary", has_text="补充").click()
    teacher.write(page, QUESTION, side.next)
    if not supported:
        teacher.write(page, "帮扶方收获", side.gain)
    teacher.finish(page)


def sync(side: Side) -> None:
    teacher.wait_until_synced(side.page)


def card(page: Page) -> Locator:
    """The choice between two versions, among what needs the person."""
    page.goto(f"{page.url.split('#')[0]}#/sync")
    return page.get_by_role("region", name=f"“{QUESTION}”有两种写法")


def see_file(reader: Side, writer: Side) -> None:
    """Both entries are in the list, each with who wrote it, and the earlier one is whole."""
    open_found(reader.page, writer.entry)
    open_found(reader.page, EARLIER)
    for words in (reader.gain, writer.gain):
        expect(reader.page.locator("dd", has_text=words)).to_be_visible()


def settled_as(page: Page, words: str) -> None:
    expect(card(page)).to_have_count(0)
    open_found(page, EARLIER)
    expect(page.locator("dd", has_text=words)).to_be_visible()


def head_sees(desk: Page, server: Server, login: str, rid: str, entries: list[str]) -> None:
    """A head opens the settled entry with both values, and finds what both sides wrote."""
    office.sign_in(desk, login)
    found = office.list_records(desk, form="pairing")
    for entry in entries:
        expect(found.filter(has_text=entry)).to_have_count(1)
    desk.goto(f"{server.url}/#/office/record/{rid}")
    history = desk.locator("section", has=desk.locator("#record-history"))
    for words in ("十二月初到凤凰镇听课", "十二月中旬带孩子去县城听课"):
        expect(history).to_contain_text(words)


def test_both_edit_one_file_without_a_network_and_settle_what_met(
    server: Server, new_phone: NewPhone
) -> None:
    zhao, sun = sides = both_sides(server, new_phone)
    for side in sides:
        write_entry(side)
        edit_earlier(side)
        # The second day begins with a phone that was off.
        side.phone.kill()
        side.page = side.phone.open(server.url)

    for side in sides:
        side.phone.go_online()
        sync(side)
    teacher.sync_now(zhao.page)

    for reader, writer in ((zhao, sun), (sun, zhao)):
        see_file(reader, writer)
        shown = card(reader.page)
        for side in sides:
            expect(shown.get_by_text(side.next)).to_be_visible()
    card(sun.page).get_by_role("button", name="用这份").click()
    sync(sun)
    teacher.sync_now(zhao.page)

    settled_as(sun.page, zhao.next)
    settled_as(zhao.page, zhao.next)
    rid = zhao.page.url.rsplit("/", 1)[-1]
    for login in ("mawenbin", "hejianhua"):
        desk = new_phone(DESKTOP).open(server.url)
        head_sees(desk, server, login, rid, [side.entry for side in sides])
