"""A head looks after the people of a school: slips, roles, phones; a township moves somebody."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end import registers, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP
from tests.end_to_end.registers import CENTRAL, POINT
from tests.end_to_end.server import Server

NAME = "郑新苗"


@pytest.fixture
def head(server: Server, new_phone: NewPhone) -> Page:
    """The desk of the head of the central school."""
    page = new_phone(DESKTOP).open(server.url)
    registers.sign_in(page, "mawenbin")
    return page


@pytest.fixture
def township(server: Server, new_phone: NewPhone) -> Page:
    """The desk of whoever looks after the township's schools."""
    page = new_phone(DESKTOP).open(server.url)
    registers.sign_in(page, "gaoyuan")
    return page


def add_teacher(head: Page, name: str) -> None:
    """Add a teacher to the head's school and open their page."""
    registers.open_register(head, "人员")
    form = registers.act(head, "添加人员", "添加人员")
    form.get_by_label("姓名").fill(name)
    registers.send(form, "添加", f"已添加{name}")
    head.get_by_role("link", name=name).click()
    expect(head.get_by_role("heading", level=1, name=name)).to_be_visible()


def new_code(page: Page) -> str:
    """A joining code of the person whose page is open."""
    page.get_by_role("button", name="显示新的码").first.click()
    letters = page.locator(".slip-letters")
    expect(letters).to_be_visible()
    return letters.inner_text()


def open_person(page: Page, school: str | None, name: str) -> None:
    registers.open_register(page, "人员", school)
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def teach(page: Page, school: str | None, room: str, name: str) -> None:
    """Make somebody a teacher of a class, next to those who teach it."""
    registers.open_register(page, "班级", school)
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=room))
    card.get_by_role("button", name="安排老师").click()
    form = registers.asked(page, f"{room}的老师")
    registers.pick(form, "任课教师", name)
    registers.send(form, "保存", f"{room}的老师已安排好")
    expect(card.get_by_role("list", name="任课教师")).to_contain_text(name)


def rooms(page: Page) -> list[str]:
    """The classes that a teacher's phone offers after a sync."""
    teacher.sync_now(page)
    teacher.wait_until_synced(page)
    teacher.open_form(page, "env")
    radios = teacher.question(page, "班级/位置").locator("label")
    expect(radios.first).to_be_visible()
    return [label.strip() for label in radios.all_inner_texts()]


def children(page: Page) -> list[str]:
    """The children whom a teacher's phone offers."""
    teacher.open_form(page, "parent")
    return teacher.question(page, "孩子").locator("label").all_inner_texts()


def test_somebody_added_by_the_head_joins_with_a_code_from_the_page(
    head: Page, server: Server, new_phone: NewPhone
) -> None:
    add_teacher(head, NAME)
    expect(head.get_by_text("手机还没有加入").first).to_be_visible()
    code = new_code(head)

    page = new_phone().open(server.url)
    teacher.join(page, code)

    page.goto(f"{server.url}/#/me")
    expect(page.get_by_text(NAME).first).to_be_visible()
    open_person(head, None, NAME)
    expect(head.get_by_role("list", name="手机")).to_contain_text("最近联系 今天")


def test_who_is_moved_loses_the_lists_of_one_school_and_gains_those_of_the_other(
    head: Page, township: Page, server: Server, new_phone: NewPhone
) -> None:
    name = "钟远行"
    add_teacher(head, name)
    code = new_code(head)
    teach(head, None, "三年级", name)
    phone = new_phone().open(server.url)
    teacher.join(phone, code)
    assert any("三年级" in room for room in rooms(phone))
    before = children(phone)

    open_person(township, CENTRAL, name)
    form = registers.act(township, "调到别的学校…", f"{name}调到别的学校")
    registers.pick(form, "调到", POINT)
    registers.send(form, "调动", f"{name}已调到{POINT}")
    registers.open_register(township, "班级", POINT)
    room = township.locator("main li h2").first.inner_text()
    teach(township, POINT, room, name)

    after = rooms(phone)
    assert not any("三年级" in each for each in after)
    assert any(room in each for each in after)
    assert before
    assert not set(before) & set(children(phone))


