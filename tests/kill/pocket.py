"""What a phone holds, read from the browser's own database."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

Json = dict[str, Any]

# Every store that matters here, of the one person's database, from one transaction, and opened.
EVERYTHING = """async () => {
  const done = (request) => new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
  });
  const named = (await indexedDB.databases()).map(({ name }) => name);
  const name = named.find((each) => each !== "daybook-device");
  if (name === undefined) return null;
  const database = await done(indexedDB.open(name));
  const stores = ["outbox", "journal", "base", "drafts", "files"];
  const tx = database.transaction(stores);
  const kept = await Promise.all(stores.map((store) => done(tx.objectStore(store).getAll())));
  database.close();
  const opened = (store, rows) => Promise.all(rows.map((row) => window.openedRow(store, row)));
  const all = await Promise.all(stores.map((store, index) => opened(store, kept[index])));
  return Object.fromEntries(stores.map((store, index) => [store, all[index]]));
}"""
MARK = re.compile(r"\bmark (\d+)\b")


@dataclass
class Pocket:
    """Marks by record, of what is kept and of drafts with changes; answers and files by id."""

    marks: dict[str, int] = field(default_factory=dict)
    drafts: dict[str, int] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    told: dict[str, tuple[int, int | None]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    @property
    def rests(self) -> bool:
        """Whether nothing waits to be sent."""
        return not self.waiting and "waiting" not in self.files.values()


def look(page: Page) -> Pocket | None:
    """What the phone of a page holds; None when it holds no person's database."""
    stores = page.evaluate(EVERYTHING)
    if stores is None:
        return None
    pocket = Pocket()
    for row in stores["base"]:
        if row["kind"] == "record":
            _mark(pocket.marks, row["rid"], row["body"])
    for item in (*stores["journal"], *stores["outbox"]):
        _mark(pocket.marks, item["rid"], json.loads(item["text"]).get("x", {}))
    for draft in stores["drafts"]:
        if not _is_untouched(draft):
            _mark(pocket.drafts, draft["rid"], draft["answers"])
    pocket.waiting = {item["mid"] for item in stores["outbox"]}
    pocket.told = {item["mid"]: (item["outcome"], item["seq"]) for item in stores["journal"]}
    pocket.files = {file["sha256"]: file["state"] for file in stores["files"]}
    return pocket


def mark_of(body: Json) -> int:
    """The number that the hand wrote into a record; 0 when there is none."""
    found = MARK.search(f"{body.get('note')} {body.get('theme')}")
    return int(found.group(1)) if found else 0


def _is_untouched(draft: Json) -> bool:
    """Whether a record was opened to be corrected and not yet changed."""
    before = draft.get("base", {}).get("answers")
    return before is not None and mark_of(before) == mark_of(draft["answers"])


def _mark(marks: dict[str, int], rid: str, body: Json) -> None:
    marks[rid] = max(marks.get(rid, 0), mark_of(body))


def json_body(stored: str) -> Json:
    """The fields of a row as the server keeps them."""
    read: Json = json.loads(stored)
    return read
