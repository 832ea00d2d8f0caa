"""A phone whose date is wrong says so, dates records rightly, and syncs all the same."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end import teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.server import Server

LOGIN = "linxiaomei"
SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(page: Page, moment: datetime) -> None:
    """Let the phone's clock stand at a moment and run from there."""
    page.context.clock.install(time=moment)


def words(day: datetime) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def now() -> datetime:
    return datetime.now(SHANGHAI)


@pytest.mark.parametrize(
    "wrong", [datetime(1970, 1, 5, 4, tzinfo=UTC), datetime(2099, 6, 1, 4, tzinfo=UTC)]
)
def test_a_phone_years_off_is_told_the_right_date_and_records_take_it(
    server: Server, new_phone: NewPhone, wrong: datetime
) -> None:
    phone = new_phone()
    page = phone.open("about:blank")
    at(page, wrong)
    page.goto(server.url)
    teacher.sign_in(page, LOGIN)

    expect(page.get_by_text("手机日期不对")).to_contain_text(words(wrong.astimezone(SHANGHAI)))
    expect(page.get_by_text("手机日期不对")).to_contain_text(words(now()))
    teacher.open_form(page, "parent")
    right = now()
    expect(page.get_by_text(f"{right.month}月{right.day}日 周")).to_be_visible()
    teacher.log_home_visit(page, f"日期不对的手机 {wrong.year}")
    teacher.wait_until_synced(page)

    teacher.open_record(page, "家访")
    expect(page.get_by_text(f"日期不对的手机 {wrong.year}")).to_be_visible()
    expect(page.get_by_text(f"{right.month}月{right.day}日 周").first).to_be_visible()


def test_a_clock_that_falls_back_without_a_network_does_not_date_records_into_the_past(
    server: Server, new_phone: NewPhone
) -> None:
    phone = new_phone()
    page = phone.open(server.url)
    teacher.sign_in(page, LOGIN)
    teacher.wait_until_synced(page)
    expect(page.get_by_text("手机日期不对")).to_have_count(0)

    phone.go_offline()
    at(page, datetime(1970, 1, 1, 4, tzinfo=UTC))
    page.reload()
    right = now()

    expect(page.get_by_text("手机日期不对")).to_contain_text("1970年1月1日")
    teacher.open_form(page, "parent")
    expect(page.get_by_text(f"{right.month}月{right.day}日 周")).to_be_visible()


def test_a_clock_that_was_put_right_is_believed(server: Server, new_phone: NewPhone) -> None:
    phone = new_phone()
    page = phone.open("about:blank")
    at(page, datetime(1970, 1, 5, 4, tzinfo=UTC))
    page.goto(server.url)
    teacher.sign_in(page, LOGIN)
    teacher.wait_until_synced(page)
    expect(page.get_by_text("手机日期不对")).to_be_visible()

    phone.go_offline()
    phone.close()
    page = phone.open(server.url)

    expect(page.get_by_role("heading", name=f"{now().month}月{now().day}日")).to_be_visible()
    expect(page.get_by_text("手机日期不对")).to_have_count(0)


def test_an_hour_off_is_nobody_s_business(server: Server, new_phone: NewPhone) -> None:
    phone = new_phone()
    page = phone.open("about:blank")
    at(page, datetime.now(UTC) - timedelta(hours=1))
    page.goto(server.url)
    teacher.sign_in(page, LOGIN)
    teacher.wait_until_synced(page)

    expect(page.get_by_text("手机日期不对")).to_have_count(0)
