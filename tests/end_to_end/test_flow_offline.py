"""A new teacher's first day without a signal, from joining to what the supervisor sees."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.end_to_end import office, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP, Phone
from tests.end_to_end.pictures import exif_of, longest_side, wall
from tests.end_to_end.server import Server, eventually

VISIT_NOTE = "家里有书桌，孩子主动说起了幼儿园的种子。"
THEME = "我家门前的大树"
CHANGED_THEME = "我家门前的老槐树"
STORED_SIDE = 1280


def test_a_day_without_a_network_reaches_the_supervisor_whole(
    server: Server, new_phone: NewPhone, tmp_path: Path
) -> None:
    before = set(files_of(server))
    phone = new_phone()
    page = join_from_a_slip(phone, server)

    phone.go_offline()
    log_three(page, tmp_path)
    page = lose_power_and_open_again(phone, server)
    teacher.open_record(page, THEME)
    teacher.change(page, "主题", CHANGED_THEME)
    find_all_three(page)
    server.restart()
    phone.go_online()
    teacher.wait_until_synced(page)

    desk = new_phone(DESKTOP).open(server.url)
    office.sign_in(desk)
    see_all_three(desk)
    see_the_edit_and_the_photos(desk)
    stored = [path.read_bytes() for path in files_of(server) if path not in before]
    assert sorted(map(longest_side, stored))[-2:] == [STORED_SIDE, STORED_SIDE]
    assert [exif_of(content) for content in stored] == [{}, {}, {}, {}]


def join_from_a_slip(phone: Phone, server: Server) -> Page:
    page = phone.open(server.url)
    teacher.join(page, server.invite("linxiaomei"))
    return page


def log_three(page: Page, folder: Path) -> None:
    teacher.log_home_visit(page, VISIT_NOTE)
    teacher.log_contact(page, "接送交流")
    pictures = [wall(folder / "wall.jpg", "#d9c8a5"), wall(folder / "corner.jpg", "#9fc5b4")]
    teacher.log_theme_wall(page, THEME, pictures)


def lose_power_and_open_again(phone: Phone, server: Server) -> Page:
    phone.kill()
    return phone.open(server.url)


def find_all_three(page: Page) -> None:
    rows = teacher.records(page).filter(has_text="待同步")
    expect(rows).to_have_count(3)
    expect(rows.filter(has_text="家访")).to_have_count(1)
    expect(rows.filter(has_text="接送交流")).to_have_count(1)
    expect(rows.filter(has_text=CHANGED_THEME)).to_have_count(1)


def see_all_three(desk: Page) -> None:
    today = desk.evaluate("new Date().toLocaleDateString('sv')")
    rows = office.wait_for_records(desk, 3, **{"from": today, "to": today})
    expect(rows.filter(has_text="家访")).to_have_count(1)
    expect(rows.filter(has_text="接送交流")).to_have_count(1)
    expect(rows.filter(has_text="2 张照片")).to_have_count(1)


def see_the_edit_and_the_photos(desk: Page) -> None:
    office.open_record(desk, CHANGED_THEME)
    expect(desk.get_by_text(f"由“{THEME}”改为“{CHANGED_THEME}”")).to_be_visible()
    photos = desk.get_by_role("button", name="放大照片").locator("img")
    expect(photos).to_have_count(2)
    eventually(lambda: photos.evaluate_all("all => all.every(one => one.naturalWidth > 0)"))


def files_of(server: Server) -> list[Path]:
    return [path for path in (server.folder / "photos").rglob("*") if path.is_file()]
