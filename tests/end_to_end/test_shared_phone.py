"""One phone in several hands: each sees their own, and nothing unsent is ever lost."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.end_to_end import teacher, vault
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.hands import (
    ALL_KEPT,
    DATABASES,
    LIN,
    LIN_PIN,
    ROWS,
    SUN,
    SUN_PIN,
    come_in,
    fill_pin,
    found,
    me,
    origin,
    user_of,
)
from tests.end_to_end.phone import Phone
from tests.end_to_end.server import Server, eventually
from tests.end_to_end.traces import secret, traces


@pytest.fixture
def shared(new_phone: NewPhone) -> Phone:
    """A phone that asks whoever holds it for their PIN."""
    phone = new_phone()
    phone.asking = True
    return phone


@pytest.fixture
def wrote(request: pytest.FixtureRequest) -> str:
    """What the teacher of this test writes, and nobody else."""
    return secret(request.node.name)


@pytest.fixture
def page(shared: Phone, server: Server) -> Page:
    return shared.open(server.url)


def give_on(page: Page) -> None:
    """Somebody else's turn."""
    me(page)
    page.get_by_role("button", name="换人用").click()
    expect(page.get_by_role("heading", name="也在用这台手机的人")).to_be_visible()


def take(page: Page, name: str, pin: str) -> None:
    page.get_by_role("button", name=name).click()
    vault.unlock(page, pin)


def refuse(route: Route) -> None:
    """Answer as a server that was restored from before the key came."""
    route.fulfill(status=404, content_type="application/problem+json", body='{"code":"not-found"}')


def test_two_teachers_share_a_phone_and_neither_sees_the_others_work(
    shared: Phone, page: Page, wrote: str
) -> None:
    of_sun = secret(f"{wrote} too")
    come_in(page, LIN, LIN_PIN)
    shared.go_offline()
    teacher.log_home_visit(page, wrote)
    shared.go_online()
    give_on(page)
    page.goto(f"{origin(page)}/#/sign-in")
    come_in(page, SUN, SUN_PIN)
    shared.go_offline()
    teacher.log_home_visit(page, of_sun)

    assert wrote not in page.content()
    expect(found(page, of_sun)).to_have_count(1)
    expect(found(page, wrote)).to_have_count(0)
    kept = page.evaluate(ALL_KEPT)
    assert wrote not in kept
    assert of_sun not in kept

    give_on(page)
    assert of_sun not in page.content()
    take(page, "林晓梅", LIN_PIN)
    expect(found(page, wrote)).to_have_count(1)
    expect(found(page, of_sun)).to_have_count(0)

    shared.close()
    assert traces(shared.profile, [wrote, of_sun]) == []


def test_the_pin_of_one_does_not_open_the_work_of_the_other(shared: Phone, page: Page) -> None:
    come_in(page, LIN, LIN_PIN)
    give_on(page)
    page.goto(f"{origin(page)}/#/sign-in")
    come_in(page, SUN, SUN_PIN)
    give_on(page)

    page.get_by_role("button", name="林晓梅").click()
    vault.try_to_unlock(page, SUN_PIN)

    expect(page.get_by_text("解锁数字不对")).to_be_visible()


def test_ten_wrong_pins_seal_and_signing_in_brings_what_was_unsent_back(
    shared: Phone, page: Page, wrote: str
) -> None:
    come_in(page, LIN, LIN_PIN)
    user = user_of(page)
    shared.go_offline()
    teacher.log_home_visit(page, wrote)
    page.reload()
    for _ in range(9):
        vault.try_to_unlock(page, "000111")
        expect(page.locator("#pin")).to_have_value("")
    vault.try_to_unlock(page, "000111")
    expect(page.get_by_text("试的次数太多")).to_be_visible()
    eventually(lambda: page.evaluate(ROWS, [user, "base"]) == 0)
    assert page.evaluate(ROWS, [user, "outbox"]) == 1

    shared.go_online()
    page.get_by_role("button", name="忘了解锁数字").click()
    page.get_by_role("button", name="用账号和密码登录").click()
    teacher.try_to_sign_in(page, LIN, teacher.PASSWORD)
    expect(page.get_by_role("heading", name="请设一个新的解锁数字")).to_be_visible()
    vault.choose(page, SUN_PIN)

    expect(found(page, wrote)).to_have_count(1)
    teacher.wait_until_synced(page)
    page.reload()
    vault.unlock(page, SUN_PIN)
    expect(found(page, wrote)).to_have_count(1)


def test_a_forgotten_pin_is_replaced_after_joining_with_a_new_slip(
    shared: Phone, page: Page, server: Server
) -> None:
    come_in(page, LIN, LIN_PIN)
    page.reload()

    page.get_by_role("button", name="忘了解锁数字").click()
    page.get_by_role("button", name="用学校新给的加入码").click()
    page.get_by_label("加入码").fill(server.invite(LIN))
    page.get_by_role("button", name="加入", exact=True).click()
    vault.choose(page, SUN_PIN)

    teacher.start(page)
    page.reload()
    vault.unlock(page, SUN_PIN)


def test_what_nobody_can_open_any_more_may_be_given_up_knowingly(
    shared: Phone, page: Page, wrote: str
) -> None:
    come_in(page, LIN, LIN_PIN)
    shared.go_offline()
    teacher.log_home_visit(page, wrote)
    page.reload()
    page.get_by_role("button", name="忘了解锁数字").click()
    page.get_by_role("button", name="用账号和密码登录").click()
    shared.go_online()
    page.route("**/api/accounts/vaults/*/key", refuse)
    teacher.try_to_sign_in(page, LIN, teacher.PASSWORD)
    fill_pin(page, SUN_PIN)
    expect(page.get_by_text("没有打开这里的钥匙")).to_be_visible()

    page.get_by_role("button", name="打不开了，从头开始").click()
    expect(page.get_by_text("放弃这台手机上封存的 1 条吗？")).to_be_visible()
    page.get_by_role("button", name="放弃，从头开始").click()
    # What is asked now looks like what was asked before.
    expect(page.get_by_text("没有打开这里的钥匙")).to_be_hidden()
    vault.choose(page, SUN_PIN)

    teacher.start(page)
    expect(found(page, wrote)).to_have_count(0)


def test_a_phone_taken_out_of_use_clears_what_it_had_and_keeps_the_unsent(
    shared: Phone, page: Page, server: Server, wrote: str
) -> None:
    come_in(page, LIN, LIN_PIN)
    user = user_of(page)
    shared.go_offline()
    teacher.log_home_visit(page, wrote)
    device = server.run("devices", LIN).splitlines()[-1].split()[0]
    server.run("revoke-device", device, "--lost")
    shared.go_online()

    expect(page.get_by_text("封存着没传完的记录")).to_be_visible()
    assert page.evaluate(ROWS, [user, "base"]) == 0
    assert page.evaluate(ROWS, [user, "outbox"]) == 1
    teacher.try_to_sign_in(page, LIN, teacher.PASSWORD)
    vault.choose(page, SUN_PIN)
    expect(found(page, wrote)).to_have_count(1)
    teacher.wait_until_synced(page)


def test_whoever_has_nothing_unsent_may_be_removed_from_the_phone(
    shared: Phone, page: Page
) -> None:
    come_in(page, LIN, LIN_PIN)
    me(page)

    page.get_by_role("button", name="从这台手机上移除我").click()
    page.get_by_role("button", name="移除", exact=True).click()

    expect(page.get_by_role("heading", name="加入")).to_be_visible()
    assert page.evaluate(DATABASES) == ["daybook-device"]
    assert "林晓梅" not in page.evaluate(ALL_KEPT)
