"""A county looks after its places, terms, links and pairs; nothing is overwritten or erased."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import office, registers, screens
from tests.end_to_end.axe import findings
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP, PHONE
from tests.end_to_end.registers import CENTRAL, POINT
from tests.end_to_end.server import Server


@pytest.fixture
def county(server: Server, new_phone: NewPhone) -> Page:
    """The desk of a county supervisor."""
    page = new_phone(DESKTOP).open(server.url)
    registers.sign_in(page, "qianlan")
    return page


def branch(page: Page, name: str) -> Locator:
    """The line of a place in the tree."""
    return page.locator(".tree-place").filter(has_text=name)


def test_a_point_is_added_under_a_school_renamed_and_closed(county: Page) -> None:
    registers.open_register(county, "学校与机构")
    branch(county, CENTRAL).get_by_role("button", name="在下面添加").click()
    form = registers.asked(county, f"在{CENTRAL}下面添加")
    form.get_by_role("radio", name="教学点").check()
    form.get_by_label("名称", exact=True).fill("杏花坪教学点")
    registers.send(form, "保存", "已添加")

    branch(county, "杏花坪教学点").get_by_role("button", name="关闭…").click()
    form = registers.asked(county, "关闭杏花坪教学点？")
    registers.send(form, "关闭", "杏花坪教学点已关闭")

    expect(branch(county, "杏花坪教学点")).to_contain_text("起关闭")


def test_a_term_shows_its_weeks_before_it_is_saved(county: Page) -> None:
    registers.open_register(county, "学期与假期")
    form = registers.act(county, "添加学期", "添加学期")
    form.get_by_label("名称（例如 2026 秋）").fill("2027 秋")
    form.get_by_label("开学").fill("2027-09-01")
    expect(form.get_by_label("第 1 周的周一")).to_have_value("2027-08-30")
    form.get_by_label("放假前最后一天").fill("2028-01-14")

    expect(form.get_by_role("img", name="2027 秋")).to_be_visible()
    registers.send(form, "保存", "已保存")

    expect(county.get_by_role("article", name="2027 秋")).to_contain_text("20 周")


def test_a_support_link_runs_from_a_day_to_a_day(county: Page) -> None:
    registers.open_register(county, "支援关系")
    form = registers.act(county, "添加支援关系", "添加支援关系")
    registers.pick(form, "支援的学校", CENTRAL)
    registers.pick(form, "受援的学校", POINT)
    registers.send(form, "保存", "已添加支援关系")

    line = county.get_by_role("listitem").filter(has_text=f"{CENTRAL} → {POINT}")
    line.get_by_role("button", name="结束…").click()
    form = registers.asked(county, f"结束 {CENTRAL} → {POINT}")
    registers.send(form, "定下最后一天", "支援关系到")

    expect(line).to_contain_text("至")


def test_a_pair_starts_when_the_other_side_says_yes(
    county: Page, server: Server, new_phone: NewPhone
) -> None:
    registers.open_register(county, "结对", CENTRAL)
    form = registers.act(county, "提出结对", "提出结对")
    form.get_by_role("radio", name="学校结对").check()
    registers.pick(form, "帮扶的学校", CENTRAL)
    registers.pick(form, "被帮扶的学校", POINT)
    form.get_by_label("目标").fill("每月一次联合教研")
    registers.send(form, "提出", "已提出")
    expect(county.get_by_text("等对方确认")).to_be_visible()

    head = new_phone(DESKTOP).open(server.url)
    registers.sign_in(head, "mawenbin")
    registers.open_register(head, "结对")
    expect(head.get_by_text("等您确认")).to_be_visible()
    head.get_by_role("button", name="确认", exact=True).click()

    expect(head.get_by_text("进行中")).to_be_visible()


def test_a_head_of_one_school_goes_straight_to_its_doors(
    server: Server, new_phone: NewPhone
) -> None:
    page = new_phone(DESKTOP).open(server.url)

    registers.sign_in(page, "mawenbin")

    doors = page.get_by_role("list", name=CENTRAL)
    expect(doors.get_by_role("link")).to_have_count(8)
    expect(page.get_by_role("list", name="各所学校")).to_have_count(0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everybody_can_use_the_registers_of_a_school_on_a_desk_and_in_a_hand(
    server: Server, new_phone: NewPhone, language: str
) -> None:
    page = new_phone(DESKTOP).open(server.url)
    registers.sign_in(page, "mawenbin")
    link = page.get_by_role("list", name=CENTRAL).get_by_role("link").first
    school = (link.get_attribute("href") or "").rsplit("/", 1)[0]
    office.speak(page, language)

    for area in screens.SCHOOL:
        screens.show(page, f"{school}/{area}")
        assert findings(page) == [], area
        page.set_viewport_size(PHONE["viewport"])
        assert not screens.is_wider_than_the_screen(page), area
        page.set_viewport_size(DESKTOP["viewport"])
