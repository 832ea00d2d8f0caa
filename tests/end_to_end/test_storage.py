"""A phone's storage may be cleared, blocked, newer or forbidden: the person is told."""

import pytest
from playwright.sync_api import expect

from tests.end_to_end import storage, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import Phone
from tests.end_to_end.server import Server, eventually

CLEARED = "浏览器清掉了这台手机上的内容，有 1 条没上传的可能丢了"


def test_the_browser_is_asked_to_keep_the_work_at_the_first_save(
    server: Server, phone: Phone
) -> None:
    page = storage.opened(phone, server, script=storage.COUNT_ASKING)
    before = page.evaluate("localStorage.getItem('asked')")

    teacher.log_contact(page, "电话")

    assert before is None
    eventually(lambda: page.evaluate("localStorage.getItem('asked')") == "1")
    teacher.wait_until_synced(page)
    expect(page.get_by_text("可能被清理")).to_be_visible()


def test_storage_cleared_while_the_page_is_open_is_told_to_both_sides(
    server: Server, new_phone: NewPhone
) -> None:
    phone = new_phone()
    page = storage.sign_in(phone, server, "sunli")
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
    page = storage.sign_in(phone, server, "wuguilan")
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


def test_signing_out_is_not_taken_for_a_clearing(server: Server, new_phone: NewPhone) -> None:
    phone = new_phone()
    page = storage.sign_in(phone, server, storage.LOGIN)
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
    name = storage.database_of_person(storage.opened(phone, server))
    fresh = new_phone()
    page = fresh.open(server.url)
    other = storage.beside(fresh, server.url)
    other.evaluate(storage.HOLD_FIRST_VERSION, name)

    teacher.try_to_sign_in(page, storage.LOGIN, teacher.PASSWORD)
    expect(page.get_by_text("另一个旧页面挡住了更新")).to_be_visible()
    other.evaluate("window.held.close()")

    expect(page.get_by_text("另一个旧页面挡住了更新")).to_have_count(0)
    teacher.start(page)
    teacher.log_contact(page, "电话")
    teacher.wait_until_synced(page)


def test_a_page_older_than_the_database_still_keeps_and_sends_work(
    server: Server, phone: Phone
) -> None:
    page = storage.opened(phone, server)
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
    code = server.invite(storage.LOGIN)
    private = new_phone()
    page = private.open("about:blank")
    private.context.add_init_script(storage.NO_DATABASE)
    page.goto(f"{server.url}/#/join/{code}")

    expect(page.get_by_text("这个浏览器不让保存内容")).to_be_visible()
    page.get_by_role("button", name="加入", exact=True).click()
    expect(page.get_by_text("这个浏览器现在存不了内容")).to_be_visible()

    teacher.join(new_phone().open(server.url), code)


def test_a_browser_without_small_notes_works(server: Server, phone: Phone) -> None:
    page = storage.opened(phone, server, script=storage.NO_NOTES)

    teacher.log_contact(page, "电话")

    teacher.wait_until_synced(page)


def test_a_connection_that_the_phone_let_go_is_opened_again(server: Server, phone: Phone) -> None:
    page = storage.opened(phone, server, script=storage.REMEMBER_CONNECTIONS)

    page.evaluate("for (const each of window.connections) each.close()")
    teacher.log_contact(page, "电话")
    page.evaluate("for (const each of window.connections) each.close()")

    teacher.sync_now(page)
    teacher.wait_until_synced(page)


def test_what_is_not_in_a_backup_yet_is_counted_until_it_is(server: Server, phone: Phone) -> None:
    page = storage.opened(phone, server)
    for _ in range(2):
        teacher.log_contact(page, "电话")
    teacher.wait_until_synced(page)
    expect(page.get_by_text("还有 2 处没有备份")).to_be_visible()

    server.run("backup")
    teacher.log_contact(page, "微信")
    teacher.wait_until_synced(page)

    expect(page.get_by_text("还有 1 处没有备份")).to_be_visible()
