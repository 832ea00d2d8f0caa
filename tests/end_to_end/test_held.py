"""What was not taken stays in sight until it is completed, corrected or taken back."""

from playwright.sync_api import Page, expect

from tests.end_to_end import outbox, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.leader import Leader
from tests.end_to_end.phone import Phone
from tests.end_to_end.server import Server

NOTE = "请补上是怎么联系家长的。"
TOPIC = "孩子想参加合唱。"


def hold_a_record(phone: Phone, server: Server) -> tuple[Page, str]:
    """A page of a teacher with one record that lacks an answer; and the record's id."""
    page = phone.open(server.url)
    teacher.sign_in(page, "sunli")
    teacher.wait_until_synced(page)
    phone.go_offline()
    teacher.log_contact(page, "视频", TOPIC)
    outbox.take_answers_out(page, "how")
    page.reload()
    teacher.open_record(page, "母亲")
    rid = page.url.rsplit("/", 1)[-1]
    phone.go_online()
    teacher.wait_until_synced(page)
    return page, rid


def needs_me(page: Page, rid: str) -> None:
    """Show the page of a record that has to be completed."""
    page.goto(f"{page.url.split('#')[0]}#/record/{rid}")
    expect(page.get_by_role("link", name="打开补充")).to_be_visible()


def complete(page: Page) -> None:
    """Open the form where it has to be put right, and finish it."""
    page.get_by_role("link", name="打开补充").click()
    expect(page.get_by_text(NOTE)).to_be_attached()
    expect(teacher.question(page, "怎么联系")).to_be_in_viewport()
    teacher.choose(page, "怎么联系", "视频")
    teacher.finish(page)


def state_of(page: Page, rid: str) -> str:
    page.goto(f"{page.url.split('#')[0]}#/record/{rid}")
    return page.locator("main .badge").first.inner_text()


def test_a_returned_record_is_completed_without_a_network_and_taken(
    server: Server, new_phone: NewPhone
) -> None:
    phone = new_phone()
    page, rid = hold_a_record(phone, server)
    head = Leader(server, "mawenbin")
    head.give_back(head.of_record(rid), NOTE)
    teacher.sync_now(page)
    expect(page.get_by_text("学校请您补充")).to_be_visible()
    expect(page.get_by_text(NOTE)).to_be_visible()
    expect(page.get_by_text("马文斌")).to_be_visible()

    phone.go_offline()
    needs_me(page, rid)
    complete(page)
    assert state_of(page, rid) == "待同步"
    phone.go_online()
    teacher.wait_until_synced(page)

    assert state_of(page, rid) == "已同步"
    expect(page.get_by_text(TOPIC)).to_be_visible()
    expect(page.get_by_text("由您后来写的代替了")).to_be_visible()
    head.of_record(rid, "settled")


def test_a_record_that_the_office_corrects_is_shown_corrected(
    server: Server, new_phone: NewPhone
) -> None:
    page, rid = hold_a_record(new_phone(), server)
    head = Leader(server, "mawenbin")

    head.correct(head.of_record(rid), {"how": "call"})
    teacher.sync_now(page)
    expect(page.get_by_role("link", name="打开补充")).to_have_count(0)

    assert state_of(page, rid) == "已同步"
    expect(page.locator("dd", has_text="电话")).to_be_visible()
    expect(page.get_by_text("马文斌改好后收下了")).to_be_visible()


def test_a_returned_record_can_be_completed_on_another_phone(
    server: Server, new_phone: NewPhone
) -> None:
    page, rid = hold_a_record(new_phone(), server)
    head = Leader(server, "mawenbin")
    head.give_back(head.of_record(rid), NOTE)

    other = new_phone().open(server.url)
    teacher.sign_in(other, "sunli")
    teacher.wait_until_synced(other)
    needs_me(other, rid)
    complete(other)
    teacher.wait_until_synced(other)
    teacher.sync_now(page)
    expect(page.get_by_role("link", name="打开补充")).to_have_count(0)

    assert state_of(page, rid) == "已同步"
    expect(page.locator("dd", has_text="视频")).to_be_visible()
