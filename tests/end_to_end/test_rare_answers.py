"""A signature, a voice note, a document and a place: given offline, opened in the office."""

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import office, teacher, workbooks
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP, PHONE
from tests.end_to_end.server import Server

FORM = "meeting"
TITLE = "家长会"
SEEN = "到会二十一位家长。"
SURVEY: Sequence[Sequence[str]] = (
    ("type", "name", "label::zh", "label::en", "appearance", "required"),
    ("text", "seen", "情况", "What happened", "", "yes"),
    ("image", "signed", "主持人签名", "Signature", "signature", "yes"),
    ("audio", "said", "录音", "Voice note", "", "yes"),
    ("file", "paper", "会议材料", "Paper", "", "yes"),
    ("geopoint", "place", "地点", "Place", "", "yes"),
)
SETTINGS: Sequence[Sequence[str]] = (
    ("form_id", "form_title::zh", "form_title::en", "version", "default_language", "audience"),
    (FORM, TITLE, "Parents' meeting", "1", "zh", "school"),
)
PAPER = "会议材料.pdf"
PDF = b"%PDF-1.4\n" + b"a paper of the meeting\n" * 90
SHAPE = {
    **PHONE,
    "permissions": ["geolocation", "microphone"],
    "geolocation": {"latitude": 26.57, "longitude": 106.71, "accuracy": 12},
}
FAKE_MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
PLAYED = """(sound) => new Promise((done, failed) => {
  sound.muted = true;
  sound.addEventListener("timeupdate", () => sound.currentTime > 0 && done(true));
  sound.play().catch(failed);
})"""
"""Plays a voice note until some of it has been heard."""


def publish(desk: Page, server: Server, workbook: Path) -> None:
    """Give the county a new form."""
    office.sign_in(desk)
    desk.goto(f"{server.url}/#/office/forms/new")
    desk.locator("input[type=file]").set_input_files(workbook)
    desk.get_by_role("button", name="发布第 1 版").click()
    desk.get_by_role("alertdialog").get_by_role("button", name="发布", exact=True).click()
    expect(desk.get_by_role("heading", name=f"已发布：{TITLE}")).to_be_visible()


def sign(page: Page, box: Locator) -> None:
    """Write a signature with the finger."""
    pad = box.get_by_role("img", name="在这里签名")
    pad.scroll_into_view_if_needed()
    area = pad.bounding_box()
    assert area is not None
    page.mouse.move(area["x"] + 40, area["y"] + 60)
    page.mouse.down()
    page.mouse.move(area["x"] + 120, area["y"] + 110, steps=4)
    page.mouse.up()
    box.get_by_role("button", name="签好了").click()
    expect(box.get_by_role("img", name="已签名")).to_be_visible()


def record(box: Locator) -> None:
    """Speak for a second, and hear it."""
    box.get_by_role("button", name="录一段话").click()
    expect(box.get_by_role("timer")).to_contain_text("0:01")
    box.get_by_role("button", name="录好了").click()
    assert box.locator("audio").evaluate(PLAYED)


def attach(box: Locator) -> None:
    """Attach a document."""
    paper = {"name": PAPER, "mimeType": "application/pdf", "buffer": PDF}
    box.locator("input[type=file]").set_input_files(paper)  # type: ignore[arg-type]
    expect(box.get_by_role("link", name=PAPER)).to_be_visible()


def test_what_was_signed_said_and_attached_offline_is_opened_in_the_office(
    server: Server, new_phone: NewPhone, tmp_path: Path
) -> None:
    desk = new_phone(DESKTOP).open(server.url)
    workbook = workbooks.written(tmp_path / "meeting.xlsx", survey=SURVEY, settings=SETTINGS)
    publish(desk, server, workbook)
    phone = new_phone(SHAPE)
    phone.arguments += FAKE_MICROPHONE
    page = phone.open(server.url)
    teacher.sign_in(page, "linxiaomei")

    phone.go_offline()
    teacher.open_form(page, FORM)
    teacher.write(page, "情况", SEEN)
    sign(page, teacher.question(page, "主持人签名"))
    record(teacher.question(page, "录音"))
    attach(teacher.question(page, "会议材料"))
    teacher.question(page, "地点").get_by_role("button", name="记下现在的位置").click()
    expect(page.get_by_text("误差约 12 米")).to_be_visible()
    teacher.finish(page)
    phone.go_online()
    teacher.wait_until_synced(page)

    office.wait_for_records(desk, 1, form=FORM)
    office.open_record(desk, SEEN)
    expect(desk.get_by_role("region", name="照片").locator("img")).to_have_count(1)
    expect(desk.get_by_role("definition").filter(has_text="26.570000 106.710000")).to_be_visible()
    files = desk.get_by_role("region", name="录音和文件")
    assert files.locator("audio").evaluate(PLAYED)
    with desk.expect_download() as arriving:
        files.get_by_role("link", name=PAPER).click()
    assert arriving.value.suggested_filename == PAPER
    assert arriving.value.path().read_bytes() == PDF
