"""A form of hundreds of questions is drawn bit by bit, and nothing of it is out of reach."""

from playwright.sync_api import expect

from tests.end_to_end import teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.large_form import ROWS, lay
from tests.end_to_end.server import Server

FAST = "又快又长的一段话" * 5


def test_a_very_long_form_keeps_every_letter_of_a_fast_hand(
    server: Server, new_phone: NewPhone
) -> None:
    phone = new_phone()
    page = phone.open(server.url)
    teacher.sign_in(page, "linxiaomei")
    teacher.wait_until_synced(page)
    phone.go_offline()
    lay(page)
    page.goto(f"{server.url}/#/fill/large")

    for question in ("q0", f"rows-{ROWS - 1}-r0"):
        page.locator(f"#q-{question}").focus()
        page.keyboard.type(FAST)
        page.get_by_role("button", name="完成", exact=True).focus()
    page.reload()

    expect(page.locator("#q-q0")).to_have_value(FAST)
    expect(page.locator(f"#q-rows-{ROWS - 1}-r0")).to_have_value(FAST)


def test_finish_finds_the_first_missing_question_of_a_very_long_form(
    server: Server, new_phone: NewPhone
) -> None:
    page = new_phone().open(server.url)
    teacher.sign_in(page, "linxiaomei")
    lay(page)
    page.goto(f"{server.url}/#/fill/large")
    page.locator(f"#q-rows-{ROWS - 1}-r0").fill("最后一行")

    page.get_by_role("button", name="完成", exact=True).click()

    expect(page.locator("#q-q0")).to_be_focused()
