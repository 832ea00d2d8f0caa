"""A plan is adopted, kept and followed on the phone, with and without a network."""

import re
import sqlite3
from http import HTTPStatus

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import screens, teacher
from tests.end_to_end.axe import findings
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP, PHONE, Phone
from tests.end_to_end.server import Server

LOGIN = "wuguilan"
ASKED = "sunli"
TITLE = "从一道错题说起"


def adopt(page: Page) -> None:
    """Adopt the first plan that is offered, as it stands: two taps."""
    screens.show(page, "#/plan/new")
    page.locator("a[href^='#/plan/new/']").first.click()
    page.get_by_role("button", name="就用这份").click()
    expect(page.get_by_text("我的计划").first).to_be_visible()


def line(page: Page, title: str) -> Locator:
    """The first line of the plan in sight whose title begins so."""
    return page.locator("a.target-line").filter(has_text=re.compile(f"^{title}")).first


def log_note(page: Page) -> None:
    """Write a reflection, which plans count for whoever wrote it."""
    teacher.open_form(page, "note")
    teacher.choose(page, "类型", "教学反思")
    teacher.write(page, "题目", TITLE)
    teacher.write(page, "正文", "提问之前多等三秒，孩子就敢说了。")
    teacher.finish(page)


def give_task(page: Page, server: Server, text: str, form: str) -> None:
    """Ask for something as the head of the school does."""
    asked = {"login": "mawenbin", "password": teacher.PASSWORD, "device_name": "desk"}
    signed_in = page.request.post(f"{server.url}/api/accounts/sign-in", data=asked).json()
    with sqlite3.connect(server.folder / "daybook.sqlite3") as database:
        [(user,)] = database.execute("SELECT id FROM account WHERE login = ?", (ASKED,))
        [(school,)] = database.execute(
            "SELECT place FROM staff_role WHERE account = ? AND role = 'teacher'", (user,)
        )
    given = page.request.post(
        f"{server.url}/api/tasks",
        headers={"Authorization": f"Bearer {signed_in['token']}"},
        data={"school": school, "for": user, "text": text, "form": form},
    )
    assert given.status == HTTPStatus.CREATED


@pytest.fixture
def phone(server: Server, new_phone: NewPhone) -> Phone:
    made = new_phone()
    page = made.open(server.url)
    teacher.sign_in(page, LOGIN)
    return made


def test_a_plan_is_adopted_and_followed_without_a_network(
    server: Server, phone: Phone, new_phone: NewPhone
) -> None:
    page = phone.context.pages[0]
    screens.show(page, "#/plan")
    phone.go_offline()

    adopt(page)
    expect(page.get_by_text("在这台手机上，有信号时会自动上传。")).to_be_visible()
    before = line(page, "教学反思").locator(".target-figure").inner_text()
    log_note(page)
    expect(page.get_by_role("link", name=re.compile("计入：.*教学反思"))).to_be_visible()
    screens.show(page, "#/plan")
    after = line(page, "教学反思").locator(".target-figure").inner_text()

    assert int(after.split("/")[0]) == int(before.split("/")[0]) + 1
    phone.go_online()
    teacher.wait_until_synced(page)
    another = new_phone().open(server.url)
    teacher.sign_in(another, LOGIN)
    screens.show(another, "#/plan")
    expect(line(another, "教学反思").locator(".target-figure")).to_have_text(after)


def test_a_number_opens_the_records_behind_it(phone: Phone) -> None:
    page = phone.context.pages[0]
    adopt(page)
    log_note(page)

    screens.show(page, "#/plan")
    line(page, "教学反思").click()
    page.get_by_role("link", name=re.compile(TITLE)).first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("反思")
    expect(page.get_by_role("link", name=re.compile("计入："))).to_be_visible()


def test_what_is_left_out_of_a_plan_is_not_counted(phone: Phone) -> None:
    page = phone.context.pages[0]
    screens.show(page, "#/plan/new")
    page.locator("a[href^='#/plan/new/']").first.click()
    page.get_by_label("计划名称").fill("我这一年的打算")
    for group in page.locator("details.plan-fold").all():
        group.locator("summary").first.click()
    for measure in page.get_by_role("checkbox").all()[1:]:
        measure.uncheck()

    page.get_by_role("button", name="就用这份").click()

    expect(page.get_by_role("heading", name="我这一年的打算")).to_be_visible()
    expect(page.locator("a.target-line")).to_have_count(0)


def test_a_plan_that_is_ended_is_followed_no_more(phone: Phone) -> None:
    page = phone.context.pages[0]
    screens.show(page, "#/plan/new")
    page.locator("a[href^='#/plan/new/']").first.click()
    page.get_by_label("计划名称").fill("只到今天的计划")
    page.get_by_role("button", name="就用这份").click()

    page.get_by_role("link", name="改计划").click()
    page.get_by_role("button", name="结束这份计划").click()
    page.get_by_role("button", name="结束", exact=True).click()

    expect(page).to_have_url(re.compile("#/plan$"))
    expect(page.get_by_text("只到今天的计划")).to_have_count(0)
    screens.show(page, "#/plan/new")
    expect(page.get_by_role("link", name=re.compile("只到今天的计划"))).to_be_visible()


def test_a_task_opens_the_form_that_does_it(server: Server, new_phone: NewPhone) -> None:
    page = new_phone().open(server.url)
    give_task(page, server, "写一篇教学反思", "note")
    teacher.sign_in(page, ASKED)
    screens.show(page, "#/plan")

    page.get_by_role("link", name=re.compile("写一篇教学反思")).click()
    teacher.choose(page, "类型", "教学反思")
    teacher.write(page, "正文", "提问之前多等三秒，孩子就敢说了。")
    teacher.finish(page)

    screens.show(page, "#/plan")
    expect(page.get_by_text("计划").first).to_be_visible()
    expect(page.get_by_text("写一篇教学反思")).to_have_count(0)


def test_the_child_unheard_of_for_longest_stands_first(phone: Phone) -> None:
    page = phone.context.pages[0]
    screens.show(page, "#/children")
    rows = page.locator("a[href^='#/children/child/']")
    name = rows.first.locator(".row-title").inner_text()

    rows.first.click()
    page.get_by_role("link", name="记一次联系").click()
    expect(teacher.question(page, "孩子").get_by_role("button", name=name)).to_be_visible()
    teacher.choose(page, "怎么联系", "接送交流")
    teacher.choose(page, "和谁谈", "母亲")
    teacher.choose(page, "谈了什么", "学习")
    teacher.finish(page)

    screens.show(page, "#/children")
    expect(rows.first.locator(".row-title")).not_to_have_text(name)
    expect(rows.last).to_contain_text("今天")


@pytest.mark.parametrize("shape", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_everybody_can_use_a_plan(
    server: Server, new_phone: NewPhone, shape: dict[str, object]
) -> None:
    page = new_phone(shape).open(server.url)
    teacher.sign_in(page, LOGIN)
    adopt(page)

    for opened in ("#/plan", page.locator("a.target-line").first.get_attribute("href") or ""):
        screens.show(page, opened)
        assert findings(page) == []
        assert not screens.is_wider_than_the_screen(page)
    screens.show(page, "#/plan")
    page.get_by_role("link", name="改计划").click()
    page.locator("details.plan-fold > summary").last.click()
    assert findings(page) == []
