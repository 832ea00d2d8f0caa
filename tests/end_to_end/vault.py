"""The PIN of whoever holds a test's phone, and what a test may read of what is sealed by it."""

from contextlib import suppress

from playwright.sync_api import BrowserContext, Page, TimeoutError, expect

PIN = "271828"
ANOTHER = "314159"
TRIES, SOON = 15, 1000
"""How often a PIN is told to a page that does not take it within so many ms."""

# Remembers the data key, as no page does: what is on the disk can then be read by a test.
REMEMBER_KEY = """(() => {
  const stores = ["secret", "base", "outbox", "journal", "drafts", "chunks", "parcels", "phrases",
    "views"];
  for (const name of ["encrypt", "decrypt"]) {
    const real = SubtleCrypto.prototype[name];
    SubtleCrypto.prototype[name] = function (how, key, data) {
      const about = how.additionalData && new TextDecoder().decode(how.additionalData);
      if (stores.includes(about)) window.dataKey = key;
      return real.call(this, how, key, data);
    };
  }
  window.openedBytes = async (store, { sealed }) => {
    const iv = new Uint8Array(sealed.slice(0, 12));
    const how = { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(store) };
    return new Uint8Array(await crypto.subtle.decrypt(how, window.dataKey, sealed.slice(12)));
  };
  window.openedRow = async (store, row) => {
    if (!row.sealed) return row;
    const { sealed, ...clear } = row;
    const plain = await window.openedBytes(store, row);
    return { ...JSON.parse(new TextDecoder().decode(plain)), ...clear };
  };
  window.sealedRow = async (store, value, clear) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const additionalData = new TextEncoder().encode(store);
    const how = { name: "AES-GCM", iv, additionalData };
    const plain = new TextEncoder().encode(JSON.stringify(value));
    const sealed = new Uint8Array(await crypto.subtle.encrypt(how, window.dataKey, plain));
    const whole = new Uint8Array(12 + sealed.length);
    whole.set(iv);
    whole.set(sealed, 12);
    const kept = clear.filter((name) => name in value).map((name) => [name, value[name]]);
    return { ...Object.fromEntries(kept), sealed: whole.buffer };
  };
})()"""


def answer_by_itself(context: BrowserContext) -> None:
    """Tell the PIN on every page of a browser whenever it stands in the way."""
    context.add_init_script(REMEMBER_KEY)
    for page in context.pages:
        _answer(page)
    context.on("page", _answer)


def choose(page: Page, pin: str = PIN) -> None:
    """Choose a PIN and wait until it is kept."""
    page.locator("#pin-new").fill(pin)
    page.locator("#pin-again").fill(pin)
    page.locator("#pin-again").press("Enter")
    expect(page.locator("#pin-new")).to_be_hidden()


def unlock(page: Page, pin: str = PIN) -> None:
    """Tell the PIN and wait until the page is open."""
    try_to_unlock(page, pin)
    expect(page.locator("#pin")).to_be_hidden()


def try_to_unlock(page: Page, pin: str) -> None:
    """Tell a PIN, right or wrong."""
    page.locator("#pin").fill(pin)
    page.locator("#pin").press("Enter")


def wait_until_open(page: Page) -> None:
    """Wait until somebody's main menu stands there."""
    expect(page.get_by_role("navigation", name="主菜单")).to_be_visible()


def _answer(page: Page) -> None:
    page.add_locator_handler(page.locator("#pin-new"), lambda: choose(page))
    page.add_locator_handler(page.locator("#pin"), lambda: _unlock_unless_open(page))


def _unlock_unless_open(page: Page) -> None:
    """Tell the PIN; another tab may open this one at any moment until it is told."""
    field = page.locator("#pin")
    for _ in range(TRIES):
        if not field.is_visible():
            return
        with suppress(TimeoutError):
            field.fill(PIN, timeout=SOON)
            page.keyboard.press("Enter")
            break
    expect(field).to_be_hidden()
