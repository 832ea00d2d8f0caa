"""A county looks after its places, terms, links and pairs; nothing is overwritten or erased."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import office, registers, screens, teacher
from tests.end_to_end.axe import findings
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP, PHONE
from tests.end_to_end.registers import CENTRAL, POINT
from tests.end_to_end.server import CODE, Server


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
    goal = "每月一次联合教研"
    expect(county.get_by_role("listitem").filter(has_text=goal).first).to_contain_text("等对方确认")

    head = new_phone(DESKTOP).open(server.url)
    registers.sign_in(head, "mawenbin")
    registers.open_register(head, "结对")
    pair = head.get_by_role("list", name="结对").locator("> li").filter(has_text=goal)
    expect(pair).to_contain_text("等您确认")
    pair.get_by_role("button", name="确认", exact=True).click()

    expect(pair).to_contain_text("进行中")


def test_a_head_of_one_school_goes_straight_to_its_doors(
    server: Server, new_phone: NewPhone
) -> None:
    page = new_phone(DESKTOP).open(server.url)

    registers.sign_in(page, "mawenbin")

    doors = page.get_by_role("list", name=CENTRAL)
    expect(doors.get_by_role("link")).to_have_count(8)
    expect(page.get_by_role("list", name="各所学校和机构")).to_have_count(0)


def test_a_support_team_is_put_together_from_several_schools(county: Page) -> None:
    registers.open_register(county, "支教队")
    form = registers.act(county, "添加支教队", "添加支教队")
    form.get_by_label("队名").fill("春雨支教队")
    for school, name in ((CENTRAL, "孙丽"), (POINT, "吴桂兰")):
        registers.pick(form, "从哪所学校选", school)
        registers.pick(form, "队员", name)
    registers.pick(form, "队长", "孙丽")
    registers.send(form, "保存", "已保存")

    team = county.get_by_role("article", name="春雨支教队")
    expect(team).to_contain_text("孙丽 · 队长")
    expect(team).to_contain_text("吴桂兰")


def test_somebody_is_sent_to_another_school_for_a_time_and_comes_back_early(
    server: Server, new_phone: NewPhone
) -> None:
    page = new_phone(DESKTOP).open(server.url)
    registers.sign_in(page, "gaoyuan")
    registers.open_register(page, "支教与交流", CENTRAL)
    form = registers.act(page, "添加", "添加支教或交流")
    registers.pick(form, "谁去", "何婷婷")
    form.get_by_role("radio", name="下乡支教").check()
    registers.pick(form, "去哪里", POINT)
    registers.send(form, "添加", "已添加何婷婷的安排")

    line = page.get_by_role("list", name="从这里出去的").get_by_role("listitem")
    line = line.filter(has_text="何婷婷")
    expect(line).to_contain_text(f"下乡支教 · 到{POINT}")
    line.get_by_role("button", name="结束…").click()
    form = registers.asked(page, "提前结束何婷婷的安排")
    registers.send(form, "定下最后一天", "何婷婷的安排到")


def test_an_administrator_says_how_long_things_are_kept_and_sees_what_would_go(
    server: Server, new_phone: NewPhone
) -> None:
    made = server.run("invite", "guanli", "--name", "管小理", "--role", "admin")
    code = CODE.search(made)
    assert code is not None
    page = new_phone(DESKTOP).open(server.url)
    teacher.try_to_join(page, code.group())
    expect(page.get_by_role("navigation", name="管理页面")).to_be_visible()
    registers.open_register(page, "保存多久")

    form = registers.act(page, "修改", "修改保存期限")
    form.get_by_label("照片（天）").fill("30")
    registers.send(form, "保存", "已保存")

    expect(page.get_by_role("definition").filter(has_text="30 天")).to_be_visible()
    expect(page.get_by_role("table", name="现在会清理什么")).to_contain_text("照片")


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
