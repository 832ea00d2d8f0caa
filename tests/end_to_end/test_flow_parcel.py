"""A long time without a network: unsent work goes by file, and counts once whatever comes after."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.end_to_end import office, parcels, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP, Phone
from tests.end_to_end.pictures import wall
from tests.end_to_end.server import Server, eventually

THEME = "山路上的秋天"
NOTE = "奶奶说孩子夜里咳嗽，已提醒去看医生。"


def test_unsent_work_goes_by_file_and_counts_once(
    server: Server, new_phone: NewPhone, tmp_path: Path
) -> None:
    before = set(files_of(server))
    phone = new_phone()
    page = phone.open(server.url)
    teacher.join(page, server.invite("linxiaomei"))
    phone.go_offline()
    log_three(page, tmp_path)
    file = parcels.make(page, tmp_path)
    find_nothing_readable(file)

    colleague = new_phone()
    bring_it_once_there_is_a_network(colleague, server, file)

    desk = new_phone(DESKTOP).open(server.url)
    office.sign_in(desk)
    see_all_three_with_photos(desk)
    bring_it_to_the_office_too(desk, file)

    phone.go_online()
    teacher.wait_until_synced(page)
    see_all_three_with_photos(desk)
    added = [path for path in files_of(server) if path not in before]
    assert len(added) == 2, "the photo and its small picture, once each"


def test_a_file_that_is_none_or_was_damaged_is_told_in_words(
    server: Server, new_phone: NewPhone, tmp_path: Path
) -> None:
    phone = new_phone()
    page = phone.open(server.url)
    teacher.sign_in(page, "sunli")
    phone.go_offline()
    teacher.log_contact(page, "电话")
    whole = parcels.make(page, tmp_path).read_bytes()
    phone.go_online()
    (tmp_path / "holiday.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    (tmp_path / "half.daybook").write_bytes(whole[: len(whole) // 2])

    parcels.choose(page, tmp_path / "holiday.jpg", tmp_path / "half.daybook")

    expect(page.get_by_role("alert").filter(has_text="这不是未上传记录的文件")).to_be_visible()
    half = parcels.brought(page).filter(has_text="half.daybook")
    expect(half.get_by_text("文件坏了或不完整，打不开。请对方再发一次。")).to_be_visible()
    half.get_by_role("button", name="去掉").click()
    half.get_by_role("alertdialog").get_by_role("button", name="去掉").click()
    expect(half).to_have_count(0)


def log_three(page: Page, folder: Path) -> None:
    teacher.log_home_visit(page, NOTE)
    teacher.log_contact(page, "接送交流")
    teacher.log_theme_wall(page, THEME, [wall(folder / "wall.jpg", "#c9b58a")])


def find_nothing_readable(file: Path) -> None:
    content = file.read_bytes()
    assert content.startswith(b"DAYBOOK")
    assert NOTE.encode() not in content
    assert THEME.encode() not in content


def bring_it_once_there_is_a_network(colleague: Phone, server: Server, file: Path) -> None:
    page = colleague.open(server.url)
    teacher.sign_in(page, "wuguilan")
    colleague.go_offline()
    parcels.open_screen(page)
    parcels.choose(page, file)
    expect(parcels.brought(page)).to_contain_text("等有信号")
    colleague.kill()
    page = colleague.open(server.url)
    parcels.open_screen(page)
    expect(parcels.brought(page)).to_contain_text("等有信号")

    colleague.go_online()

    expect(parcels.brought(page)).to_contain_text("林晓梅")
    expect(parcels.brought(page)).to_contain_text("3 条记录已送到，1 张照片已送到。")
    expect(parcels.brought(page)).to_contain_text("已送到")


def see_all_three_with_photos(desk: Page) -> None:
    today = desk.evaluate("new Date().toLocaleDateString('sv')")
    rows = office.wait_for_records(desk, 3, **{"from": today, "to": today, "person": person(desk)})
    expect(rows.filter(has_text="家访")).to_have_count(1)
    expect(rows.filter(has_text="1 张照片")).to_have_count(1)
    office.open_record(desk, THEME)
    photos = desk.get_by_role("button", name="放大照片").locator("img")
    expect(photos).to_have_count(1)
    eventually(lambda: photos.evaluate_all("all => all.every(one => one.naturalWidth > 0)"))


def person(desk: Page) -> str:
    """The account that the filter of the records page has for the teacher."""
    office.list_records(desk)
    return (
        desk.get_by_label("教师").locator("option", has_text="林晓梅").get_attribute("value") or ""
    )


def bring_it_to_the_office_too(desk: Page, file: Path) -> None:
    desk.get_by_role("link", name="收文件").click()
    parcels.drop(desk, file)
    expect(parcels.brought(desk)).to_contain_text("3 条早已送到。")


def files_of(server: Server) -> list[Path]:
    return [path for path in (server.folder / "photos").rglob("*") if path.is_file()]
