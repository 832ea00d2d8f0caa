"""What may happen to a phone's storage: no room, cleared, held by an old page, from a newer one."""

from typing import Any

from playwright.sync_api import Page

from tests.end_to_end import teacher
from tests.end_to_end.phone import Phone
from tests.end_to_end.server import Server

LOGIN = "linxiaomei"
UNLIMITED = 10_000_000_000

DELETE_DATABASES = """(fits) => indexedDB.databases().then((all) => Promise.all(
  all.filter(({ name }) => name.includes(fits)).map(({ name }) => new Promise((done) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => done(name);
    request.onerror = () => done(null);
  }))))"""

# A person's database as the first version of the page made it, held open without a word.
HOLD_FIRST_VERSION = """(name) => new Promise((held, failed) => {
  const request = indexedDB.open(name, 1);
  request.onerror = () => failed(request.error);
  request.onupgradeneeded = () => {
    const db = request.result;
    const make = (store, key, indexes, options = {}) => {
      const made = db.createObjectStore(store, key ? { keyPath: key, ...options } : undefined);
      for (const [index, path] of Object.entries(indexes)) made.createIndex(index, path);
    };
    make("base", ["slot", "gen", "rid"], { kind: "kind", rid: "rid" });
    make("outbox", "n", { rid: "rid" }, { autoIncrement: true });
    make("journal", "mid", { rid: "rid", open: "open", slot: "slot" });
    make("drafts", "rid", {});
    make("files", "sha256", { state: ["state", "rank", "added"] });
    make("chunks", null, {});
    make("cursor", "slot", {});
    make("grants", "slot", {});
    make("meta", null, {});
  };
  request.onsuccess = () => { window.held = request.result; held(); };
})"""

MAKE_NEWER = """(name) => new Promise((done) => {
  const request = indexedDB.open(name, 99);
  request.onupgradeneeded = () => request.result.createObjectStore("of-later");
  request.onsuccess = () => { request.result.close(); done(); };
})"""

# As private windows of some browsers do: there is a database, and it cannot be opened.
NO_DATABASE = """IDBFactory.prototype.open = () => {
  throw new DOMException("A mutation operation was attempted.", "InvalidStateError");
};"""

NO_NOTES = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("", "SecurityError"); } });
}"""

# Remembers every connection, so that they can be let go as iPhones do in the background.
REMEMBER_CONNECTIONS = """(() => {
  const open = IDBFactory.prototype.open;
  window.connections = [];
  IDBFactory.prototype.open = function (...asked) {
    const request = open.apply(this, asked);
    request.addEventListener("success", () => window.connections.push(request.result));
    return request;
  };
})()"""

COUNT_ASKING = """(() => {
  const persist = StorageManager.prototype.persist;
  StorageManager.prototype.persist = function () {
    localStorage.setItem("asked", String(Number(localStorage.getItem("asked") ?? 0) + 1));
    return persist.call(this);
  };
})()"""


DRAFTS = """(name) => new Promise((done) => {
  indexedDB.open(name).onsuccess = ({ target: { result: db } }) => {
    const request = db.transaction("drafts").objectStore("drafts").count();
    request.onsuccess = () => { db.close(); done(request.result); };
  };
})"""


class Room:
    """How much a page's browser may keep.

    A browser looks at the room that is left half a minute after it last did, or when it starts:
    so the phone is started anew.
    """

    def __init__(self, phone: Phone, url: str) -> None:
        phone.close()
        self.page = phone.open(f"{url}/healthz")
        self._session = phone.context.new_cdp_session(self.page)
        self._origin = url

    def take(self, size: int = 1) -> None:
        """Leave room for `size` bytes in all."""
        self._ask(quotaSize=size)

    def give_back(self) -> None:
        """Leave room enough."""
        self._ask(quotaSize=UNLIMITED)

    def used(self) -> int:
        """Bytes that are kept now."""
        said = self._session.send("Storage.getUsageAndQuota", {"origin": self._origin})
        return int(said["usage"])

    def _ask(self, **asked: Any) -> None:
        self._session.send("Storage.overrideQuotaForOrigin", {"origin": self._origin, **asked})


def beside(phone: Phone, url: str) -> Page:
    """A second tab of the same origin in which no page of Daybook runs; it needs the network."""
    page = phone.context.new_page()
    # Bare answers have no storage, and the service worker shows the page at other addresses.
    page.goto(f"{url}/api/docs")
    return page


def clear(page: Page, what: str = "daybook") -> None:
    """Delete the databases whose names hold `what`, as a browser does that needs the room."""
    page.evaluate(DELETE_DATABASES, what)


def database_of_person(page: Page) -> str:
    """The name of the database of whoever signed in on this phone."""
    names = page.evaluate("indexedDB.databases().then((all) => all.map(({ name }) => name))")
    return next(str(name) for name in names if name not in {"daybook-device", "daybook-office"})


def kept_drafts(page: Page) -> int:
    """How many unfinished records are on the phone's disk."""
    return int(page.evaluate(DRAFTS, database_of_person(page)))


def sign_in(phone: Phone, server: Server, login: str) -> Page:
    """The page of somebody who signs in, once everything is here."""
    page = phone.open(server.url)
    teacher.sign_in(page, login)
    teacher.wait_until_synced(page)
    return page


def opened(phone: Phone, server: Server, script: str = "") -> Page:
    """The page on a phone that is switched on; `script` runs before it."""
    page = phone.open("about:blank")
    if script:
        phone.context.add_init_script(script)
    page.goto(server.url)
    teacher.wait_until_synced(page)
    return page
