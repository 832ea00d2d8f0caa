"""Plans in the office: made from a template, changed, ended; both sides of a link see the same."""

import re

from playwright.sync_api import Page, expect

from tests.end_to_end import office, registers
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP
from tests.end_to_end.server import Server

LINK_PLAN = re.compile("县实验小学支援凤凰镇中心小学")


def desk(new_phone: NewPhone, server: Server, login: str) -> Page:
    page = new_phone(DESKTOP).open(server.url)
    office.sign_in(page, login)
    return page


def open_plan(page: Page, server: Server, title: re.Pattern[str]) -> None:
    page.goto(f"{server.url}/#/office/plans")
    page.get_by_role("link", name=title).first.click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def figures(page: Page) -> list[str]:
    """What each bar of the plan in sight says."""
    bars = page.get_by_role("img", name=re.compile("，共 [0-9]+，到今天"))
    return [bar.get_attribute("aria-label") or "" for bar in bars.all()]


def test_both_linked_schools_read_the_same_numbers(server: Server, new_phone: NewPhone) -> None:
    supporting = desk(new_phone, server, "hejianhua")
    aided = desk(new_phone, server, "mawenbin")

    open_plan(supporting, server, LINK_PLAN)
    open_plan(aided, server, LINK_PLAN)

    assert figures(supporting)
    assert figures(supporting) == figures(aided)


def test_a_number_opens_the_records_behind_it(server: Server, new_phone: NewPhone) -> None:
    page = desk(new_phone, server, "gaoyuan")
    open_plan(page, server, LINK_PLAN)

    page.locator("details").evaluate_all("all => all.forEach(each => (each.open = true))")
    page.locator("main a[href*='/line/']").first.click()

    expect(page.get_by_role("table", name="记录列表").locator("tbody tr")).not_to_have_count(0)
    assert page.url.isascii()
    assert "%" not in page.url


def test_a_plan_is_made_from_a_template_in_a_few_taps(server: Server, new_phone: NewPhone) -> None:
    page = desk(new_phone, server, "gaoyuan")
    page.goto(f"{server.url}/#/office/plans")
    page.get_by_role("link", name="做一份计划").click()

    page.get_by_role("radiogroup", name="从哪里开始").get_by_role("radio").nth(3).check()
    expect(page.get_by_role("heading", name="要老师记多少")).to_be_visible()
    form = registers.asked(page, "做一份计划")
    registers.pick(form, "谁的计划", "凤凰镇中心小学")
    form.get_by_role("button", name="定下这份计划").click()

    expect(page.get_by_role("heading", level=1, name=re.compile("教学工作计划"))).to_be_visible()


def test_a_measure_is_left_out_and_a_number_changed(server: Server, new_phone: NewPhone) -> None:
    page = desk(new_phone, server, "gaoyuan")
    open_plan(page, server, LINK_PLAN)
    page.get_by_role("link", name="修改").click()

    page.get_by_role("button", name=re.compile("^加一：领导入校指导")).click()
    page.get_by_role("checkbox", name=re.compile("双师同课")).uncheck()
    page.get_by_role("button", name="保存计划").click()

    expect(page.get_by_role("img", name=re.compile("领导入校指导：.*共 6"))).to_be_visible()
    expect(page.get_by_text("双师同课")).to_have_count(0)


def test_what_two_wrote_at_once_is_not_lost(server: Server, new_phone: NewPhone) -> None:
    first, second = desk(new_phone, server, "gaoyuan"), desk(new_phone, server, "qianlan")
    for page in (first, second):
        open_plan(page, server, re.compile("教学工作计划"))
        page.get_by_role("link", name="修改").click()
        expect(page.get_by_label("名称")).to_be_visible()

    first.get_by_label("名称").fill("镇里改的计划")
    first.get_by_role("button", name="保存计划").click()
    expect(first.get_by_role("heading", level=1, name="镇里改的计划")).to_be_visible()
    second.get_by_label("名称").fill("县里改的计划")
    second.get_by_role("button", name="保存计划").click()

    expect(second.get_by_text("别人刚刚改过这份计划。您写的还在")).to_be_visible()
    expect(second.get_by_label("名称")).to_have_value("县里改的计划")
    second.get_by_role("button", name="保存计划").click()
    expect(second.get_by_role("heading", level=1, name="县里改的计划")).to_be_visible()


def test_a_plan_that_is_ended_stays_to_be_read(server: Server, new_phone: NewPhone) -> None:
    page = desk(new_phone, server, "qianlan")
    open_plan(page, server, LINK_PLAN)

    page.get_by_role("button", name="结束计划").click()
    page.get_by_role("button", name="结束这份计划").click()

    expect(page.get_by_text("计划已结束。")).to_be_visible()
    page.goto(f"{server.url}/#/office/plans")
    expect(page.get_by_role("list", name="已结束").get_by_role("link")).to_have_count(1)
