"""A leader and a teacher speak about a record, each on a phone that is often without a network."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import leader, teacher, vault
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import Phone
from tests.end_to_end.server import Server

ASKED = "请写清楚和谁商量的。"
MORE = "上午和教研组长商量了分工，下午发了通知。"


@dataclass
class Both:
    """The phones of a teacher and of the head of the school, with a page on each."""

    phone: Phone
    page: Page
    head_phone: Phone
    head: Page


def both_with(server: Server, new_phone: NewPhone, words: str) -> Both:
    """Both phones, on which there is one new record of the teacher's."""
    phone, head_phone = new_phone(), new_phone()
    page = phone.open(server.url)
    teacher.sign_in(page, "sunli")
    write(page, words)
    teacher.wait_until_synced(page)
    head = head_phone.open(server.url)
    leader.sign_in(head)
    return Both(phone, page, head_phone, head)


def write(page: Page, words: str) -> None:
    teacher.open_form(page, "daylog")
    teacher.write(page, "记一两句", words)
    teacher.finish(page)


def exchange(page: Page) -> None:
    """Send what waits and receive what others did."""
    teacher.sync_now(page)
    teacher.wait_until_synced(page)


def complete(page: Page, words: str) -> None:
    """Follow the button of what is to be completed, and complete it."""
    card = page.locator("li.card").filter(has_text=ASKED)
    card.get_by_role("link", name="补充", exact=True).click()
    field = page.get_by_role("textbox", name=teacher.named("记一两句"))
    expect(field).to_be_in_viewport()
    field.fill(words)
    teacher.finish(page)


def asks(page: Page) -> Locator:
    """What is asked of the teacher, among what needs them."""
    page.goto(f"{page.url.split('#')[0]}#/sync")
    return page.get_by_text(ASKED)


def newest(page: Page) -> Locator:
    """The teacher's newest record in the list."""
    return teacher.records(page).filter(has_text="支教日志").first


def open_own(page: Page, words: str) -> None:
    """Open the teacher's newest record, also one that is to be completed."""
    newest(page).click()
    expect(page.locator("dd", has_text=words)).to_be_visible()


def test_a_return_is_seen_completed_without_a_network_and_seen_again(
    server: Server, new_phone: NewPhone
) -> None:
    first = "上午商量了分工。"
    now = both_with(server, new_phone, first)
    now.phone.go_offline()
    leader.open_record(now.head, first)
    leader.ask_for_more(now.head, ASKED, "记一两句")
    teacher.wait_until_synced(now.head)
    expect(asks(now.page)).to_have_count(0)

    now.phone.go_online()
    exchange(now.page)
    now.phone.go_offline()
    expect(newest(now.page)).to_contain_text("请补充")
    expect(asks(now.page)).to_be_visible()
    expect(now.page.locator("li.card", has=asks(now.page))).to_contain_text("马文斌请您补充")
    complete(now.page, MORE)
    now.page.reload()
    open_own(now.page, MORE)
    expect(now.page.get_by_text("已补充，等对方看。")).to_be_visible()
    expect(now.page.get_by_text("为什么改：按要求补充")).to_be_visible()
    expect(asks(now.page)).to_have_count(0)

    now.phone.go_online()
    exchange(now.page)
    exchange(now.head)
    again = leader.part(leader.inbox(now.head), "已补充").filter(has_text=MORE)
    expect(again).to_have_count(1)
    leader.open_record(now.head, MORE)
    leader.mark_seen(now.head)
    teacher.wait_until_synced(now.head)
    leader.inbox(now.head)
    expect(again).to_have_count(0)

    exchange(now.page)
    expect(newest(now.page)).to_contain_text("已阅")
    open_own(now.page, MORE)
    expect(now.page.get_by_text("马文斌已阅")).to_be_visible()


def test_what_both_do_without_a_network_stands_on_both_phones(
    server: Server, new_phone: NewPhone
) -> None:
    first = "下乡看了两个教学点。"
    more = "下乡看了两个教学点，路上下雨。"
    now = both_with(server, new_phone, first)
    for phone in (now.phone, now.head_phone):
        phone.go_offline()
    leader.open_record(now.head, first)
    leader.mark_seen(now.head)
    open_own(now.page, first)
    teacher.change(now.page, "记一两句", more)

    for phone, page in ((now.phone, now.page), (now.head_phone, now.head)):
        phone.go_online()
        exchange(page)
    exchange(now.page)

    expect(newest(now.page)).to_contain_text("已阅")
    open_own(now.page, more)
    now.head.goto(now.page.url)
    expect(now.head.locator("dd", has_text=more)).to_be_visible()


