"""Parts of a record that others than its author write: on phones, without a network."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import leader, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import Phone
from tests.end_to_end.server import Server


@dataclass
class Both:
    """A teacher and the head of the school, with one new record of the teacher's on both phones."""

    phone: Phone
    page: Page
    head_phone: Phone
    head: Page

    def meet(self) -> None:
        """Let both find the network, the head first, and the teacher hear of it."""
        for phone in (self.head_phone, self.phone):
            phone.go_online()
        teacher.wait_until_synced(self.head)
        teacher.wait_until_synced(self.page)
        for page in (self.page, self.head):
            teacher.sync_now(page)
            expect(page.get_by_role("button", name="立即同步")).to_be_enabled()


def both_with(server: Server, new_phone: NewPhone, form: str, *answers: tuple[str, str]) -> Both:
    """Both phones without a network, after the teacher has written a record with these texts."""
    phone, head_phone = new_phone(), new_phone()
    page, head = phone.open(server.url), head_phone.open(server.url)
    teacher.sign_in(page, "sunli")
    teacher.open_form(page, form)
    if form == "note":
        teacher.choose(page, "类型", "教学反思")
        teacher.choose(page, "我是", "新教师（不满 3 年）")
    for label, words in answers:
        teacher.write(page, label, words)
    teacher.finish(page)
    teacher.wait_until_synced(page)
    leader.sign_in(head)
    for each in (phone, head_phone):
        each.go_offline()
    return Both(phone, page, head_phone, head)


def own_record(page: Page, words: str) -> str:
    """Open the teacher's record of these words; its id."""
    found = teacher.records(page)
    page.get_by_role("searchbox").fill(words)
    expect(found).to_have_count(1)
    found.click()
    expect(page.get_by_text(words)).to_be_visible()
    return page.url.rsplit("/", 1)[-1]


def card(page: Page, title: str) -> Locator:
    """The card of one part."""
    heading = page.get_by_role("heading", level=2, name=title, exact=True)
    return page.locator("section", has=heading)


def at_head(now: Both, rid: str) -> Page:
    """The head's phone, at the record."""
    now.head.goto(f"{now.head.url.split('#')[0]}#/record/{rid}")
    return now.head


def test_a_note_is_reviewed_without_a_network_and_its_author_reads_by_whom(
    server: Server, new_phone: NewPhone
) -> None:
    written = "导入用了八分钟，孩子坐不住；下次三分钟就进活动。"
    praise = "想得具体，下次把改法也试一试。"
    now = both_with(server, new_phone, "note", ("正文", written))
    rid = own_record(now.page, written)

    part = card(at_head(now, rid), "审阅")
    expect(part.get_by_text("挖掘深入")).to_have_count(0)
    teacher.question(now.head, "语句通顺").get_by_role("radio").nth(3).check()
    teacher.write(now.head, "审阅的话", praise)
    expect(part.get_by_text("已保存在本机")).to_be_visible()
    now.head.reload()
    part.get_by_role("button", name="写好了").click()
    expect(part.locator("dd")).to_have_text(["4 / 5", praise])
    now.meet()

    own_record(now.page, written)
    shown = card(now.page, "审阅")
    expect(shown.locator("dd")).to_have_text(["4 / 5", praise])
    expect(shown.get_by_text("马文斌")).to_be_visible()
    expect(shown.get_by_role("button")).to_have_count(0)


def test_a_head_and_an_author_write_in_one_summary_and_nothing_meets(
    server: Server, new_phone: NewPhone
) -> None:
    written = "两校一起磨了三节课。"
    more = "两校一起磨了三节课，村小的孩子也上了台。"
    comment = "做得实，材料请交一份给教研组。"
    now = both_with(server, new_phone, "summary", ("做得最好的事", written))
    rid = own_record(now.page, written)

    now.page.get_by_role("link", name="更正").or_(
        now.page.get_by_role("button", name="更正")
    ).click()
    expect(now.page.get_by_role("textbox", name=teacher.named("校长意见"))).to_have_count(0)
    teacher.write(now.page, "做得最好的事", more)
    teacher.finish(now.page)
    teacher.write(at_head(now, rid), "校长意见", comment)
    card(now.head, "校长的话").get_by_role("button", name="写好了").click()
    expect(card(now.head, "校长的话").locator("dd")).to_have_text([comment])
    now.meet()

    for page in (now.page, at_head(now, rid)):
        page.goto(f"{page.url.split('#')[0]}#/record/{rid}")
        expect(page.locator("dd", has_text=more)).to_be_visible()
        expect(page.locator("dd", has_text=comment)).to_be_visible()
    now.page.goto(f"{now.page.url.split('#')[0]}#/sync")
    for label in ("做得最好的事", "校长意见"):
        expect(now.page.get_by_text(f"“{label}”有两种写法")).to_have_count(0)
