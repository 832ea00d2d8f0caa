"""The office decides what becomes of held work: with a network, once, each what is theirs."""

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import office
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP
from tests.end_to_end.server import Server

TOO_MANY = "跳绳接力"
"""A lesson of the demo with 400 pupils."""


def desk(new_phone: NewPhone, server: Server, login: str = "mawenbin") -> Page:
    page = new_phone(DESKTOP).open(server.url)
    office.sign_in(page, login)
    return page


def correct_to(card: Locator, pupils: str) -> None:
    card.get_by_role("button", name="代为改正").click()
    card.get_by_role("textbox", name="到课学生数").fill(pupils)
    card.get_by_role("button", name="改正并采用").click()


def test_without_a_network_nothing_is_decided_and_the_page_says_so(
    server: Server, new_phone: NewPhone
) -> None:
    phone = new_phone(DESKTOP)
    page = phone.open(server.url)
    office.sign_in(page, "mawenbin")
    card = office.held_entry(page, TOO_MANY)

    phone.go_offline()

    expect(card.get_by_text("没有网络，暂时不能处理")).to_be_visible()
    expect(card.get_by_role("button", name="代为改正")).to_be_disabled()
    phone.go_online()
    expect(card.get_by_role("button", name="代为改正")).to_be_enabled()


def test_an_office_above_returns_but_does_not_rewrite(server: Server, new_phone: NewPhone) -> None:
    card = office.held_entry(desk(new_phone, server, "qianlan"), TOO_MANY)

    expect(card.get_by_role("button", name="退回补充")).to_be_enabled()
    expect(card.get_by_role("button", name="代为改正")).to_have_count(0)


def test_who_comes_second_sees_what_the_first_decided(server: Server, new_phone: NewPhone) -> None:
    first, second = desk(new_phone, server), desk(new_phone, server)
    late = office.held_entry(second, TOO_MANY)
    early = office.held_entry(first, TOO_MANY)

    correct_to(early, "40")
    expect(early.get_by_text("改正并采用，已计入")).to_be_visible()
    late.get_by_role("button", name="退回补充").click()
    late.get_by_label("请老师补充什么").fill("到底有几个学生？")
    late.get_by_role("button", name="退回给老师").click()

    expect(late.get_by_text("改正并采用，已计入")).to_be_visible()
    expect(late.get_by_text("由“400”改为“40”")).to_be_visible()
    early.get_by_role("link", name="看这条记录").click()
    expect(first.get_by_text("先是待处理")).to_be_visible()
