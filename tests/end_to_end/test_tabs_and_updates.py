"""Two tabs of one phone, and a page that is replaced by a newer one, lose and double nothing."""

from playwright.sync_api import Page, expect

from tests.end_to_end import storage, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.newer_page import NewerPage
from tests.end_to_end.server import Server, eventually

LOGIN = "linxiaomei"
SYNC = "**/api/sync"


def signed_in(new_phone: NewPhone, url: str) -> Page:
    page = new_phone().open(url)
    teacher.sign_in(page, LOGIN)
    teacher.wait_until_synced(page)
    return page


def test_a_draft_is_written_in_one_tab_at_a_time(server: Server, new_phone: NewPhone) -> None:
    page = signed_in(new_phone, server.url)
    teacher.open_form(page, "parent")
    teacher.choose(page, "怎么联系", "电话")
    expect(page.get_by_text("已保存在本机")).to_be_visible()
    other = page.context.new_page()

    other.goto(page.url)
    expect(other.get_by_text("这份草稿正在另一个页面里写")).to_be_visible()
    page.close()
    other.reload()

    expect(other.get_by_role("radio", name="电话", exact=True)).to_be_checked()


def test_when_the_tab_that_syncs_is_closed_midway_another_takes_over(
    server: Server, new_phone: NewPhone
) -> None:
    page = signed_in(new_phone, server.url)
    other = page.context.new_page()
    other.clock.install()
    other.goto(server.url)
    teacher.wait_until_synced(other)
    page.route(SYNC, lambda route: None)

    with page.expect_request(SYNC):
        teacher.log_contact(page, "视频")
    expect(teacher.records(other).filter(has_text="待同步")).to_have_count(1)
    page.close()
    other.clock.run_for(61_000)

    teacher.wait_until_synced(other)


def test_a_newer_page_takes_over_and_unsent_work_is_still_sent(
    server: Server, new_phone: NewPhone
) -> None:
    with NewerPage(server.url) as front:
        page = signed_in(new_phone, front.url)
        page.route("**/api/**", lambda route: route.abort())
        teacher.log_home_visit(page, "更新之前写的")
        teacher.open_form(page, "env")
        teacher.choose(page, "区域", "主题墙")
        eventually(lambda: storage.kept_drafts(page) == 1)

        front.newer = True
        page.reload()
        page.get_by_role("button", name="更新", exact=True).click()

        expect(page.get_by_text("新版本已准备好")).to_have_count(0)
        expect(page.get_by_role("radio", name="主题墙", exact=True)).to_be_checked()
        expect(teacher.records(page).filter(has_text="待同步")).to_have_count(1)
        page.unroute("**/api/**")
        teacher.sync_now(page)
        teacher.wait_until_synced(page)
