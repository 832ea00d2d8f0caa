"""Whatever happens to a phone's storage, the person is told, and nothing is lost silently."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.end_to_end import storage, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import Phone
from tests.end_to_end.pictures import leaves, wall
from tests.end_to_end.server import Server, eventually

LOGIN = "linxiaomei"
FULL = "本机空间满了"
HALF_OF_THREE_PHOTOS = 240_000
CLEARED = "浏览器清掉了这台手机上的内容，有 1 条没上传的可能丢了"


@pytest.fixture(scope="module")
def profile(
    server: Server, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A browser's profile in which somebody is signed in and everything is here; to be copied."""
    folder = tmp_path_factory.mktemp("signed-in") / "profile"
    phone = Phone(playwright, folder)
    sign_in(phone, server, LOGIN)
    phone.close()
    return folder


@pytest.fixture
def phone(new_phone: NewPhone, profile: Path) -> Phone:
    """A phone of somebody who signed in on it earlier; it is switched off."""
    made = new_phone()
    shutil.copytree(profile, made.profile)
    return made


def sign_in(phone: Phone, server: Server, login: str) -> Page:
    page = phone.open(server.url)
    teacher.sign_in(page, login)
    teacher.wait_until_synced(page)
    return page


def opened(phone: Phone, server: Server, script: str = "") -> Page:
    """The page on a phone that is switched on; `script` runs before it."""
    page = phone.open("about:blank")
    if script:
        phone.context.add_init_script(script)
    page.goto(server.url)
    teacher.wait_until_synced(page)
    return page


def try_to_finish(page: Page) -> None:
    page.get_by_role("button", name="完成", exact=True).click()


def test_the_browser_is_asked_to_keep_the_work_at_the_first_save(
    server: Server, phone: Phone
) -> None:
    page = opened(phone, server, script=storage.COUNT_ASKING)
    before = page.evaluate("localStorage.getItem('asked')")

    teacher.log_contact(page, "电话")

    assert before is None
    eventually(lambda: page.evaluate("localStorage.getItem('asked')") == "1")
    teacher.wait_until_synced(page)
    expect(page.get_by_text("可能被清理")).to_be_visible()


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
    page = opened(phone, server)
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
    other = sign_in(new_phone(), server, LOGIN)
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


def test_storage_cleared_while_the_page_is_open_is_told_to_both_sides(
    server: Server, new_phone: NewPhone
) -> None:
    phone = new_phone()
    page = sign_in(phone, server, "sunli")
    other = storage.beside(phone, server.url)
    phone.go_offline()
    teacher.log_contact(page, "电话")

    storage.clear(other, storage.database_of_person(other))

    expect(page.get_by_text(CLEARED)).to_be_visible()
    phone.go_online()
    teacher.sync_now(page)
    teacher.wait_until_synced(page)
    teacher.log_contact(page, "微信")
    teacher.wait_until_synced(page)
    eventually(lambda: "1 not sent" in server.run("devices", "sunli"))
    page.get_by_role("button", name="知道了").click()
    expect(page.get_by_text(CLEARED)).to_have_count(0)


@pytest.mark.parametrize("survives", ["notes", "cookie"])
def test_storage_cleared_while_the_page_was_closed_is_told_and_the_way_back_works(
    server: Server, new_phone: NewPhone, survives: str
) -> None:
    phone = new_phone()
    page = sign_in(phone, server, "wuguilan")
    other = storage.beside(phone, server.url)
    phone.go_offline()
    teacher.log_contact(page, "电话")
    teacher.wait_until_unreachable(page)
    page.goto("about:blank")

    storage.clear(other)
    if survives == "cookie":
        other.evaluate("localStorage.clear()")
    else:
        phone.context.clear_cookies()
    phone.go_online()
    other.goto(server.url)

    expect(other.get_by_text(CLEARED)).to_be_visible()
    expect(other.get_by_text("已上传的会取回来")).to_be_visible()
    other.reload()
    expect(other.get_by_text(CLEARED)).to_be_visible()
    other.get_by_role("link", name="登录").click()
    teacher.sign_in(other, "wuguilan")
    teacher.wait_until_synced(other)
    said = eventually(
        lambda: [line for line in told_by(server, "wuguilan") if "1 not sent" in line]
    )
    assert len(said) >= 1


