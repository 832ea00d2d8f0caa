"""The language of the page: English comes in one file, which those keep who read it."""

from playwright.sync_api import expect

from tests.end_to_end import teacher
from tests.end_to_end.phone import Phone
from tests.end_to_end.server import Server


def test_english_once_chosen_is_there_without_a_network(phone: Phone, server: Server) -> None:
    page = phone.open(server.url)
    teacher.speak(page, "en")
    phone.go_offline()
    phone.close()

    page = phone.open(f"{server.url}/#/me")

    expect(page.get_by_role("heading", name="Me", exact=True)).to_be_visible()
