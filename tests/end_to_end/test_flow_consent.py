"""A guardian withdraws consent: the name goes from every phone, and the counts still add up."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.end_to_end import office, registers, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP
from tests.end_to_end.server import Server

# Every value of every store of every database of this origin, opened where it is sealed.
EVERYTHING = """async () => {
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done, failed) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    for (const store of db.objectStoreNames) {
      const rows = await new Promise((done) => {
        const all = db.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => done(all.result);
      });
      for (const row of rows) {
        const plain = row?.sealed ? await window.openedRow(store, row).catch(() => row) : row;
        found.push(JSON.stringify(plain) ?? "");
      }
    }
    db.close();
  }
  return found.join("\\n");
}"""


def test_a_withdrawn_name_is_gone_from_both_phones_and_every_count_stays(
    server: Server, new_phone: NewPhone
) -> None:
    author, colleague = (signed_in(server, new_phone) for _ in range(2))
    name = log_a_visit_that_names_a_child(author)
    teacher.sync_now(colleague)
    teacher.wait_until_synced(colleague)
    assert name in everything(author)
    assert name in everything(colleague)
    desk = new_phone(DESKTOP).open(server.url)
    office.sign_in(desk)
    mine, counted = teacher.records(author).count(), count(desk)

    withdraw(new_phone(DESKTOP).open(server.url), name)

    for page in (author, colleague):
        teacher.sync_now(page)
        teacher.wait_until_synced(page)
        see_no(page, name)
        assert name not in everything(page)
        assert teacher.records(page).count() == mine
    assert count(desk) == counted


def signed_in(server: Server, new_phone: NewPhone) -> Page:
    page = new_phone().open(server.url)
    teacher.sign_in(page, "sunli")
    return page


def log_a_visit_that_names_a_child(page: Page) -> str:
    """Log a visit whose words name the first child of the list; the name."""
    teacher.open_form(page, "parent")
    first = teacher.question(page, "孩子").get_by_role("checkbox").first
    name = first.evaluate("box => box.closest('label').querySelector('span').textContent").strip()
    first.click()
    teacher.choose(page, "怎么联系", "家访")
    teacher.choose(page, "和谁谈", "母亲")
    teacher.choose(page, "谈了什么", "学习")
    teacher.write(page, "谈话要点", f"{name}的奶奶说，{name}在家爱看书。")
    teacher.finish(page)
    teacher.wait_until_synced(page)
    return str(name)


def withdraw(desk: Page, name: str) -> None:
    """Withdraw consent for the child of that name, as the head of the school does."""
    registers.sign_in(desk, "mawenbin")
    registers.open_register(desk, "孩子")
    rooms = desk.get_by_role("list", name="班级").get_by_role("link")
    for number in range(rooms.count()):
        rooms.nth(number).click()
        expect(desk.locator("tbody tr").first).to_be_visible()
        child = desk.locator("tbody").get_by_role("link", name=name, exact=True)
        if child.count():
            child.first.click()
            break
        desk.go_back()
        expect(rooms.first).to_be_visible()
    form = registers.act(desk, "家长撤回同意…", f"撤回对{name}的同意？")
    registers.send(form, "撤回同意", "已撤回")


def see_no(page: Page, name: str) -> None:
    """Look where a child's name may stand: the list, the record, the form."""
    teacher.open_record(page, "家访")
    expect(page.locator("main")).not_to_contain_text(name)
    expect(page.locator("main")).to_contain_text("号的奶奶说")
    teacher.open_form(page, "parent")
    expect(teacher.question(page, "孩子")).not_to_contain_text(name)


def everything(page: Page) -> str:
    """All that the page can read of what this phone holds."""
    found: Any = page.evaluate(EVERYTHING)
    return str(found)


def count(desk: Page) -> str:
    """How many records the office counts, in its words."""
    office.list_records(desk)
    return desk.get_by_text(re.compile(r"^共 \d+ 条记录")).inner_text()
