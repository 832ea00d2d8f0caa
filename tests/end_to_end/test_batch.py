"""Lists gone through row by row without a network: each touched row becomes a record of its own."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import Phone
from tests.end_to_end.server import Server

DONE = re.compile(r"^完成(（\d+ 条）)?$")
LESSONS = [("周一", "1", "科学领域"), ("周一", "2", "语言领域"), ("周日", "1", "艺术领域")]
MIDDLE_OF_A_WEEK = """(() => {
  const day = new Date();
  day.setDate(day.getDate() - ((day.getDay() + 4) % 7));
  return day.getTime();
})()"""


def offline(new_phone: NewPhone, server: Server) -> tuple[Phone, Page]:
    phone = new_phone()
    page = phone.open(server.url)
    teacher.sign_in(page, "linxiaomei")
    teacher.wait_until_synced(page)
    phone.go_offline()
    return phone, page


def open_list(page: Page, form: str) -> None:
    origin = "/".join(page.url.split("/")[:3])
    page.goto(f"{origin}/#/")
    expect(page.get_by_role("navigation", name="主菜单")).to_be_visible()
    page.goto(f"{origin}/#/batch/{form}")
    expect(page.get_by_role("button", name=DONE)).to_be_visible()


def rows(page: Page) -> Locator:
    return page.get_by_role("list", name="名单").locator("> li")


def tap(row: Locator, words: str) -> None:
    row.get_by_role("button", name=words, exact=False).last.click()


def unfold(row: Locator) -> None:
    row.locator("[aria-expanded=false]").click()


def finish(page: Page, count: int) -> None:
    page.get_by_role("button", name=f"完成（{count} 条）").click()
    expect(page.get_by_role("heading", name=f"{count} 条已存在本机")).to_be_visible()


def log_round_of_calls(page: Page) -> None:
    page.get_by_role("radio", name="电话").click()
    tap(rows(page).nth(0), "：未联系上")
    tap(rows(page).nth(1), "：联系上了")
    teacher.choose(page, "和谁谈", "母亲")
    teacher.choose(page, "谈了什么", "学习")


def test_a_round_of_calls_makes_a_record_of_each_child_that_was_touched(
    server: Server, new_phone: NewPhone
) -> None:
    phone, page = offline(new_phone, server)
    open_list(page, "parent")

    log_round_of_calls(page)
    finish(page, 2)

    waiting = teacher.records(page).filter(has_text="待同步")
    expect(waiting).to_have_count(2)
    expect(waiting.filter(has_text="母亲")).to_have_count(1)
    phone.go_online()
    teacher.wait_until_synced(page)
    expect(teacher.records(page).filter(has_text="已同步").first).to_be_visible()
    expect(teacher.records(page).filter(has_text="待同步")).to_have_count(0)


def test_a_round_of_calls_survives_a_killed_browser(server: Server, new_phone: NewPhone) -> None:
    phone, page = offline(new_phone, server)
    open_list(page, "parent")
    log_round_of_calls(page)
    expect(page.get_by_text("已保存在本机")).to_be_visible()
    page.goto(f"{server.url}/#/")

    phone.kill()
    page = phone.open(server.url)
    page.get_by_role("link", name="草稿").click()

    expect(page.get_by_role("heading", name="挨个联系家长")).to_be_visible()
    expect(rows(page).nth(0).get_by_role("button", name="：未联系上")).to_have_attribute(
        "aria-pressed", "true"
    )
    finish(page, 2)
    expect(teacher.records(page).filter(has_text="待同步")).to_have_count(2)


def test_a_row_with_something_missing_is_named_and_the_others_can_be_saved(
    server: Server, new_phone: NewPhone
) -> None:
    _, page = offline(new_phone, server)
    open_list(page, "parent")
    log_round_of_calls(page)
    tap(rows(page).nth(2), "：联系上了")
    teacher.choose(page, "和谁谈", "父亲")

    page.get_by_role("button", name="完成（3 条）").click()
    name = rows(page).nth(2).locator(".row-title").inner_text()
    expect(page.get_by_role("alert").get_by_text(f"{name}：谈了什么")).to_be_visible()
    page.get_by_role("button", name="先存好的 2 条").click()

    teacher.choose(page, "谈了什么", "健康")
    finish(page, 1)
    expect(teacher.records(page).filter(has_text="待同步")).to_have_count(3)


def test_a_list_is_written_in_one_tab_at_a_time(server: Server, new_phone: NewPhone) -> None:
    phone, page = offline(new_phone, server)
    open_list(page, "parent")

    other = phone.context.new_page()
    other.goto(f"{server.url}/#/batch/parent")

    expect(other.get_by_text("正在另一个页面里写")).to_be_visible()


def test_desk_materials_are_checked_person_by_person(server: Server, new_phone: NewPhone) -> None:
    _, page = offline(new_phone, server)
    open_list(page, "check")

    for place, grade in enumerate(("A", "等待补充")):
        unfold(rows(page).nth(place))
        teacher.choose(page, "看了哪些", "教案")
        teacher.choose(page, "等级", grade)
    finish(page, 2)

    waiting = teacher.records(page).filter(has_text="待同步")
    expect(waiting.filter(has_text="等待补充")).to_have_count(1)
    open_list(page, "check")
    expect(rows(page).filter(has_text="已记好")).to_have_count(2)


def test_walls_are_judged_on_a_walk_round(server: Server, new_phone: NewPhone) -> None:
    _, page = offline(new_phone, server)
    teacher.log_theme_wall(page, "屋后的山坡", [])
    open_list(page, "enveval")

    unfold(rows(page).filter(has_text="屋后的山坡"))
    lines = rows(page).filter(has_text="屋后的山坡").get_by_role("radiogroup")
    expect(lines).to_have_count(6)
    for line in lines.all():
        line.get_by_role("radio").nth(3).click()
    expect(page.get_by_text("平均 4 分")).to_be_visible()
    finish(page, 1)

    waiting = teacher.records(page).filter(has_text="待同步")
    expect(waiting.filter(has_text="环境评价")).to_have_count(1)


def test_a_roving_week_takes_two_taps_a_lesson(server: Server, new_phone: NewPhone) -> None:
    _, page = offline(new_phone, server)
    page.clock.set_fixed_time(page.evaluate(MIDDLE_OF_A_WEEK))
    write_timetable(page)
    open_list(page, "lesson")

    expect(rows(page).nth(2)).to_contain_text("还没到")
    tap(rows(page).nth(0), "：已上")
    tap(rows(page).nth(1), "：未上")
    rows(page).nth(1).get_by_role("radio", name="天气").click()
    finish(page, 2)

    open_list(page, "lesson")
    expect(rows(page).nth(0).get_by_role("link", name="已上")).to_be_visible()
    expect(rows(page).nth(1).get_by_role("link", name="未上")).to_be_visible()
    page.get_by_role("button", name="前一周").click()
    expect(rows(page).nth(0).get_by_role("button", name="：已上")).to_be_visible()


def write_timetable(page: Page) -> None:
    teacher.open_form(page, "timetable")
    for place, (day, period, subject) in enumerate(LESSONS):
        page.get_by_role("button", name="再加一项").click()
        lesson = page.locator(".card").filter(has=page.locator(f"#q-rows-{place}-weekday"))
        lesson.get_by_role("radio", name=day, exact=True).check()
        lesson.get_by_role("textbox", name="第几节").fill(period)
        lesson.get_by_role("radio", name="凤仪小学幼儿园").click()
        lesson.get_by_role("radio", name="大班").click()
        lesson.get_by_role("radio", name=subject, exact=True).check()
    teacher.finish(page)
