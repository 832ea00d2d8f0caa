"""A phone in several hands: who comes in with which PIN, and what it keeps of whom."""

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end import teacher, vault

LIN, SUN = "linxiaomei", "sunli"
LIN_PIN, SUN_PIN = "502917", "836150"

# Every value of every database as text, bytes read as Latin-1 and as UTF-8.
ALL_KEPT = """async () => {
  const done = (request) => new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
  });
  const text = (value) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer ?? value);
      return new TextDecoder("latin1").decode(bytes) + new TextDecoder().decode(bytes);
    }
    if (Array.isArray(value)) return value.map(text).join(" ");
    if (value && typeof value === "object") return Object.entries(value).map(text).join(" ");
    return String(value);
  };
  const all = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const kept = await done(database.transaction(store).objectStore(store).getAll());
      all.push(name, store, text(kept));
    }
    database.close();
  }
  return all.join("\\n");
}"""

DATABASES = "() => indexedDB.databases().then((all) => all.map(({ name }) => name).sort())"
ROWS = """async ([fits, store]) => {
  const done = (request) => new Promise((yes) => {
    request.onsuccess = () => yes(request.result);
  });
  const { name } = (await indexedDB.databases()).find((each) => each.name.includes(fits));
  const database = await done(indexedDB.open(name));
  const count = await done(database.transaction(store).objectStore(store).count());
  database.close();
  return count;
}"""


def come_in(page: Page, login: str, pin: str) -> None:
    """Sign in, choose a PIN, and wait until the page works without a network."""
    teacher.try_to_sign_in(page, login, teacher.PASSWORD)
    vault.choose(page, pin)
    teacher.start(page)
    teacher.wait_until_offline_ready(page)


def me(page: Page) -> None:
    """Go to the page of the person who is signed in."""
    page.goto(f"{origin(page)}/#/me")
    expect(page.get_by_role("heading", name="我", exact=True)).to_be_visible()


def found(page: Page, text: str) -> Locator:
    """The records that the search finds."""
    rows = teacher.records(page)
    page.get_by_label("找记录").fill(text)
    return rows


def fill_pin(page: Page, pin: str) -> None:
    """Choose a PIN where one is asked for."""
    page.locator("#pin-new").fill(pin)
    page.locator("#pin-again").fill(pin)
    page.locator("#pin-again").press("Enter")


def origin(page: Page) -> str:
    """Scheme, host and port of the page."""
    return "/".join(page.url.split("/")[:3])


def user_of(page: Page) -> str:
    """The account whose database is open or was made last."""
    kept: list[str] = page.evaluate(DATABASES)
    (name,) = [each for each in kept if each != "daybook-device"]
    return name.removeprefix("daybook-")
