"""Kills the browser while its page saves, syncs and uploads; opened again, nothing may be gone."""

import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page, Playwright, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from sqlalchemy import Engine, create_engine

from tests.end_to_end import teacher, vault
from tests.end_to_end.phone import Phone
from tests.end_to_end.server import GaveUpError, eventually
from tests.kill.aim import caught
from tests.kill.batch import Told, new_folder
from tests.kill.integrity import sqlite_faults
from tests.kill.pocket import Pocket, look
from tests.kill.tally import Tally
from tests.kill.victim import Victim
from tests.kill.witness import Witness, answers_of
from tests.kill.world import World, found_world, sqlite_url
from tests.processes import family

HAND = Path(__file__).with_name("hand.js").read_text()
SHOWN = "() => `${location.hash} ${document.body.innerText.slice(0, 400)}`"
ADDRESSES = "rows => rows.map(row => row.getAttribute('href'))"
MORE = re.compile("^再显示")
MOST_KEPT = 6
MOST_MS = 250
AIMED_FOR = 0.5
SERVER_EVERY = 3
"""In every third life the server's worker is killed too, while the page talks with it."""
KEPT_WITHIN = 20_000
LEFT = """async () => {
  await new Promise((done) => setTimeout(done, 3000));
  const named = (await indexedDB.databases()).map(({ name }) => name);
  const noted = Object.entries(localStorage).map((entry) => entry.join(": "));
  return [...named, ...noted, document.body.innerText].join(" | ");
}"""
RESTS_WITHIN = 60.0
STEP = 1000
"""Numbers that the hand may use in one life of the browser."""


class Holder:
    """One teacher's phone, whose browser dies again and again."""

    def __init__(self, phone: Phone, server: Victim, world: World, engine: Engine) -> None:
        self.tally = Tally()
        self._phone = phone
        self._server = server
        self._world = world
        self._engine = engine
        self._witness = Witness(self.tally)
        self._user = world.joiners[0].user

    def join(self) -> None:
        """Join with a code and wait until the page works without a network."""
        teacher.join(self._phone.open(self._server.url), self._world.joiners[0].code)
        self._phone.kill()

    def live(self, life: int, chosen: random.Random) -> None:
        """Open the browser, compare, work, and die at a moment that is `chosen`."""
        page = self._open()
        self._compare(page)
        try:
            with page.expect_console_message(
                self._said(chosen.randint(0, MOST_KEPT)), timeout=KEPT_WITHIN
            ):
                page.evaluate(f"({HAND})({life * STEP}); console.log('begun')")
        except PlaywrightTimeout as error:
            shown = page.evaluate(SHOWN)
            raise GaveUpError(f"the hand cannot go on in life {life}: {shown}") from error
        page.wait_for_timeout(chosen.uniform(0, MOST_MS))
        if life % SERVER_EVERY == 0:
            self._server.kill_worker(self._server.workers()[0])
            page.wait_for_timeout(chosen.uniform(0, MOST_MS))
        if life % 2:
            everyone = family(self._phone.process())
            self.tally.aimed += caught(lambda: everyone, AIMED_FOR) is not None
        self._phone.kill()
        self.tally.kills += 1

    def rest(self) -> None:
        """Open the browser once more, let it send everything, and compare it all."""
        page = self._open()
        eventually(lambda: (found := look(page)) is not None and found.rests, RESTS_WITHIN)
        pocket = self._compare(page)
        self._witness.check_records(pocket, self._engine, self._user)
        self._witness.check_list(pocket, _listed(page))

    def _open(self) -> Page:
        page = self._phone.open(self._server.url)
        vault.wait_until_open(page)
        self._witness.listen(page)
        return page

    def _compare(self, page: Page) -> Pocket:
        """Hold phone and server to what they said so far."""
        before = answers_of(self._engine, self._user)
        pocket = look(page)
        if pocket is None:
            raise GaveUpError(f"the phone has lost its whole database: {page.evaluate(LEFT)}")
        after = answers_of(self._engine, self._user)
        self._witness.check_phone(pocket)
        self._witness.check_answers(pocket, before, after)
        self._witness.check_photos(pocket, self._engine, self._server.folder / "photos")
        return pocket

    @staticmethod
    def _said(times: int) -> Callable[[ConsoleMessage], bool]:
        """Whether the hand has said so many more things, its beginning not counted."""
        left = times

        def heard(message: ConsoleMessage) -> bool:
            nonlocal left
            left -= message.text.startswith("kept ")
            return left <= 0

        return heard


def _listed(page: Page) -> list[str]:
    """The records that the page shows to its person, by id."""
    rows = teacher.records(page)
    expect(rows.first).to_be_visible()
    more = page.get_by_role("button", name=MORE)
    while more.is_visible():
        more.click()
    found: list[str] = rows.evaluate_all(ADDRESSES)
    return [address.split("/")[2] for address in found]


def kill_browsers(kills: int, seed: str, tell: Told) -> Tally:
    """Kill one phone's browser `kills` times; what it came to."""
    with sync_playwright() as playwright:
        return kill_browsers_of(playwright, kills, seed, tell)


def kill_browsers_of(playwright: Playwright, kills: int, seed: str, tell: Told) -> Tally:
    """The same for whoever runs Playwright already; a process runs it once."""
    chosen = random.Random(seed)
    with new_folder() as folder:
        with _holder(playwright, folder) as holder:
            try:
                holder.join()
                for life in range(1, kills + 1):
                    holder.live(life, chosen)
                    tell(holder.tally)
                holder.rest()
            except (GaveUpError, PlaywrightError, AssertionError) as error:
                holder.tally.stuck += 1
                holder.tally.faults.append(f"stuck: {error}")
        holder.tally.faults += sqlite_faults(folder / "daybook.sqlite3")
    return holder.tally


@contextmanager
def _holder(playwright: Playwright, folder: Path) -> Iterator[Holder]:
    """A teacher with a new phone, and the server; browser and server have ended afterwards."""
    world = found_world(sqlite_url(folder), folder / "data", joining=1)
    server = Victim(folder / "data", world.url, 1)
    engine = create_engine(world.url)
    server.start()
    try:
        phone = Phone(playwright, folder / "profile")
        try:
            yield Holder(phone, server, world, engine)
        finally:
            with suppress(AssertionError):
                phone.kill()
    finally:
        engine.dispose()
        server.stop()
