"""A phone shows nobody's work before their PIN, keeps it sealed, and loses nothing by it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from tests.end_to_end import office, pictures, storage, teacher, vault
from tests.end_to_end.axe import findings
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.phone import DESKTOP, Phone
from tests.end_to_end.server import Server
from tests.end_to_end.traces import secret, traces

LOCK = "input#pin"
COUNTS_ARE = """async (wanted) => {
  const done = (request) => new Promise((yes) => {
    request.onsuccess = () => yes(request.result);
  });
  const named = (await indexedDB.databases()).map(({ name }) => name);
  const db = await done(indexedDB.open(named.find((name) => name !== "daybook-device")));
  const counts = Object.keys(wanted).map((name) => done(
    db.transaction(name).objectStore(name).count()));
  const found = await Promise.all(counts);
  db.close();
  return Object.values(wanted).every((count, index) => count === found[index]);
}"""
# Some bytes of the photos as the page keeps them, opened, past the head that all photos share; each
# as text of one letter a byte.
PHOTOS = """async () => {
  const done = (request) => new Promise((yes) => {
    request.onsuccess = () => yes(request.result);
  });
  const named = (await indexedDB.databases()).map(({ name }) => name);
  const db = await done(indexedDB.open(named.find((name) => name !== "daybook-device")));
  const kept = await done(db.transaction("chunks").objectStore("chunks").getAll());
  db.close();
  const pieces = await Promise.all(kept.map((row) => window.openedBytes("chunks", row)));
  const text = (piece) => [...piece].map((byte) => String.fromCharCode(byte)).join("");
  return pieces.map((piece) => text(piece.slice(2048, 4096)));
}"""


# As on a phone whose processor has other things to do.
SLOW = """for (const name of ["encrypt", "decrypt"]) {
  const real = SubtleCrypto.prototype[name];
  SubtleCrypto.prototype[name] = async function (...asked) {
    const result = await real.apply(this, asked);
    await new Promise((done) => setTimeout(done, 100));
    return result;
  };
}"""


@pytest.fixture
def asking(phone: Phone) -> Phone:
    """The phone of somebody who signed in on it earlier; nobody tells it a PIN by itself."""
    phone.asking = True
    return phone


def opened(phone: Phone, server: Server, hash: str = "") -> Page:
    page = phone.open(f"{server.url}/{hash}")
    expect(page.locator(LOCK)).to_be_visible()
    return page


def test_a_phone_that_was_closed_asks_for_the_pin(asking: Phone, server: Server) -> None:
    page = opened(asking, server, "#/records")

    expect(page.get_by_role("navigation", name="主菜单")).to_have_count(0)
    vault.unlock(page)

    expect(page).to_have_url(f"{server.url}/#/records")
    expect(page.get_by_role("navigation", name="主菜单")).to_be_visible()


def test_the_pin_opens_it_without_a_network(asking: Phone, server: Server) -> None:
    asking.offline = True
    page = opened(asking, server)

    vault.unlock(page)

    expect(page.get_by_role("link", name="联系").first).to_be_visible()


def test_work_is_locked_after_five_minutes_without_a_touch(asking: Phone, server: Server) -> None:
    page = asking.open("about:blank")
    page.clock.install()
    page.goto(server.url)
    vault.unlock(page)
    page.clock.fast_forward("04:30")
    page.keyboard.press("Shift")
    page.clock.fast_forward("04:30")
    expect(page.get_by_role("navigation", name="主菜单")).to_be_visible()

    page.clock.fast_forward("00:40")

    expect(page.locator(LOCK)).to_be_visible()


def test_what_is_being_written_survives_the_lock(asking: Phone, server: Server) -> None:
    page = asking.open("about:blank")
    page.clock.install()
    page.goto(server.url)
    vault.unlock(page)
    teacher.open_form(page, "parent")
    teacher.write(page, "谈话要点", "说到一半")

    page.clock.fast_forward("05:30")
    vault.unlock(page)

    expect(page.get_by_role("textbox", name=teacher.named("谈话要点"))).to_have_value("说到一半")


def test_a_second_tab_is_open_as_the_first_is_and_locked_with_it(
    asking: Phone, server: Server
) -> None:
    page = opened(asking, server)
    vault.unlock(page)
    other = asking.context.new_page()
    other.goto(f"{server.url}/#/me")
    expect(other.get_by_role("navigation", name="主菜单")).to_be_visible()

    other.get_by_role("button", name="现在锁上").click()

    expect(other.locator(LOCK)).to_be_visible()
    expect(page.locator(LOCK)).to_be_visible()


def test_from_the_fifth_wrong_pin_on_it_is_said_how_many_are_left(
    asking: Phone, server: Server
) -> None:
    page = opened(asking, server)

    for _ in range(4):
        wrong(page)
    expect(page.get_by_text("还可以试")).to_have_count(0)
    wrong(page)

    expect(page.get_by_text("还可以试 5 次")).to_be_visible()


def test_the_tenth_wrong_pin_seals_it_and_keeps_what_was_not_sent(
    asking: Phone, server: Server
) -> None:
    asking.offline = True
    page = opened(asking, server)
    vault.unlock(page)
    teacher.log_contact(page, "电话")
    page.reload()
    for _ in range(10):
        wrong(page)

    expect(page.get_by_text("没上传的记录都还在")).to_be_visible()
    page.reload()

    expect(page.get_by_text("没上传的记录都还在")).to_be_visible()
    expect(page.locator(LOCK)).to_have_count(0)
    page.wait_for_function(COUNTS_ARE, arg={"base": 0, "cursor": 0, "outbox": 1})


def test_a_slow_sealing_loses_no_transaction(phone: Phone, server: Server) -> None:
    page = storage.opened(phone, server, SLOW)
    phone.go_offline()

    teacher.log_home_visit(page, "慢慢地封好")
    page.reload()

    teacher.open_record(page, "家访")
    expect(page.get_by_text("慢慢地封好")).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_nothing_where_a_pin_is_asked_for(
    asking: Phone, server: Server, language: str
) -> None:
    page = opened(asking, server)
    switch = page.get_by_role("button", name=teacher.LANGUAGES[language], exact=True)
    if switch.is_visible():
        switch.click()
    wrong(page)

    expect(page.locator("#pin-error")).to_be_visible()
    assert findings(page) == []


def test_axe_finds_nothing_where_a_pin_is_chosen(new_phone: NewPhone, server: Server) -> None:
    phone = new_phone()
    phone.asking = True
    page = phone.open(server.url)
    teacher.try_to_sign_in(page, storage.LOGIN, teacher.PASSWORD)

    for easy in ("123456", "777777"):
        page.locator("#pin-new").fill(easy)
        page.locator("#pin-again").press("Enter")

    expect(page.locator("#pin-new-error")).to_be_visible()
    assert findings(page) == []


def test_nothing_of_what_somebody_wrote_or_read_lies_readable_on_the_disk(
    new_phone: NewPhone, server: Server, tmp_path: Path
) -> None:
    record, draft, phrase, theme = map(secret, ("record", "draft", "phrase", "theme"))
    tokens: set[str] = set()
    phone, desk = new_phone(), new_phone(DESKTOP)
    page = storage.sign_in(phone, server, storage.LOGIN)
    page.on("request", lambda request: note_token(request, tokens))
    teacher.log_home_visit(page, record)
    teacher.log_theme_wall(page, theme, [pictures.leaves(tmp_path / "wall.jpg", 7)])
    teacher.wait_until_synced(page)
    keep_phrase(page, phrase)
    teacher.open_form(page, "parent")
    teacher.write(page, "谈话要点", draft)
    phone.go_offline()
    teacher.log_home_visit(page, record[::-1])
    photos = [piece.encode("latin-1") for piece in page.evaluate(PHOTOS)]
    lock(page)
    phone.close()
    seen = desk.open(server.url)
    seen.on("request", lambda request: note_token(request, tokens))
    office.sign_in(seen)
    office.list_records(seen)
    office.open_record(seen, theme)
    lock(seen)
    desk.close()

    words = [record, record[::-1], theme, draft, phrase, *photos, *tokens]

    assert len(photos) > 1
    assert len(tokens) == 2
    assert traces(phone.profile, words) == []
    assert traces(desk.profile, words) == []


def note_token(request: Request, tokens: set[str]) -> None:
    if bearer := request.headers.get("authorization"):
        tokens.add(bearer.removeprefix("Bearer "))


def keep_phrase(page: Page, phrase: str) -> None:
    """Keep a phrase of one's own, and leave the form as it was."""
    teacher.open_form(page, "parent")
    teacher.write(page, "谈话要点", phrase)
    page.get_by_role("button", name="存为常用语").click()
    expect(page.get_by_text("存好了")).to_be_visible()


def lock(page: Page) -> None:
    page.goto("/".join(page.url.split("/")[:3]) + "/#/me")
    page.get_by_role("button", name="现在锁上").click()
    page.wait_for_function("() => document.querySelector('#pin')")


def wrong(page: Page) -> None:
    """Tell a wrong PIN and wait until it was looked at."""
    vault.try_to_unlock(page, vault.ANOTHER)
    expect(page.locator("#pin:not(:focus)").or_(page.locator("body:not(:has(#pin))")).first)
    page.wait_for_function("() => !document.querySelector('#pin')?.value")
