"""Answers as people give them: by tap, by keys, by a keyboard that composes, by phrases."""

import re

from playwright.sync_api import Page, expect

from tests.end_to_end import teacher
from tests.end_to_end.phone import Phone
from tests.end_to_end.server import Server

TOLD = "亮点"
COURSE = "过程记录"


def opened(phone: Phone, server: Server, form: str) -> Page:
    """The phone on a new form, everything folded in it open."""
    page = phone.open(server.url)
    teacher.open_form(page, form)
    page.get_by_role("button", name="不要这份草稿").wait_for()
    for fold in page.locator("details:not([open]) > summary").all():
        fold.click()
    return page


def compose(page: Page, text: str) -> None:
    """Let a keyboard compose a text without handing it over."""
    keyboard = page.context.new_cdp_session(page)
    size = len(text)
    keyboard.send(
        "Input.imeSetComposition", {"text": text, "selectionStart": size, "selectionEnd": size}
    )


def hand_over(page: Page, text: str) -> None:
    """Let the keyboard hand over what it has composed."""
    page.context.new_cdp_session(page).send("Input.insertText", {"text": text})


def test_a_rating_is_given_by_tap_and_by_arrow_keys(server: Server, phone: Phone) -> None:
    page = opened(phone, server, "observe")
    first, second = (page.locator(".stars").nth(number) for number in range(2))

    first.locator("label").nth(3).click()
    second.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")

    expect(first.get_by_role("radio", checked=True)).to_have_accessible_name(
        "4 分，较好，满分 5 分"
    )
    expect(second.get_by_role("radio", checked=True)).to_have_accessible_name(
        "2 分，较弱，满分 5 分"
    )


def test_a_second_tap_takes_a_rating_back(server: Server, phone: Phone) -> None:
    page = opened(phone, server, "observe")
    stars = page.locator(".stars").first

    stars.locator("label").nth(3).click()
    stars.locator("label").nth(3).click()

    expect(stars.get_by_role("radio", checked=True)).to_have_count(0)


def test_a_time_stamp_leaves_the_keyboard_where_it_was(server: Server, phone: Phone) -> None:
    page = opened(phone, server, "observe")
    course = page.get_by_role("textbox", name=teacher.named(COURSE))
    course.fill("导入")

    course.focus()
    page.get_by_role("button", name="记一刻").click()
    page.keyboard.type("提问")

    expect(course).to_be_focused()
    expect(course).to_have_value(re.compile(r"^导入\n\d{1,2}:\d\d 提问$"))


def test_what_a_keyboard_composes_is_not_lost(server: Server, phone: Phone) -> None:
    page = opened(phone, server, "observe")
    told = page.get_by_role("textbox", name=teacher.named(TOLD))

    told.focus()
    compose(page, "tiwen")
    compose(page, "提问")
    expect(told).to_have_value("提问")
    hand_over(page, "提问有层次")
    told.press_sequentially("，")
    compose(page, "haizi")
    hand_over(page, "孩子爱说")

    expect(told).to_have_value("提问有层次，孩子爱说")


def test_a_time_stamp_keeps_what_the_keyboard_is_still_composing(
    server: Server, phone: Phone
) -> None:
    page = opened(phone, server, "observe")
    course = page.get_by_role("textbox", name=teacher.named(COURSE))

    course.focus()
    compose(page, "导入")
    page.get_by_role("button", name="记一刻").click()

    expect(course).to_have_value(re.compile(r"^导入\n\d{1,2}:\d\d $"))


def test_a_part_of_a_number_may_be_typed(server: Server, phone: Phone) -> None:
    page = opened(phone, server, "env")
    cost = page.get_by_role("textbox", name=teacher.named("花费（元）"))

    cost.press_sequentially("12.5")

    expect(cost).to_have_value("12.5")


def test_a_phrase_of_ones_own_is_there_again_and_only_for_its_question(
    server: Server, phone: Phone
) -> None:
    page = opened(phone, server, "observe")
    told = page.get_by_role("textbox", name=teacher.named(TOLD))
    box = page.locator(".field", has=told)
    told.fill("孩子们抢着回答")
    box.get_by_role("button", name="存为常用语").click()
    expect(box.get_by_text("只留在这台手机上")).to_be_visible()
    phone.close()

    page = opened(phone, server, "observe")
    told = page.get_by_role("textbox", name=teacher.named(TOLD))
    page.get_by_role("button", name="孩子们抢着回答").click()

    expect(told).to_have_value("孩子们抢着回答")
    expect(page.get_by_role("button", name="孩子们抢着回答")).to_have_count(1)


def test_the_first_page_shows_the_forms_of_ones_work_and_leads_to_all_others(
    server: Server, phone: Phone
) -> None:
    page = phone.open(server.url)
    write = page.get_by_role("navigation", name="记一条")

    expect(write.get_by_role("link", name="支教日志")).to_be_visible()
    expect(write.get_by_role("link", name="学期总结")).to_have_count(0)
    write.get_by_role("link", name="全部表格").click()

    expect(page.get_by_role("heading", name="登记表")).to_be_visible()
    page.get_by_role("link", name="学期总结", exact=True).click()
    expect(page.get_by_role("button", name="完成")).to_be_visible()


def test_blank_sheets_are_at_hand_under_all_forms(server: Server, phone: Phone) -> None:
    page = phone.open(f"{server.url}/#/forms")

    page.get_by_text("打印空白表").click()
    page.locator("details").get_by_role("link", name="学期总结", exact=True).click()

    expect(page.get_by_role("button", name="打印")).to_be_visible()


def test_a_blank_sheet_is_printed_without_a_network_once_one_was_looked_at(
    server: Server, phone: Phone
) -> None:
    page = phone.open(f"{server.url}/#/blank/parent")
    sheet = page.get_by_role("article", name=re.compile("^空白表"))
    expect(sheet).to_be_visible()

    phone.go_offline()
    page.reload()

    expect(sheet).to_be_visible()
