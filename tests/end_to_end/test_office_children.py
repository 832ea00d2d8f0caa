"""A head looks after the register of children: consent, papers, withdrawal, who looked."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import registers
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP
from tests.end_to_end.server import Server


@pytest.fixture
def head(server: Server, new_phone: NewPhone) -> Page:
    """The desk of the head of the central school."""
    page = new_phone(DESKTOP).open(server.url)
    registers.sign_in(page, "mawenbin")
    return page


def open_class(head: Page, room: str) -> Locator:
    """Show the children of a class and return the rows."""
    registers.open_register(head, "孩子")
    head.get_by_role("list", name="班级").get_by_role("link", name=room).click()
    table = head.get_by_role("table", name=room)
    expect(table).to_be_visible()
    return table.locator("tbody tr")


def open_child(head: Page, rows: Locator, words: str) -> str:
    """Open the first child whose row holds these words and return the name."""
    name = rows.filter(has_text=words).first.get_by_role("link").inner_text()
    rows.filter(has_text=name).first.get_by_role("link").click()
    expect(head.get_by_role("heading", level=1, name=name)).to_be_visible()
    return name


def test_what_a_guardian_says_is_noted_records_and_photos_apart(head: Page) -> None:
    rows = open_class(head, "一年级")
    name = open_child(head, rows, "还没有问")

    form = registers.act(head, "记下家长意见", f"{name}：家长的意见")
    form.get_by_role("radio", name="书面同意").check()
    form.get_by_role("radio", name="照片不同意").check()
    form.get_by_role("radio", name="母亲").check()
    registers.send(form, "保存", "已记下家长的意见")

    head.get_by_role("link", name="返回名单").click()
    row = head.locator("tbody tr").filter(has_text=name)
    expect(row).to_contain_text("书面同意")
    expect(row).to_contain_text("照片不同意")


def test_a_withdrawal_leaves_a_code_and_no_name(head: Page) -> None:
    rows = open_class(head, "二年级")
    count = rows.count()
    name = open_child(head, rows, "书面同意")

    form = registers.act(head, "家长撤回同意…", f"撤回对{name}的同意？")
    expect(form).to_contain_text("姓名不能再找回来")
    registers.send(form, "撤回同意", "已撤回")

    expect(head.get_by_role("heading", level=1)).not_to_have_text(name)
    head.get_by_role("link", name="返回名单").click()
    expect(head.locator("tbody tr")).to_have_count(count)
    expect(head.locator("main")).not_to_contain_text(name)


def test_a_child_is_entered_with_nothing_but_what_may_be_kept(head: Page) -> None:
    open_class(head, "四年级")
    form = registers.act(head, "添加孩子", "添加孩子")
    assert form.get_by_role("textbox").count() == 2

    form.get_by_label("姓名").fill("祁小满")
    form.get_by_label("出生年份").fill("17")
    form.get_by_role("radio", name="女").check()
    form.get_by_role("button", name="保存").click()
    expect(form.get_by_text("请写四位数的年份")).to_be_visible()
    form.get_by_label("出生年份").fill("2017")
    registers.send(form, "保存", "已添加祁小满")

    expect(head.locator("tbody tr").filter(has_text="祁小满")).to_contain_text("还没有问")


@pytest.mark.parametrize("button", ["打印告家长书", "打印全班同意书"])
def test_papers_for_guardians_arrive_as_pdf(head: Page, button: str, tmp_path: Path) -> None:
    open_class(head, "五年级")

    assert registers.download(head, button, tmp_path / "paper.pdf").startswith(b"%PDF")


def test_a_childs_whole_record_is_printed_and_the_reading_of_it_is_logged(
    head: Page, tmp_path: Path
) -> None:
    rows = open_class(head, "六年级")
    open_child(head, rows, "书面同意")
    paper = registers.download(head, "打印全部记录", tmp_path / "child.pdf")
    assert paper.startswith(b"%PDF")

    registers.open_register(head, "查阅登记")

    log = head.get_by_role("table", name="查阅登记")
    expect(log).to_contain_text("马文斌")
    expect(log).to_contain_text("孩子")
    assert registers.download(head, "打印登记", tmp_path / "log.pdf").startswith(b"%PDF")


def test_above_the_school_children_are_numbers(server: Server, new_phone: NewPhone) -> None:
    page = new_phone(DESKTOP).open(server.url)
    registers.sign_in(page, "qianlan")

    registers.open_register(page, "班级", registers.CENTRAL)

    expect(page.get_by_text("名孩子").first).to_be_visible()
    expect(page.get_by_role("link", name="名孩子")).to_have_count(0)
    page.get_by_role("link", name=registers.CENTRAL).click()
    expect(page.get_by_role("link", name="孩子")).to_have_count(0)


def test_an_office_keeps_no_list_of_children_on_its_computer(head: Page) -> None:
    rows = open_class(head, "三年级")
    name = rows.first.get_by_role("link").inner_text()

    kept = head.evaluate(
        """async () => {
          const found = [];
          for (const { name } of await indexedDB.databases()) {
            const db = await new Promise((done) => {
              const asked = indexedDB.open(name);
              asked.onsuccess = () => done(asked.result);
            });
            for (const store of db.objectStoreNames) {
              const all = db.transaction(store).objectStore(store).getAll();
              await new Promise((done) => { all.onsuccess = done; });
              found.push(JSON.stringify(all.result));
            }
            db.close();
          }
          return found.join();
        }"""
    )

    assert name not in kept


def class_list(path: Path, *names: str) -> Path:
    """A class list as a school has it, with a column that must not be kept."""
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    page.append(["班级", "姓名", "性别", "出生年份", "身份证号"])
    for name in names:
        page.append(["五年级", name, "女", 2015, "000000000000000000"])
    workbook.save(path)
    return path


def test_a_class_list_is_looked_at_taken_over_without_what_must_not_be_kept_and_undone(
    head: Page, tmp_path: Path
) -> None:
    rows = open_class(head, "五年级")
    before = rows.count()
    registers.open_register(head, "从 Excel 导入")
    workbook = class_list(tmp_path / "class.xlsx", "丛小雨", "丛小雪", "")
    head.locator("input[type=file]").set_input_files(workbook)

    preview = head.get_by_role("region", name="核对")
    expect(preview.get_by_role("list", name="去掉的栏")).to_contain_text("身份证号")
    expect(preview.get_by_role("table", name="逐行核对")).to_contain_text("丛小雨")
    expect(preview).to_contain_text("新增 2 行")
    preview.get_by_role("button", name="导入 2 行").click()
    expect(head.get_by_text("已导入。")).to_be_visible()
    expect(open_class(head, "五年级")).to_have_count(before + 2)

    registers.open_register(head, "从 Excel 导入")
    head.get_by_role("button", name="撤销…").first.click()
    form = registers.asked(head, "撤销这次导入？")
    registers.send(form, "撤销导入", "已撤销")
    expect(open_class(head, "五年级")).to_have_count(before)
    expect(head.locator("main")).not_to_contain_text("丛小雨")


def test_a_file_that_is_no_list_changes_nothing_and_says_so(head: Page, tmp_path: Path) -> None:
    picture = tmp_path / "picture.xlsx"
    picture.write_bytes(b"\x89PNG no list at all")
    registers.open_register(head, "从 Excel 导入")

    head.locator("input[type=file]").set_input_files(picture)

    expect(head.get_by_role("alert")).to_contain_text("没有找到标题行")
    blank = registers.download(head, "下载空白表", tmp_path / "blank.xlsx")
    assert blank.startswith(b"PK")
