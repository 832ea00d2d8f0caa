"""Reaches into a phone's outbox, to make what no finger can: many records, or a broken one."""

from typing import Any

from playwright.sync_api import Page

# Finds the outbox that holds something and lets `change` work on it in one transaction.
WITH_OUTBOX = """async ({ names, notes, without }) => {
  const done = (request) => new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
  });
  const copy = (first, last, index) => {
    const [mid, rid] = names[index];
    const mutation = JSON.parse(first.text);
    const x = { ...mutation.x, note: notes[index] };
    const copied = told({ ...mutation, i: mid, r: rid, x });
    return { ...first, n: last.n + 1 + index, mid, rid, ...copied };
  };
  const told = (mutation) => {
    const text = JSON.stringify(mutation);
    return { text, size: new TextEncoder().encode(text).length };
  };
  const lacking = (first) => {
    const mutation = JSON.parse(first.text);
    for (const name of without) delete mutation.x[name];
    return { ...first, ...told(mutation) };
  };
  const CLEAR = ["n", "rid"];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    const outbox = (mode) => database.transaction("outbox", mode).objectStore("outbox");
    if ([...database.objectStoreNames].includes("outbox")) {
      const kept = await done(outbox("readonly").getAll());
      const waiting = await Promise.all(kept.map((row) => window.openedRow("outbox", row)));
      const first = waiting[0];
      const last = waiting[waiting.length - 1];
      if (first) {
        const changed = without.length > 0 ? [lacking(first)] : [];
        const rows = [...changed, ...[...names.keys()].map((index) => copy(first, last, index))];
        const sealed = rows.map((row) => window.sealedRow("outbox", row, CLEAR));
        const put = await Promise.all(sealed);
        const store = outbox("readwrite");
        await Promise.all(put.map((row) => done(store.put(row))));
        database.close();
        return;
      }
    }
    database.close();
  }
  throw new Error("nothing waits in the outbox");
}"""


def multiply(page: Page, names: list[tuple[str, str]], notes: list[str]) -> None:
    """Copies of the first mutation that waits: ids of mutation and record, and a note, for each."""
    _change(page, {"names": names, "notes": notes, "without": []})


def take_answers_out(page: Page, *questions: str) -> None:
    """Let the first record that waits lack answers, as the record of a faulty phone would."""
    _change(page, {"names": [], "notes": [], "without": list(questions)})


def _change(page: Page, change: dict[str, Any]) -> None:
    page.evaluate(WITH_OUTBOX, change)
