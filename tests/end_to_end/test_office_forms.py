"""A county changes a form: it is checked, tried and published, and no work of a phone is lost."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import office, teacher, workbooks
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP
from tests.end_to_end.server import Server
from tests.end_to_end.workbooks import TITLE

SEEN = "接到一位迟到的孩子。"


def desk_of(new_phone: NewPhone, server: Server, login: str = "qianlan") -> Page:
    page = new_phone(DESKTOP).open(server.url)
    office.sign_in(page, login)
    return page


def upload(desk: Page, server: Server, workbook: Path) -> None:
    """Choose a workbook on the upload page; it is checked at once."""
    desk.goto(f"{server.url}/#/office/forms")
    desk.goto(f"{server.url}/#/office/forms/new")
    desk.locator("input[type=file]").set_input_files(workbook)


def publish(desk: Page, version: int) -> None:
    desk.get_by_role("button", name=f"发布第 {version} 版").click()
    desk.get_by_role("alertdialog").get_by_role("button", name="发布", exact=True).click()
    expect(desk.get_by_role("heading", name=f"已发布：{TITLE}")).to_be_visible()


def row_of(desk: Page, server: Server, title: str = TITLE) -> Locator:
    desk.goto(f"{server.url}/#/office")
    desk.goto(f"{server.url}/#/office/forms")
    row = desk.get_by_role("row").filter(has_text=title)
    expect(row).to_be_visible()
    return row


def switch(desk: Page, server: Server, act: str, yes: str) -> None:
    """Choose an act from the menu of the county's own form, and say yes to the question."""
    row_of(desk, server).get_by_role("button", name="操作：").click()
    desk.get_by_role("button", name=act, exact=True).click()
    desk.get_by_role("form").get_by_role("button", name=yes, exact=True).click()


def begin(page: Page, server: Server) -> str:
    """Begin a record of the county's form and leave it; the address where it goes on."""
    teacher.open_form(page, workbooks.FORM)
    teacher.choose(page, "在哪个门", "前门")
    expect(page.get_by_text("已保存")).to_be_visible()
    draft = page.url
    # What a phone keeps it tells when it opens, and every few minutes.
    page.reload()
    teacher.wait_until_synced(page)
    return draft


@pytest.fixture
def published(server: Server, new_phone: NewPhone, tmp_path: Path) -> Page:
    """A desk whose county has a form of its own, in whatever version."""
    desk = desk_of(new_phone, server)
    upload(desk, server, workbooks.duty(tmp_path / "duty.xlsx"))
    same = desk.get_by_text("和现用的版本没有不同")
    button = desk.get_by_role("button", name=re.compile(r"^发布第 \d+ 版$"))
    expect(same.or_(button)).to_be_visible()
    if button.is_visible():
        button.click()
        desk.get_by_role("alertdialog").get_by_role("button", name="发布", exact=True).click()
        expect(desk.get_by_role("heading", name=f"已发布：{TITLE}")).to_be_visible()
    return desk


def download(desk: Page, server: Server, to: Path) -> Path:
    """The Excel of the county's form, from the menu of its row."""
    row_of(desk, server).get_by_role("button", name="操作：").click()
    with desk.expect_download() as arriving:
        desk.get_by_role("button", name="下载 Excel").click()
    arriving.value.save_as(to)
    return to