def test_a_comment_begun_is_kept_until_it_is_sent_and_praise_is_between_two(
    server: Server, new_phone: NewPhone
) -> None:
    first = "和家长谈了食堂的事。"
    comment, praise = "食堂的事学校在办。", "谈得细，谢谢您。"
    now = both_with(server, new_phone, first)
    now.head_phone.go_offline()
    leader.open_record(now.head, first)
    now.head.get_by_role("button", name="批注").click()
    now.head.get_by_role("textbox", name="想说的话").fill(comment)
    expect(now.head.get_by_text("已保存在本机")).to_be_visible()
    now.head.reload()
    now.head.get_by_role("button", name="批注").click()
    expect(now.head.get_by_role("textbox", name="想说的话")).to_have_value(comment)
    now.head.get_by_role("button", name="发出").click()
    now.head.get_by_role("button", name="表扬").click()
    leader.say(now.head, praise)
    now.head_phone.go_online()
    exchange(now.head)

    exchange(now.page)
    open_own(now.page, first)
    expect(now.page.get_by_text(comment)).to_be_visible()
    rid = now.page.url.rsplit("/", 1)[-1]
    expect(now.page.get_by_text("马文斌表扬您")).to_be_visible()
    expect(now.page.get_by_text(praise)).to_be_visible()
    now.page.get_by_role("textbox", name="回一句").fill("谢谢校长。")
    now.page.get_by_role("button", name="发出").click()
    exchange(now.page)
    exchange(now.head)
    now.head.goto(now.page.url.replace("#/sync", f"#/record/{rid}"))
    expect(now.head.get_by_text("孙丽说")).to_be_visible()
    expect(now.head.get_by_text("谢谢校长。")).to_be_visible()


def test_a_record_that_was_withdrawn_meanwhile_asks_for_nothing(
    server: Server, new_phone: NewPhone
) -> None:
    first = "写错了的一条。"
    now = both_with(server, new_phone, first)
    now.phone.go_offline()
    leader.open_record(now.head, first)
    leader.ask_for_more(now.head, ASKED)
    teacher.wait_until_synced(now.head)
    open_own(now.page, first)
    now.page.get_by_role("button", name="撤回").click()
    now.page.get_by_role("alertdialog").get_by_role("button", name="撤回").click()
    expect(now.page.get_by_text("已撤回")).to_be_visible()

    now.phone.go_online()
    exchange(now.page)
    exchange(now.head)

    expect(asks(now.page)).to_have_count(0)
    expect(now.page.get_by_text("没有等着上传的记录")).to_be_visible()
    inbox = leader.inbox(now.head)
    expect(inbox.locator("main").get_by_text(first)).to_have_count(0)


def test_a_second_tab_shows_what_was_said_in_the_first(server: Server, new_phone: NewPhone) -> None:
    first = "布置了教室的一角。"
    now = both_with(server, new_phone, first)
    other = now.head_phone.context.new_page()
    other.goto(now.head.url)
    vault.wait_until_open(other)
    leader.open_record(other, first)
    leader.open_record(now.head, first)

    now.head_phone.go_offline()
    leader.mark_seen(now.head)

    expect(other.get_by_role("button", name="已阅")).to_have_count(0)
    expect(other.get_by_text("您已阅")).to_be_visible()


def test_a_page_of_records_is_marked_at_one_tap(server: Server, new_phone: NewPhone) -> None:
    first = "打扫了图书角。"
    now = both_with(server, new_phone, first)
    inbox = leader.inbox(now.head)
    expect(leader.part(inbox, "待看").filter(has_text=first)).to_have_count(1)

    now.head_phone.go_offline()
    inbox.get_by_role("button", name="都已阅").click()
    expect(leader.part(inbox, "待看").filter(has_text=first)).to_have_count(0)
    now.head_phone.go_online()
    exchange(now.head)
    exchange(now.page)

    expect(newest(now.page)).to_contain_text("已阅")
