"""Hostile words, false networks, wrong passwords and broken records do no harm."""

from playwright.sync_api import Page, Route, expect

from tests.end_to_end import office, outbox, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP
from tests.end_to_end.server import Server

SCRIPT = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
STATEMENT = "'); DROP TABLE account; --"
PORTAL = "<!doctype html><title>WiFi</title><p>Please sign in to this network</p>"


def answer_as_a_portal(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body=PORTAL)


def signed_in(new_phone: NewPhone, server: Server, login: str = "linxiaomei") -> Page:
    page = new_phone().open(server.url)
    teacher.sign_in(page, login)
    teacher.wait_until_synced(page)
    return page


def test_script_and_sql_are_shown_as_the_text_they_are(server: Server, new_phone: NewPhone) -> None:
    page = signed_in(new_phone, server)
    theme = f"{SCRIPT[:40]}{STATEMENT[:18]}"
    teacher.log_theme_wall(page, theme, [])
    teacher.log_home_visit(page, SCRIPT + STATEMENT)
    teacher.wait_until_synced(page)

    teacher.open_record(page, "家访")
    expect(page.get_by_text(SCRIPT + STATEMENT)).to_be_visible()
    desk = new_phone(DESKTOP).open(server.url)
    office.sign_in(desk)
    office.list_records(desk)
    desk.get_by_role("searchbox", name="文字").fill(theme)
    desk.keyboard.press("Enter")
    office.open_record(desk, theme)

    expect(desk.get_by_text(theme).first).to_be_visible()
    assert "taken" not in (page.title(), desk.title())


def test_a_portal_that_answers_everything_loses_and_marks_nothing(
    server: Server, new_phone: NewPhone
) -> None:
    phone = new_phone()
    page = phone.open(server.url)
    teacher.sign_in(page, "sunli")
    teacher.wait_until_synced(page)
    phone.context.route("**/api/**", answer_as_a_portal)

    teacher.log_contact(page, "电话")
    teacher.sync_now(page)
    expect(page.get_by_role("button", name="立即同步")).to_be_enabled()
    expect(teacher.records(page).filter(has_text="待同步")).to_have_count(1)
    phone.context.unroute("**/api/**")
    teacher.sync_now(page)

    teacher.wait_until_synced(page)


def test_guessing_a_password_is_limited_and_said_in_words(
    guarded_server: Server, new_phone: NewPhone
) -> None:
    page = new_phone().open(guarded_server.url)
    wrong = page.get_by_text("账号或密码不对")
    too_fast = page.get_by_text("试得太快了")

    for _ in range(20):
        teacher.try_to_sign_in(page, "mawenbin", "guess")
        expect(wrong.or_(too_fast)).to_be_visible()
        if too_fast.is_visible():
            break

    expect(too_fast).to_be_visible()


def test_a_revoked_phone_keeps_its_work_and_asks_to_sign_in(
    server: Server, new_phone: NewPhone
) -> None:
    phone = new_phone()
    page = phone.open(server.url)
    with page.expect_response("**/api/accounts/sign-in") as answer:
        teacher.sign_in(page, "wuguilan")
    device = answer.value.json()["device"]
    teacher.wait_until_synced(page)
    phone.go_offline()
    teacher.log_contact(page, "接送交流")

    server.run("revoke-device", device)
    phone.go_online()

    expect(page.get_by_text("重新登录").first).to_be_visible()
    expect(teacher.records(page).filter(has_text="待同步")).to_have_count(1)
    teacher.try_to_sign_in(page, "wuguilan", teacher.PASSWORD)
    expect(page.get_by_role("heading", name="登录")).to_have_count(0)
    teacher.wait_until_synced(page)


def test_an_invalid_record_is_held_and_explained_to_both_sides(
    server: Server, new_phone: NewPhone
) -> None:
    phone = new_phone()
    page = phone.open(server.url)
    teacher.sign_in(page, "linxiaomei")
    teacher.wait_until_synced(page)
    phone.go_offline()
    teacher.log_contact(page, "视频")
    outbox.take_answers_out(page, "how")
    desk = new_phone(DESKTOP).open(server.url)
    office.sign_in(desk)
    waiting = office.held(desk).count()

    page.reload()
    teacher.wait_until_unreachable(page)
    phone.go_online()

    held = teacher.records(page).filter(has_text="请补充")
    expect(held).to_have_count(1)
    held.click()
    expect(page.get_by_text("内容都在")).to_be_visible()
    expect(office.held(desk)).to_have_count(waiting + 1)


def test_two_tabs_of_one_phone_show_the_same_records(server: Server, new_phone: NewPhone) -> None:
    phone = new_phone()
    page = phone.open(server.url)
    teacher.sign_in(page, "linxiaomei")
    teacher.wait_until_synced(page)
    other = phone.context.new_page()
    other.goto(server.url)

    phone.go_offline()
    teacher.log_contact(page, "微信")

    expect(teacher.records(other).filter(has_text="待同步")).to_have_count(1)
    phone.go_online()
    teacher.wait_until_synced(page)
    expect(teacher.records(other).filter(has_text="待同步")).to_have_count(0)