def test_a_changed_form_reaches_phones_and_drafts_of_the_old_one_are_finished(
    published: Page, server: Server, new_phone: NewPhone, tmp_path: Path
) -> None:
    phone = new_phone()
    page = phone.open(server.url)
    teacher.sign_in(page, "linxiaomei")
    draft = begin(page, server)

    def change(survey: Any) -> None:
        workbooks.add_question(
            survey,
            type="integer",
            name="late",
            label_zh="迟到几人",
            label_en="Late",
            required="yes",
        )
        workbooks.rewrite(survey, "gate", "label::zh", "站在哪个门")
        workbooks.remove_question(survey, "weather")

    excel = download(published, server, tmp_path / "county.xlsx")
    upload(published, server, workbooks.changed(excel, tmp_path / "next.xlsx", change))

    changes = published.get_by_role("region", name="改了什么")
    expect(changes.get_by_role("listitem")).to_have_count(3)
    expect(changes).to_contain_text("“迟到几人”：新增")
    expect(changes).to_contain_text("站在哪个门")
    expect(changes).to_contain_text("天气")
    expect(published.get_by_role("region", name="影响到谁")).to_contain_text("1 份没写完的草稿")
    expect(published.get_by_role("region", name="花老师多少时间")).to_contain_text("→")
    publish(published, 2)

    teacher.sync_now(page)
    teacher.wait_until_synced(page)
    page.goto(draft)
    expect(teacher.question(page, "在哪个门")).to_be_visible()
    teacher.write(page, "看到什么", SEEN)
    expect(page.get_by_text("迟到几人")).to_have_count(0)
    teacher.finish(page)
    teacher.open_form(page, workbooks.FORM)
    expect(teacher.question(page, "站在哪个门")).to_be_visible()
    expect(page.get_by_text("迟到几人")).to_be_visible()
    teacher.wait_until_synced(page)
    expect(office.list_records(published, form=workbooks.FORM)).to_have_count(1)


def test_work_begun_before_a_form_was_closed_is_finished_and_counted(
    published: Page, server: Server, new_phone: NewPhone
) -> None:
    page = new_phone().open(server.url)
    teacher.sign_in(page, "linxiaomei")
    draft = begin(page, server)
    before = office.list_records(published, form=workbooks.FORM).count()

    switch(published, server, "停用", "停用")
    expect(published.get_by_text(f"“{TITLE}”已停用")).to_be_visible()
    teacher.sync_now(page)
    teacher.wait_until_synced(page)
    page.goto(draft)
    teacher.write(page, "看到什么", SEEN)
    late = page.get_by_role("textbox", name="迟到几人")
    if late.is_visible():
        late.fill("2")
    teacher.finish(page)
    teacher.wait_until_synced(page)

    office.wait_for_records(published, before + 1, form=workbooks.FORM)
    switch(published, server, "重新启用", "启用")
    expect(published.get_by_text(f"“{TITLE}”已启用")).to_be_visible()


def test_a_workbook_with_mistakes_says_where_and_changes_nothing(
    published: Page, server: Server, tmp_path: Path
) -> None:
    version = row_of(published, server).locator(".cell-version").inner_text()

    def spoil(survey: Any) -> None:
        workbooks.rewrite(survey, "gate", "type", "select_onee gate")

    excel = download(published, server, tmp_path / "county.xlsx")
    upload(published, server, workbooks.changed(excel, tmp_path / "wrong.xlsx", spoil))

    wrong = published.get_by_role("region", name="有 1 处要改")
    expect(wrong.get_by_role("listitem")).to_contain_text("第 2 行 · type 列")
    expect(published.get_by_role("button", name=re.compile("^发布"))).to_have_count(0)
    assert row_of(published, server).locator(".cell-version").inner_text() == version


def test_a_file_that_is_no_form_is_refused_with_a_sentence(
    published: Page, server: Server, tmp_path: Path
) -> None:
    picture = tmp_path / "picture.xlsx"
    picture.write_bytes(b"\x89PNG not a workbook at all")
    large = tmp_path / "large.xlsx"
    large.write_bytes(bytes(3_000_000))

    upload(published, server, large)
    expect(published.get_by_text("这个文件太大")).to_be_visible()
    published.locator("input[type=file]").set_input_files(picture)

    expect(published.get_by_role("heading", name="有 1 处要改")).to_be_visible()


def test_a_workbook_of_another_form_than_the_one_meant_is_pointed_out(
    published: Page, server: Server, tmp_path: Path
) -> None:
    published.goto(f"{server.url}/#/office/forms/new?form=lesson")
    workbook = workbooks.duty(tmp_path / "duty.xlsx")

    published.locator("input[type=file]").set_input_files(workbook)

    expect(published.get_by_text(f"这份 Excel 是“{TITLE}”")).to_be_visible()