def test_slips_for_a_school_come_as_a_sheet_to_print(head: Page, tmp_path: Path) -> None:
    registers.open_register(head, "人员")
    form = registers.act(head, "打印加入纸条", "打印加入纸条")
    form.get_by_role("radio", name=re.compile("^全部")).check()

    sheet = registers.download(head, "下载 PDF", tmp_path / "slips.pdf")

    assert sheet.startswith(b"%PDF")
    expect(head.get_by_role("status").filter(has_text="打印后剪开分发")).to_be_visible()
    expect(head.get_by_text("加入纸条", exact=False).first).to_be_visible()


def test_a_role_ends_on_a_day_and_stays_to_be_read(head: Page) -> None:
    name = "尹一程"
    add_teacher(head, name)
    form = registers.act(head, "添加担任", f"给{name}添加担任")
    form.get_by_role("radio", name="教研组长").check()
    registers.send(form, "添加", f"{name}已添加担任：教研组长")

    roles = head.get_by_role("list", name="担任")
    line = roles.get_by_role("listitem").filter(has_text="教研组长")
    line.get_by_role("button", name="结束…").click()
    form = registers.asked(head, f"{name}不再担任教研组长")
    registers.send(form, "定下最后一天", f"{name}担任教研组长到")

    expect(line).to_contain_text("至")


def test_a_lost_phone_is_locked_out_and_says_what_it_had_not_sent(
    head: Page, server: Server, new_phone: NewPhone
) -> None:
    name = "苗守信"
    add_teacher(head, name)
    page = new_phone().open(server.url)
    teacher.join(page, new_code(head))

    open_person(head, None, name)
    phones = head.get_by_role("list", name="手机")
    phones.get_by_role("button", name="手机丢了…").click()
    form = phones.get_by_role("form")
    expect(form).to_contain_text("一联上网，就清除从服务器得到的内容")
    form.get_by_role("button", name="停用手机").click()

    expect(phones.get_by_text("已停用")).to_be_visible()
    expect(phones.get_by_text("下次联系时会清除")).to_be_visible()


def test_a_teacher_finds_no_registers(server: Server, new_phone: NewPhone) -> None:
    page = new_phone(DESKTOP).open(server.url)
    teacher.sign_in(page, "linxiaomei")

    page.goto(f"{server.url}/#/office/registers")

    expect(page.get_by_text("这里是校长和教育管理人员的页面")).to_be_visible()
    expect(page.get_by_role("link", name="名册")).to_have_count(0)


def test_a_password_is_set_anew_with_a_slip_from_the_head(
    head: Page, server: Server, new_phone: NewPhone
) -> None:
    open_person(head, None, "宋冬梅")
    head.get_by_role("button", name="显示新的码").nth(1).click()
    code = head.locator(".slip-letters").inner_text()
    login = head.get_by_role("definition").first.inner_text()

    page = new_phone().open(f"{server.url}/#/reset/{code}")
    expect(page.get_by_label("纸条上的码")).to_have_value(code)
    page.get_by_label("新密码").fill("short")
    page.get_by_role("button", name="设好密码").click()
    expect(page.get_by_role("alert")).to_contain_text("至少要 8 个字符")
    page.get_by_label("新密码").fill("qing-he-2026")
    page.get_by_role("button", name="设好密码").click()

    expect(page.get_by_role("heading", name="宋冬梅，新密码设好了")).to_be_visible()
    page.get_by_role("button", name="去登录").click()
    teacher.sign_in(page, login, "qing-he-2026")
    page.goto(f"{server.url}/#/me")
    expect(page.get_by_text("宋冬梅").first).to_be_visible()
