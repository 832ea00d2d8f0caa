"""What the page itself keeps of the promises to teachers: TP-05 and TP-06."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end import office, screens, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP
from tests.end_to_end.server import Server

LIMIT = "记录不等于全部工作，不得作为考核的唯一依据。"


def taken_away(page: Page, folder: Path) -> str:
    """What somebody's own export holds."""
    page.goto(f"{page.url.split('#')[0]}#/")
    page.goto(f"{page.url.split('#')[0]}#/privacy")
    with page.expect_download() as coming:
        page.get_by_role("button", name="导出我写的").click()
    coming.value.save_as(folder / "mine.html")
    return (folder / "mine.html").read_text("utf-8")


def records_in(export: str) -> int:
    counted = re.search(r"记录 (\d+) 条", export)
    assert counted is not None
    return int(counted.group(1))


def test_tp_05_a_teacher_takes_everything_they_wrote_away_without_a_network(
    server: Server, new_phone: NewPhone, tmp_path: Path
) -> None:
    phone = new_phone()
    page = phone.open(server.url)
    teacher.sign_in(page, "wuguilan")
    teacher.wait_until_synced(page)
    phone.go_offline()
    before = taken_away(page, tmp_path)

    teacher.log_contact(page, "电话")

    after = taken_away(page, tmp_path)
    assert records_in(before) > 0
    assert records_in(after) == records_in(before) + 1
    assert "当时还没有上传" in after
    assert "当时还没有上传" not in before


@pytest.mark.parametrize("login", ["gaoyuan", "qianlan", "mawenbin"])
def test_tp_06_every_view_with_numbers_says_that_records_are_not_all_of_the_work(
    server: Server, new_phone: NewPhone, login: str
) -> None:
    page = new_phone(DESKTOP).open(server.url)
    office.sign_in(page, login)
    screens.show(page, "#/office")
    expect(page.get_by_text(LIMIT)).to_be_visible()

    screens.show(page, "#/office/plans")
    page.locator("main a[href^='#/office/plan/']").first.click()

    expect(page.get_by_text(LIMIT)).to_be_visible()


def test_tp_06_the_sentence_stands_in_english_too(server: Server, new_phone: NewPhone) -> None:
    page = new_phone(DESKTOP).open(server.url)
    office.sign_in(page, "gaoyuan")
    office.speak(page, "en")
    screens.show(page, "#/office")

    expect(page.get_by_text(re.compile("^Records are not all"))).to_be_visible()
