"""The office's first page: the three silences, what is missing, and nothing ranked."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end import office, screens
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP, PHONE
from tests.end_to_end.server import Server

SCHOOLS = [
    "凤凰镇中心小学",
    "凤仪小学幼儿园",
    "马家沟教学点",
    "柳树坪教学点",
    "石磨坡教学点",
    "大槐树教学点",
    "桃花峪教学点",
    "青龙桥教学点",
]
"""The township's schools in the organisation's order."""


def desk(new_phone: NewPhone, server: Server, login: str = "gaoyuan") -> Page:
    page = new_phone(DESKTOP).open(server.url)
    office.sign_in(page, login)
    expect(page.get_by_role("heading", name="总览", level=1)).to_be_visible()
    return page


def test_quiet_schools_and_schools_not_heard_from_are_two_groups(
    server: Server, new_phone: NewPhone
) -> None:
    page = desk(new_phone, server)

    quiet = page.get_by_role("region", name=re.compile("^安静 · 2 所"))
    silent = page.get_by_role("region", name=re.compile("^未联系上 · 3 所"))

    expect(quiet.get_by_role("link")).to_have_text(["石磨坡教学点", "大槐树教学点"])
    expect(silent.get_by_role("link")).to_have_text(
        ["柳树坪教学点", "桃花峪教学点", "青龙桥教学点"]
    )
    expect(silent.get_by_text(re.compile("^自 .*日$"))).to_have_count(3)


def test_the_page_says_what_is_missing_from_its_numbers(
    server: Server, new_phone: NewPhone
) -> None:
    page = desk(new_phone, server)

    expect(page.get_by_text(re.compile("数据含 5/8 所学校，3 所未联系上，最早 "))).to_be_visible()


def test_the_schools_stand_in_the_organisations_order(server: Server, new_phone: NewPhone) -> None:
    page = desk(new_phone, server)

    rows = page.get_by_role("table", name="学校名单").locator("tbody .office-name")

    expect(rows).to_have_text(SCHOOLS)


def test_every_number_of_a_school_opens_its_records(server: Server, new_phone: NewPhone) -> None:
    page = desk(new_phone, server)
    number = page.get_by_role("link", name=re.compile("马家沟教学点：")).first
    count = number.inner_text()

    number.click()

    expect(page.get_by_text(re.compile("符合条件的记录 [0-9]+ 条"))).to_be_visible()
    shown = [
        page.get_by_text(re.compile(said)).first.inner_text() for said in ("符合条件的", "另有")
    ]
    assert sum(int(re.sub(r"\D", "", said)) for said in shown) == int(count)
    assert "马家沟" not in page.url


def test_what_is_open_says_for_how_long_and_leads_there(
    server: Server, new_phone: NewPhone
) -> None:
    page = desk(new_phone, server)
    row = page.get_by_role("row").filter(has_text="凤凰镇中心小学")

    expect(row.get_by_text(re.compile("，最久 [0-9]+ 天")).first).to_be_visible()
    row.get_by_role("link", name="1 条待处理").click()

    expect(page.get_by_role("heading", name="待处理", level=1)).to_be_visible()


def test_the_progress_of_plans_stands_under_the_schools(
    server: Server, new_phone: NewPhone
) -> None:
    page = desk(new_phone, server)

    expect(page.get_by_role("heading", name="计划进度")).to_be_visible()
    expect(
        page.get_by_role("img", name=re.compile("听力障碍孩子跟踪：[0-9]+，共 [0-9]+"))
    ).to_be_visible()


def test_the_last_overview_is_read_without_a_network(server: Server, new_phone: NewPhone) -> None:
    phone = new_phone(DESKTOP)
    page = phone.open(server.url)
    office.sign_in(page, "gaoyuan")
    expect(page.get_by_role("img", name=re.compile("听力障碍孩子跟踪"))).to_be_visible()

    phone.go_offline()
    page.goto(f"{server.url}/#/office/records")
    expect(page.get_by_role("heading", name="记录", level=1)).to_be_visible()
    page.goto(f"{server.url}/#/office")

    expect(page.get_by_text(re.compile("没有连上服务器。这里是 .* 的内容"))).to_be_visible()
    expect(page.get_by_role("table", name="学校名单").locator("tbody tr")).to_have_count(8)
    expect(page.get_by_role("img", name=re.compile("听力障碍孩子跟踪"))).to_be_visible()


def test_one_school_says_once_how_old_the_page_is(server: Server, new_phone: NewPhone) -> None:
    page = new_phone(DESKTOP).open(server.url)
    office.sign_in(page, "zhangyan")

    expect(page.get_by_role("heading", name="最近的记录")).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    expect(page.get_by_role("button", name="刷新")).to_have_count(1)


@pytest.mark.parametrize("shape", [PHONE, DESKTOP], ids=["phone", "desk"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_overview_fits_its_screen(
    server: Server, new_phone: NewPhone, shape: dict[str, object], language: str
) -> None:
    page = new_phone({**shape, "locale": "zh-CN" if language == "zh" else "en-GB"}).open(server.url)
    office.sign_in(page, "gaoyuan")
    screens.show(page, "#/office")

    assert not screens.is_wider_than_the_screen(page)


def test_who_only_counts_reads_numbers_that_open_nothing(
    server: Server, new_phone: NewPhone
) -> None:
    page = desk(new_phone, server, "chengyuan")

    expect(page.get_by_role("table", name="学校名单")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("条记录$"))).to_have_count(0)
    expect(page.get_by_role("img", name=re.compile("，共 [0-9]+，到今天")).first).to_be_visible()
    expect(page.get_by_role("link", name="做一份计划")).to_have_count(0)


def test_a_captain_reads_how_far_the_plans_of_the_team_have_come(
    server: Server, new_phone: NewPhone
) -> None:
    page = desk(new_phone, server, "guohai")

    expect(page.get_by_text(re.compile("林晓梅.*支教工作计划"))).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("，共 [0-9]+，到今天")).first).to_be_visible()
