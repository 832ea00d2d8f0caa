"""What was not taken stays in sight until it is completed, corrected or taken back."""

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import office, outbox, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP, Phone
from tests.end_to_end.server import Server, eventually

NOTE = "请补上是怎么联系家长的。"
TO_COMPLETE = "孩子想参加合唱。"
TO_CORRECT = "家里新添了一盏台灯。"
TO_COMPLETE_ELSEWHERE = "奶奶周五来接。"
TO_TAKE_BACK = "下周再联系一次。"
TO_REMOVE = "家里来了客人，改天再谈。"
CHANGED = "客人走后谈了十分钟。"


def hold_a_record(phone: Phone, server: Server, words: str) -> tuple[Page, str]:
    """A page of a teacher with one record that lacks an answer; and the record's id."""
    page = phone.open(server.url)
    teacher.sign_in(page, "sunli")
    teacher.wait_until_synced(page)
    phone.go_offline()
    teacher.log_contact(page, "视频", words)
    outbox.take_answers_out(page, "how")
    page.reload()
    teacher.open_record(page, "母亲")
    rid = page.url.rsplit("/", 1)[-1]
    phone.go_online()
    teacher.wait_until_synced(page)
    return page, rid


def office_of_the_head(new_phone: NewPhone, server: Server) -> Page:
    desk = new_phone(DESKTOP).open(server.url)
    office.sign_in(desk, "mawenbin")
    return desk


def show(page: Page, rid: str) -> None:
    page.goto(f"{page.url.split('#')[0]}#/record/{rid}")
    expect(page.get_by_role("heading", name="经过")).to_be_visible()


def completing(page: Page, rid: str) -> Locator:
    """The way from the list to the form where the record has to be put right."""
    return page.get_by_role("link", name="打开补充").and_(page.locator(f"[href*='{rid}']"))


def complete(page: Page, rid: str) -> None:
    """Open the form where it has to be put right, and finish it."""
    show(page, rid)
    page.get_by_role("link", name="打开补充").click()
    expect(page.get_by_text(NOTE, exact=True)).to_be_attached()
    expect(teacher.question(page, "怎么联系")).to_be_in_viewport()
    teacher.choose(page, "怎么联系", "视频")
    teacher.finish(page)


def is_in_state(page: Page, rid: str, state: str) -> None:
    show(page, rid)
    expect(page.locator("main .badge").first).to_have_text(state)


def withdraw(page: Page, rid: str) -> None:
    show(page, rid)
    page.get_by_role("button", name="撤回").click()
    page.get_by_role("alertdialog").get_by_role("button", name="撤回").click()
    expect(page.get_by_role("heading", name="记录", exact=True)).to_be_visible()


def lists_not(desk: Page, text: str) -> bool:
    """Whether the office's list, read anew, holds no entry with these words."""
    office.held(desk)
    return desk.get_by_role("article").filter(has_text=text).count() == 0


def test_a_returned_record_is_completed_without_a_network_and_taken(
    server: Server, new_phone: NewPhone
) -> None:
    phone = new_phone()
    page, rid = hold_a_record(phone, server, TO_COMPLETE)
    office.give_back(office_of_the_head(new_phone, server), TO_COMPLETE, NOTE)
    teacher.sync_now(page)
    expect(page.get_by_text("学校请您补充")).to_be_visible()
    expect(page.get_by_text(NOTE)).to_be_visible()
    expect(page.get_by_text("马文斌 ·")).to_be_visible()

    phone.go_offline()
    complete(page, rid)
    is_in_state(page, rid, "待同步")
    phone.go_online()
    teacher.wait_until_synced(page)

    is_in_state(page, rid, "已同步")
    expect(page.get_by_text(TO_COMPLETE)).to_be_visible()
    expect(page.get_by_text("由您后来写的代替了")).to_be_visible()


def test_a_record_that_the_office_corrects_is_shown_corrected(
    server: Server, new_phone: NewPhone
) -> None:
    page, rid = hold_a_record(new_phone(), server, TO_CORRECT)

    office.correct(office_of_the_head(new_phone, server), TO_CORRECT, "怎么联系", "电话")
    teacher.sync_now(page)
    expect(completing(page, rid)).to_have_count(0)

    is_in_state(page, rid, "已同步")
    expect(page.locator("dd", has_text="电话")).to_be_visible()
    expect(page.get_by_text("马文斌改好后收下了")).to_be_visible()


def test_a_returned_record_can_be_completed_on_another_phone(
    server: Server, new_phone: NewPhone
) -> None:
    page, rid = hold_a_record(new_phone(), server, TO_COMPLETE_ELSEWHERE)
    office.give_back(office_of_the_head(new_phone, server), TO_COMPLETE_ELSEWHERE, NOTE)

    other = new_phone().open(server.url)
    teacher.sign_in(other, "sunli")
    teacher.wait_until_synced(other)
    complete(other, rid)
    teacher.wait_until_synced(other)
    teacher.sync_now(page)
    expect(completing(page, rid)).to_have_count(0)

    is_in_state(page, rid, "已同步")
    expect(page.locator("dd", has_text="视频")).to_be_visible()


def test_a_held_record_that_is_taken_back_leaves_the_offices_list(
    server: Server, new_phone: NewPhone
) -> None:
    page, rid = hold_a_record(new_phone(), server, TO_TAKE_BACK)
    desk = office_of_the_head(new_phone, server)
    expect(office.held_entry(desk, TO_TAKE_BACK)).to_be_visible()

    withdraw(page, rid)
    teacher.wait_until_synced(page)

    # The office reads its list anew: the removal may still have been on its way the first time.
    eventually(lambda: lists_not(desk, TO_TAKE_BACK))
    expect(teacher.records(page).and_(page.locator(f"[href$='{rid}']"))).to_have_count(0)


def test_a_removal_that_met_an_edit_is_decided_with_the_edit_in_sight(
    server: Server, new_phone: NewPhone
) -> None:
    phone = new_phone()
    page, other = phone.open(server.url), new_phone().open(server.url)
    for each in (page, other):
        teacher.sign_in(each, "sunli")
    teacher.log_contact(other, "电话", TO_REMOVE)
    teacher.wait_until_synced(other)
    teacher.sync_now(page)
    teacher.open_record(page, "电话")
    rid = page.url.rsplit("/", 1)[-1]
    phone.go_offline()
    withdraw(page, rid)
    show(other, rid)
    teacher.change(other, "谈话要点", CHANGED)
    teacher.wait_until_synced(other)

    phone.go_online()
    teacher.wait_until_synced(page)
    show(page, rid)
    expect(page.get_by_text("另外有人改了它")).to_be_visible()
    expect(page.get_by_text(CHANGED)).to_be_visible()
    page.get_by_role("button", name="还是撤回").click()
    teacher.wait_until_synced(page)
    teacher.sync_now(other)

    for each in (page, other):
        each.goto(f"{server.url}/#/record/{rid}")
        expect(each.get_by_text("本机没有这条记录")).to_be_visible()
