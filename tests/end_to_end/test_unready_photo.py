"""A photo that the phone is still making small when its record is finished or thrown away."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.end_to_end import teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.pictures import wall
from tests.end_to_end.server import Server

LARGE = (6000, 4500)
"""Pixels of a good camera: making it small takes a phone a while."""


def begin_with_a_photo(page: Page, folder: Path) -> None:
    teacher.open_form(page, "env")
    teacher.choose(page, "区域", "主题墙")
    teacher.question(page, "班级/位置").get_by_role("radio").first.check()
    teacher.write(page, "主题", "门前的大树")
    teacher.choose(page, "进展", "完成")
    picked = wall(folder / "large.jpg", "#d9c8a5", LARGE)
    teacher.question(page, "创设后").locator("input[multiple]").set_input_files(picked)
    expect(page.locator(".photo-working")).to_be_visible()


def test_a_photo_in_the_making_is_in_the_finished_record(
    server: Server, new_phone: NewPhone, tmp_path: Path
) -> None:
    page = new_phone().open(server.url)
    teacher.join(page, server.invite("linxiaomei"))
    begin_with_a_photo(page, tmp_path)

    teacher.finish(page)

    teacher.open_record(page, "门前的大树")
    expect(page.get_by_role("img")).to_have_count(1)
    expect(page.locator(".photo-working")).to_have_count(0)
    page.goto(f"{server.url}/#/records")
    expect(page.get_by_text("草稿")).to_have_count(0)


def test_a_photo_in_the_making_does_not_bring_a_discarded_draft_back(
    server: Server, new_phone: NewPhone, tmp_path: Path
) -> None:
    page = new_phone().open(server.url)
    teacher.join(page, server.invite("linxiaomei"))
    begin_with_a_photo(page, tmp_path)

    page.get_by_role("button", name="不要这份草稿").click()
    page.get_by_role("button", name="删掉草稿").click()

    expect(page).to_have_url(f"{server.url}/#/")
    page.goto(f"{server.url}/#/records")
    expect(page.get_by_text("草稿")).to_have_count(0)