def test_a_form_is_tried_before_it_is_published_and_nothing_is_kept(
    published: Page, server: Server, tmp_path: Path
) -> None:
    def change(survey: Any) -> None:
        workbooks.add_question(
            survey, type="text", name="helper", label_zh="谁帮忙", label_en="Helper"
        )

    upload(
        published,
        server,
        workbooks.changed(workbooks.duty(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", change),
    )
    published.get_by_role("link", name="试填").click()
    expect(published.get_by_text("不保存，也不发送")).to_be_visible()
    published.get_by_role("button", name="完成").click()
    expect(published.get_by_text("还有 2 处要填")).to_be_visible()
    teacher.choose(published, "在哪个门", "后门")
    teacher.write(published, "看到什么", SEEN)
    teacher.write(published, "谁帮忙", "王大爷")
    published.get_by_role("button", name="完成").click()

    expect(published.get_by_text("可以完成")).to_be_visible()
    expect(published.get_by_role("definition").filter(has_text="王大爷")).to_be_visible()
    published.get_by_role("link", name="返回").last.click()
    expect(published.get_by_role("heading", name=f"核对：{TITLE}")).to_be_visible()
    published.goto(f"{server.url}/#/records")
    expect(published.get_by_text(SEEN)).to_have_count(0)


def test_a_blank_sheet_prints_in_the_order_of_the_screen_without_the_page_round_it(
    published: Page, server: Server
) -> None:
    published.goto(f"{server.url}/#/office/form/{workbooks.FORM}/blank")
    sheet = published.get_by_role("article", name=f"空白表：{TITLE}")
    expect(sheet).to_be_visible()

    published.emulate_media(media="print")

    labels = sheet.locator(".sheet-label").all_inner_texts()
    assert ["门" in labels[0], "看到什么" in labels[1]] == [True, True]
    expect(published.get_by_role("button", name="打印")).to_be_hidden()
    assert pages_of(published.pdf(prefer_css_page_size=True)) == 1


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


def test_the_actions_of_a_form_open_and_close_by_keyboard(published: Page, server: Server) -> None:
    button = row_of(published, server).get_by_role("button", name="操作：")
    button.focus()

    published.keyboard.press("Enter")
    published.keyboard.press("Tab")
    expect(published.get_by_role("link", name="查看")).to_be_focused()
    published.keyboard.press("Escape")

    expect(button).to_be_focused()
    expect(published.get_by_role("link", name="查看")).to_have_count(0)


def test_a_form_without_a_stated_ground_stays_off(server: Server, new_phone: NewPhone) -> None:
    desk = desk_of(new_phone, server)
    desk.goto(f"{server.url}/#/office/form/test")
    desk.get_by_role("button", name="启用", exact=True).click()
    question = desk.get_by_role("form", name="启用“质量检测结果”？")

    question.get_by_role("button", name="启用").click()
    expect(question.get_by_text("请写明依据再启用")).to_be_visible()
    question.get_by_label("启用的依据").fill("县教发〔2026〕3 号")
    question.get_by_role("button", name="启用").click()

    expect(desk.get_by_text("启用依据：县教发〔2026〕3 号")).to_be_visible()


def test_a_head_reads_the_forms_and_changes_none(server: Server, new_phone: NewPhone) -> None:
    desk = desk_of(new_phone, server, "mawenbin")
    desk.goto(f"{server.url}/#/office/forms")
    expect(desk.get_by_role("row").nth(3)).to_be_visible()

    expect(desk.get_by_role("link", name="上传表格")).to_have_count(0)
    desk.get_by_role("button", name="操作：").first.click()
    expect(desk.get_by_role("link", name="空白表")).to_be_visible()
    expect(desk.get_by_role("button", name="停用")).to_have_count(0)
