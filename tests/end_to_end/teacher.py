"""What a teacher does with the page, in the words that stand on it (Chinese)."""

import re
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PASSWORD = "demo-2026"
CONTROLLED = """() => new Promise((done) => {
  const worker = navigator.serviceWorker;
  if (worker.controller) done();
  else worker.addEventListener("controllerchange", () => done(), { once: true });
})"""
LANGUAGES = {"zh": "中文", "en": "English"}


def join(page: Page, code: str) -> None:
    """Join with a one-time code and wait until the page works without a network."""
    try_to_join(page, code)
    _start(page)


def try_to_join(page: Page, code: str) -> None:
    """Fill in a one-time code and send it off."""
    page.goto(f"{_origin(page)}/#/join/")
    page.get_by_label("加入码").fill(code)
    page.get_by_role("button", name="加入", exact=True).click()


def sign_in(page: Page, login: str, password: str = PASSWORD) -> None:
    """Sign in with a password and wait until the page works without a network."""
    try_to_sign_in(page, login, password)
    _start(page)


def try_to_sign_in(page: Page, login: str, password: str) -> None:
    """Fill in login and password and send them off."""
    page.goto(f"{_origin(page)}/#/sign-in")
    page.get_by_label("账号").fill(login)
    page.get_by_label("密码", exact=True).fill(password)
    page.get_by_role("button", name="登录", exact=True).click()


def choose(page: Page, label: str, *answers: str) -> None:
    """Tap the chips with these words under a question."""
    for answer in answers:
        box = question(page, label)
        radio = box.get_by_role("radio", name=answer, exact=True)
        radio.or_(box.get_by_role("checkbox", name=answer, exact=True)).check()


def question(page: Page, label: str) -> Locator:
    """The controls of one question of the form in hand."""
    name = named(label)
    return page.get_by_role("group", name=name).or_(page.get_by_role("radiogroup", name=name))


def write(page: Page, label: str, text: str) -> None:
    """Write a text under a question."""
    page.get_by_role("textbox", name=named(label)).fill(text)


def open_form(page: Page, form: str) -> None:
    """Go to a new, empty form, also from the screen that follows a finished one."""
    page.goto(f"{_origin(page)}/#/")
    page.goto(f"{_origin(page)}/#/fill/{form}")
    expect(page.get_by_role("button", name="完成")).to_be_visible()


def finish(page: Page) -> None:
    """Press the main button and wait until the phone holds the record."""
    page.get_by_role("button", name="完成", exact=True).click()
    expect(page.get_by_role("heading", name="记好了")).to_be_visible()


def log_contact(page: Page, how: str, note: str = "") -> None:
    """Log a contact with the family of the first child of the list."""
    open_form(page, "parent")
    question(page, "孩子").get_by_role("checkbox").first.click()
    choose(page, "怎么联系", how)
    choose(page, "和谁谈", "母亲")
    choose(page, "谈了什么", "学习")
    if note:
        write(page, "谈话要点", note)
    finish(page)


def log_home_visit(page: Page, note: str) -> None:
    """Log a home visit, which asks for the main points."""
    log_contact(page, "家访", note)


def log_theme_wall(page: Page, theme: str, photos: Iterable[Path]) -> None:
    """Log a theme wall: done when there are photos of it, else in the making."""
    open_form(page, "env")
    choose(page, "区域", "主题墙")
    question(page, "班级/位置").get_by_role("radio").first.check()
    write(page, "主题", theme)
    picked = list(photos)
    choose(page, "进展", "完成" if picked else "制作中")
    if picked:
        question(page, "创设后").locator("input[multiple]").set_input_files(picked)
        expect(question(page, "创设后").get_by_role("img")).to_have_count(len(picked))
    finish(page)


def records(page: Page) -> Locator:
    """The rows of the list of records, drafts left out."""
    page.goto(f"{_origin(page)}/#/records")
    return page.locator("main a[href^='#/record/']")


def open_record(page: Page, text: str) -> None:
    """Open the record of the list whose row holds a text."""
    records(page).filter(has_text=text).first.click()
    expect(
        page.get_by_role("link", name="更正").or_(page.get_by_role("button", name="更正"))
    ).to_be_visible()


def open_first_record(page: Page) -> None:
    """Open the newest record."""
    records(page).first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def speak(page: Page, language: str) -> None:
    """Switch the page to Chinese ("zh") or English ("en")."""
    page.goto(f"{_origin(page)}/#/me")
    page.get_by_role("radio", name=LANGUAGES[language], exact=True).check()
    expect(page.locator(f"html[lang|={language}]")).to_be_attached()


def change(page: Page, label: str, text: str) -> None:
    """Correct one text of the record in sight."""
    page.get_by_role("link", name="更正").or_(page.get_by_role("button", name="更正")).click()
    write(page, label, text)
    finish(page)


def sync_now(page: Page) -> None:
    """Press the button that syncs."""
    page.goto(f"{_origin(page)}/#/sync")
    page.get_by_role("button", name="立即同步").click()


def wait_until_synced(page: Page) -> None:
    """Wait until neither a record nor a photo waits on this phone."""
    page.goto(f"{_origin(page)}/#/sync")
    expect(page.get_by_text("没有等着上传的记录")).to_be_visible()
    expect(page.get_by_text("都传好了")).to_be_visible()
    expect(page.get_by_role("button", name="立即同步")).to_be_enabled()


def wait_until_unreachable(page: Page) -> None:
    """Wait until the page has tried to send, and says that there is no network."""
    page.goto(f"{_origin(page)}/#/sync")
    expect(page.get_by_text("没有网络")).to_be_visible()
    expect(page.get_by_role("button", name="立即同步")).to_be_enabled()


def wait_until_offline_ready(page: Page) -> None:
    """Wait until the service worker holds the page."""
    page.evaluate(CONTROLLED)


def start(page: Page) -> None:
    """Leave the screen that shows the first pack arriving, once it is here."""
    expect(page.get_by_text("资料齐了").or_(page.get_by_text("您已用“"))).to_be_visible()
    page.get_by_role("link", name="开始").click()


def _start(page: Page) -> None:
    start(page)
    wait_until_offline_ready(page)


def named(label: str) -> re.Pattern[str]:
    """The name of a question's control, with or without the word for what may be left out."""
    # The pattern goes to the browser between slashes.
    escaped = re.escape(label).replace("/", r"\/")
    return re.compile(rf"^{escaped}( 选填)?$")


def _origin(page: Page) -> str:
    return "/".join(page.url.split("/")[:3])
