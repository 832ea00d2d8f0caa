"""A phone that is somebody else's: it keeps nothing of a borrower but what is not sent yet."""

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end import teacher, vault
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.hands import (
    ALL_KEPT,
    LIN,
    LIN_PIN,
    ROWS,
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


def borrow(page: Page, login: str) -> None:
    page.goto(f"{origin(page)}/#/sign-in")
    page.get_by_role("checkbox", name="这不是我的手机").check()
    teacher.try_to_sign_in(page, login, teacher.PASSWORD)
    teacher.start(page)
    teacher.wait_until_offline_ready(page)


def test_a_borrowed_phone_keeps_nothing_once_all_is_sent(
    shared: Phone, page: Page, server: Server, wrote: str
) -> None:
    borrow(page, LIN)
    teacher.log_home_visit(page, wrote)
    teacher.wait_until_synced(page)

    me(page)
    page.get_by_role("button", name="退出登录").click()
    page.get_by_role("button", name="退出", exact=True).click()

    expect(page.get_by_role("heading", name="登录")).to_be_visible()
    eventually(lambda: page.evaluate(ALL_KEPT).split() == ["daybook-device", "device"])
    assert page.evaluate("Object.keys(localStorage).filter((name) => /kept|here/.test(name))") == []
    assert page.evaluate("document.cookie") == ""
    shared.close()
    assert traces(shared.profile, [wrote]) == []
    files = [path for path in shared.profile.rglob("*") if path.is_file()]
    assert [path.name for path in files if "林晓梅".encode() in path.read_bytes()] == []


def test_a_borrower_with_unsent_work_chooses_a_pin_before_leaving(
    shared: Phone, page: Page, wrote: str
) -> None:
    borrow(page, LIN)
    user = user_of(page)
    shared.go_offline()
    teacher.log_home_visit(page, wrote)

    me(page)
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_text("还有 1 条没有传上去")).to_be_visible()
    page.get_by_role("link", name="设解锁数字，封存起来").click()
    fill_pin(page, LIN_PIN)

    expect(page.get_by_role("heading", name="登录")).to_be_visible()
    eventually(lambda: page.evaluate(ROWS, [user, "base"]) == 0)
    assert wrote not in page.evaluate(ALL_KEPT)
    shared.go_online()
    teacher.try_to_sign_in(page, LIN, teacher.PASSWORD)
    vault.unlock(page, LIN_PIN)
    expect(found(page, wrote)).to_have_count(1)
    teacher.wait_until_synced(page)


def test_a_borrowed_phone_that_is_killed_keeps_the_unsent_for_the_next_sign_in(
    shared: Phone, page: Page, server: Server, wrote: str
) -> None:
    borrow(page, LIN)
    user = user_of(page)
    shared.go_offline()
    teacher.log_home_visit(page, wrote)
    shared.kill()
    page = shared.open(server.url)

    expect(page.get_by_text("封存着没传完的记录")).to_be_visible()
    eventually(lambda: page.evaluate(ROWS, [user, "base"]) == 0)
    assert page.evaluate(ROWS, [user, "outbox"]) == 1
    assert "林晓梅" not in page.content()
    shared.go_online()
    borrow(page, LIN)

    expect(found(page, wrote)).to_have_count(1)
    teacher.wait_until_synced(page)