def told_by(server: Server, login: str) -> list[str]:
    return server.run("devices", login).splitlines()


def test_signing_out_is_not_taken_for_a_clearing(server: Server, phone: Phone) -> None:
    page = opened(phone, server)
    phone.go_offline()
    teacher.log_contact(page, "电话")
    page.goto(f"{server.url}/#/me")
    page.get_by_role("button", name="退出登录").click()
    page.get_by_role("button", name="退出", exact=True).click()
    expect(page.get_by_role("heading", name="登录")).to_be_visible()

    page.reload()

    expect(page.get_by_role("heading", name="登录")).to_be_visible()
    expect(page.get_by_text("浏览器清掉")).to_have_count(0)


def test_an_old_page_in_the_way_is_told_and_does_no_harm(
    server: Server, phone: Phone, new_phone: NewPhone
) -> None:
    name = storage.database_of_person(opened(phone, server))
    fresh = new_phone()
    page = fresh.open(server.url)
    other = storage.beside(fresh, server.url)
    other.evaluate(storage.HOLD_FIRST_VERSION, name)

    teacher.try_to_sign_in(page, LOGIN, teacher.PASSWORD)
    expect(page.get_by_text("另一个旧页面挡住了更新")).to_be_visible()
    other.evaluate("window.held.close()")

    expect(page.get_by_text("另一个旧页面挡住了更新")).to_have_count(0)
    teacher.start(page)
    teacher.log_contact(page, "电话")
    teacher.wait_until_synced(page)


def test_a_page_older_than_the_database_still_keeps_and_sends_work(
    server: Server, phone: Phone
) -> None:
    page = opened(phone, server)
    other = storage.beside(phone, server.url)
    phone.go_offline()
    teacher.log_home_visit(page, "更新之前写的")

    other.evaluate(storage.MAKE_NEWER, storage.database_of_person(other))

    expect(page.get_by_text("请刷新本页再继续，已写的都在")).to_be_visible()
    teacher.log_home_visit(page, "更新之后写的")
    page.reload()
    expect(teacher.records(page).filter(has_text="待同步")).to_have_count(2)
    phone.go_online()
    teacher.wait_until_synced(page)


def test_a_browser_that_keeps_nothing_says_so_and_spends_no_code(
    server: Server, new_phone: NewPhone
) -> None:
    code = server.invite(LOGIN)
    private = new_phone()
    page = private.open("about:blank")
    private.context.add_init_script(storage.NO_DATABASE)
    page.goto(f"{server.url}/#/join/{code}")

    expect(page.get_by_text("这个浏览器不让保存内容")).to_be_visible()
    page.get_by_role("button", name="加入", exact=True).click()
    expect(page.get_by_text("这个浏览器现在存不了内容")).to_be_visible()

    teacher.join(new_phone().open(server.url), code)


def test_a_browser_without_small_notes_works(server: Server, phone: Phone) -> None:
    page = opened(phone, server, script=storage.NO_NOTES)

    teacher.log_contact(page, "电话")

    teacher.wait_until_synced(page)


def test_a_connection_that_the_phone_let_go_is_opened_again(server: Server, phone: Phone) -> None:
    page = opened(phone, server, script=storage.REMEMBER_CONNECTIONS)

    page.evaluate("for (const each of window.connections) each.close()")
    teacher.log_contact(page, "电话")
    page.evaluate("for (const each of window.connections) each.close()")

    teacher.sync_now(page)
    teacher.wait_until_synced(page)


def test_what_is_not_in_a_backup_yet_is_counted_until_it_is(server: Server, phone: Phone) -> None:
    page = opened(phone, server)
    for _ in range(2):
        teacher.log_contact(page, "电话")
    teacher.wait_until_synced(page)
    expect(page.get_by_text("还有 2 处没有备份")).to_be_visible()

    server.run("backup")
    teacher.log_contact(page, "微信")
    teacher.wait_until_synced(page)

    expect(page.get_by_text("还有 1 处没有备份")).to_be_visible()
