"""The office's inbox: seen singly and by page, asked to complete, answered, a part, a task."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import office, registers, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP
from tests.end_to_end.server import Server


def desk(new_phone: NewPhone, server: Server, login: str = "mawenbin") -> Page:
    page = new_phone(DESKTOP).open(server.url)
    office.sign_in(page, login)
    return page


def show(page: Page, server: Server, address: str) -> None:
    page.goto(f"{server.url}/#/office")
    page.goto(f"{server.url}/#/office/{address}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def waiting(page: Page) -> int:
    """How many records nobody has seen, as the list's tab says."""
    tab = page.get_by_role("navigation", name="按事情查看").get_by_role("link", name="待阅")
    return int(tab.locator(".office-tab-count").inner_text())


def open_first(page: Page, server: Server) -> Locator:
    """Open the newest record that nobody has seen and return what is said of it."""
    show(page, server, "inbox?list=unseen")
    page.locator("tbody a[href^='#/office/record/']").first.click()
    talk = page.get_by_role("region", name="批注与回复")
    expect(talk.get_by_role("button", name="批注")).to_be_visible()
    return talk


def test_a_page_of_records_is_marked_as_seen_at_once(server: Server, new_phone: NewPhone) -> None:
    page = desk(new_phone, server)
    show(page, server, "inbox?list=unseen")
    before = waiting(page)

    page.get_by_role("button", name="这一页都已阅").click()

    expect(page.get_by_text("40 条已标为已阅。")).to_be_visible()
    expect(page.get_by_role("navigation", name="按事情查看")).to_contain_text(str(before - 40))


def test_a_record_is_seen_and_says_so(server: Server, new_phone: NewPhone) -> None:
    talk = open_first(desk(new_phone, server), server)

    talk.get_by_role("button", name="已阅").click()

    expect(talk.get_by_role("listitem")).to_have_text([re.compile("马文斌 已阅")])
    expect(talk.get_by_role("button", name="已阅")).to_have_count(0)


def test_a_comment_is_said_in_a_sentence(server: Server, new_phone: NewPhone) -> None:
    page = desk(new_phone, server)
    talk = open_first(page, server)

    form = registers.act(page, "批注", "批注")
    form.get_by_role("button", name="发给老师").click()
    expect(form.get_by_role("alert").or_(form.locator(".field-error")).first).to_be_visible()
    form.get_by_label("写一句").fill("板书很清楚。")
    form.get_by_role("button", name="发给老师").click()

    expect(talk.get_by_role("listitem")).to_contain_text(["板书很清楚。"])


def test_what_is_to_be_completed_is_named_by_its_questions(
    server: Server, new_phone: NewPhone
) -> None:
    page = desk(new_phone, server)
    talk = open_first(page, server)

    form = registers.act(page, "请补充", "请补充")
    form.get_by_role("group", name="哪几项").get_by_role("checkbox").first.check()
    form.get_by_role("button", name="发给老师").click()

    expect(talk.get_by_text("等老师补充")).to_be_visible()
    expect(talk.get_by_text(re.compile("^请补充："))).to_be_visible()


def test_thanks_say_that_only_the_teacher_reads_them(server: Server, new_phone: NewPhone) -> None:
    page = desk(new_phone, server)
    talk = open_first(page, server)

    form = registers.act(page, "表扬", "表扬")
    form.get_by_role("button", name="发给老师").click()

    expect(talk.get_by_text("只有老师本人看得到")).to_be_visible()


def test_without_a_network_the_page_says_so_and_nothing_is_sent(
    server: Server, new_phone: NewPhone
) -> None:
    phone = new_phone(DESKTOP)
    page = phone.open(server.url)
    office.sign_in(page, "mawenbin")
    talk = open_first(page, server)

    phone.go_offline()

    expect(talk.get_by_text("没有网络")).to_be_visible()
    expect(talk.get_by_role("button", name="已阅")).to_be_disabled()


def test_the_head_of_a_school_writes_the_correction_of_a_visit(
    server: Server, new_phone: NewPhone
) -> None:
    page = desk(new_phone, server)
    show(page, server, "inbox?list=corrections")
    page.locator("tbody a[href^='#/office/record/']").first.click()

    page.get_by_role("button", name=re.compile("^填写：整改情况")).click()
    form = registers.asked(page, "请您填写")
    form.get_by_role("textbox").first.fill("已经整改。")
    form.get_by_role("button", name="保存").click()

    expect(page.get_by_text("已保存，记录人也看得到。")).to_be_visible()


def test_a_task_reaches_the_phone_of_whom_it_is_for(server: Server, new_phone: NewPhone) -> None:
    page = desk(new_phone, server)
    show(page, server, "inbox")
    form = registers.act(page, "给老师布置一件事", "请老师做一件事")

    registers.pick(form, "请谁", "孙丽")
    form.get_by_label("做什么").fill("周五前交一份听课记录")
    form.get_by_role("button", name="发给老师").click()
    expect(page.get_by_text("已请孙丽：周五前交一份听课记录")).to_be_visible()

    phone = new_phone().open(server.url)
    teacher.sign_in(phone, "sunli")
    teacher.wait_until_synced(phone)
    phone.goto(f"{server.url}/#/")
    expect(phone.get_by_text("周五前交一份听课记录")).to_be_visible()
