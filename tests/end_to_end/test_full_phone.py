"""A phone without room keeps what is written, says what to do, and goes on once there is room."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.end_to_end import storage, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import Phone
from tests.end_to_end.pictures import leaves, wall
from tests.end_to_end.server import Server

FULL = "本机空间满了"
HALF_OF_THREE_PHOTOS = 240_000


def try_to_finish(page: Page) -> None:
    page.get_by_role("button", name="完成", exact=True).click()


def without_room(phone: Phone, server: Server) -> storage.Room:
    """The phone is switched on after its disk filled up."""
    room = storage.Room(phone, server.url)
    room.take()
    room.page.goto(server.url)
    return room


def test_a_full_phone_keeps_the_draft_and_says_what_to_do(server: Server, phone: Phone) -> None:
    room = without_room(phone, server)
    page = room.page
    teacher.open_form(page, "parent")
    teacher.question(page, "孩子").get_by_role("checkbox").first.click()
    teacher.choose(page, "怎么联系", "家访")
    teacher.choose(page, "和谁谈", "母亲")
    teacher.choose(page, "谈了什么", "学习")
    teacher.write(page, "谈话要点", "没有空间的时候写的")

    expect(page.get_by_text("还没有存上")).to_be_visible()
    try_to_finish(page)
    expect(page.get_by_text("没有存上：本机空间可能满了")).to_be_visible()
    expect(page.get_by_text(FULL)).to_be_visible()
    room.give_back()
    teacher.finish(page)

    expect(page.get_by_text(FULL)).to_have_count(0)
    teacher.wait_until_synced(page)
    teacher.open_record(page, "家访")
    expect(page.get_by_text("没有空间的时候写的")).to_be_visible()


def test_a_photo_that_finds_no_room_is_said_and_the_rest_stays(
    server: Server, phone: Phone, tmp_path: Path
) -> None:
    room = without_room(phone, server)
    page = room.page
    picture = wall(tmp_path / "wall.jpg", "#d9c8a5")
    teacher.open_form(page, "env")
    teacher.choose(page, "区域", "主题墙")
    teacher.question(page, "班级/位置").get_by_role("radio").first.check()
    teacher.write(page, "主题", "种子")
    teacher.choose(page, "进展", "完成")
    box = teacher.question(page, "创设后")

    box.locator("input[multiple]").set_input_files([picture])
    expect(page.get_by_text("这张照片没有存上")).to_be_visible()
    room.give_back()
    box.locator("input[multiple]").set_input_files([picture])
    expect(box.get_by_role("img")).to_have_count(1)
    teacher.finish(page)

    teacher.wait_until_synced(page)


def test_photos_that_were_sent_make_room_for_new_work(
    server: Server, phone: Phone, tmp_path: Path
) -> None:
    page = storage.opened(phone, server)
    pictures = [leaves(tmp_path / f"{number}.jpg", number) for number in range(3)]
    teacher.log_theme_wall(page, "旧照片", pictures)
    teacher.wait_until_synced(page)
    room = storage.Room(phone, server.url)
    room.page.goto(server.url)
    teacher.wait_until_synced(room.page)
    used = room.used()
    room = storage.Room(phone, server.url)
    room.take(used - HALF_OF_THREE_PHOTOS)
    room.page.goto(server.url)

    teacher.log_home_visit(room.page, "腾出地方写的")

    teacher.wait_until_synced(room.page)
    expect(room.page.get_by_text(FULL)).to_have_count(0)


def test_an_answer_that_finds_no_room_is_fetched_again(
    server: Server, phone: Phone, new_phone: NewPhone
) -> None:
    room = without_room(phone, server)
    page = room.page
    other = storage.sign_in(new_phone(), server, storage.LOGIN)
    teacher.log_theme_wall(other, "满了也要收到", [])
    teacher.wait_until_synced(other)

    teacher.sync_now(page)
    expect(page.get_by_text(FULL).first).to_be_visible()
    expect(teacher.records(page).filter(has_text="满了也要收到")).to_have_count(0)
    room.give_back()
    teacher.sync_now(page)

    teacher.wait_until_synced(page)
    expect(page.get_by_text(FULL)).to_have_count(0)
    expect(teacher.records(page).filter(has_text="满了也要收到")).to_have_count(1)
