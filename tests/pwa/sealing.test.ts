/** What is sealed is read as it was put, is not on the disk, and never loses its transaction. */

import "fake-indexeddb/auto";
import { newId } from "@daybook/sync";
import { openDB } from "idb";
import { describe, expect, test } from "vitest";
import { type Database, database } from "../../pwa/src/storage/database";
import type { JournalItem, StoreName } from "../../pwa/src/storage/schema";
import { CLEAR, type Sealing, sealingWith } from "../../pwa/src/storage/sealing";
import { request, save } from "./phone";

const SECRET = "谈话 xkqzvbnw";

async function newSealing(): Promise<Sealing> {
  const how = { name: "AES-GCM", length: 256 };
  return sealingWith(await crypto.subtle.generateKey(how, false, ["encrypt", "decrypt"]));
}

/** A sealing that takes its time, as a busy phone's does. */
function late(sealing: Sealing, ms: number): Sealing {
  const wait = () => new Promise((done) => setTimeout(done, ms));
  return {
    seal: async (...asked) => {
      const sealed = await sealing.seal(...asked);
      await wait();
      return sealed;
    },
    open: async (...asked) => {
      await wait();
      return sealing.open(...asked);
    },
  };
}

async function freshSealed(how: (sealing: Sealing) => Sealing = (same) => same): Promise<Database> {
  return database(`sealed-${newId()}`, { sealing: how(await newSealing()) });
}

function item(mid: string, given: Partial<JournalItem> = {}): JournalItem {
  const frozen = { n: 1, mid, slot: 2, rid: "r", text: SECRET, size: 9 };
  return { ...frozen, outcome: 0, epoch: 1, seq: 5, detail: {}, acked: 7, ...given };
}

/** A value for each sealed store, with everything in it that could be told. */
const VALUES: { readonly [name in StoreName]?: readonly [value: unknown, key?: IDBValidKey] } = {
  base: [
    {
      slot: 2,
      gen: 1,
      rid: "r",
      seq: 5,
      kind: "record",
      owner: "me",
      body: { note: SECRET },
    },
  ],
  outbox: [{ mid: "m", slot: 2, rid: "r", text: SECRET, size: 9 }],
  journal: [item("m", { open: 1 })],
  drafts: [{ rid: "r", form: "parent", answers: { note: SECRET } }],
  chunks: [new TextEncoder().encode(SECRET).buffer, ["a", 0]],
  parcels: [{ id: "p", name: SECRET, size: 3, added: 4, state: "waiting" }],
  phrases: [[SECRET], "parent/note"],
  views: [{ path: "/a", at: 1, data: { name: SECRET } }, "records"],
};
const SEALED = Object.keys(CLEAR) as StoreName[];

async function put(db: Database, name: StoreName): Promise<void> {
  const [value, key] = VALUES[name] ?? [];
  await db.write([name], (tx) => tx.objectStore(name).put(value as never, key as never));
}

async function onDisk(name: string, store: StoreName): Promise<Record<string, unknown>[]> {
  const db = await openDB(name);
  const values = (await db.getAll(store)) as Record<string, unknown>[];
  db.close();
  return values;
}

describe.each(SEALED)("%s", (name) => {
  test("is read as it was put", async () => {
    const db = await freshSealed();

    await put(db, name);

    const [found] = await db.read([name], (tx) => tx.objectStore(name).getAll());
    const [value] = VALUES[name] ?? [];
    expect(found).toEqual(name === "outbox" ? { ...(value as object), n: 1 } : value);
  });

  test("keeps on the disk nothing in the clear but its listed fields", async () => {
    const db = await freshSealed();

    await put(db, name);

    const [found = {}] = await onDisk(db.name, name);
    const { sealed, ...clear } = found;
    expect(sealed).toBeInstanceOf(ArrayBuffer);
    expect(Object.keys(clear).filter((field) => !CLEAR[name]?.includes(field))).toEqual([]);
    const bytes = Buffer.from(sealed as ArrayBuffer).toString("latin1");
    expect(bytes + JSON.stringify(clear)).not.toContain("xkqzvbnw");
  });
});

test("every store is sealed but files, cursor, grants and meta", async () => {
  const db = await freshSealed();
  await db.read(["meta"], async () => undefined);

  const { objectStoreNames } = await openDB(db.name);

  const plain = [...objectStoreNames].filter((name) => !(SEALED as string[]).includes(name));
  expect(plain).toEqual(["cursor", "files", "grants", "meta"]);
});

test("a late sealing loses neither the transaction nor the order of the writes", async () => {
  const db = await freshSealed((sealing) => late(sealing, 30));

  await db.write(["drafts", "phrases", "meta"], async (tx) => {
    const drafts = tx.objectStore("phrases");
    await Promise.all([drafts.put(["first"], "a"), drafts.put(["b"], "b"), drafts.delete("a")]);
    expect(await drafts.get("b")).toEqual(["b"]);
    await tx.objectStore("meta").put(1, "nonce");
  });

  expect(await db.read(["phrases"], (tx) => tx.objectStore("phrases").getAll())).toEqual([["b"]]);
});

test("a write that fails while something is being sealed leaves nothing", async () => {
  const db = await freshSealed((sealing) => late(sealing, 10));

  const writing = db.write(["phrases"], async (tx) => {
    await tx.objectStore("phrases").put(["a"], "a");
    throw new Error("stop");
  });

  await expect(writing).rejects.toThrow("stop");
  expect(await db.read(["phrases"], (tx) => tx.objectStore("phrases").getAll())).toEqual([]);
});

test("a walk through an index opens, changes and removes what it meets", async () => {
  const db = await freshSealed();
  const all = ["a", "b", "c"].map((mid) => item(mid, { open: 1 }));
  await db.write(["journal"], (tx) =>
    Promise.all(all.map((each) => tx.objectStore("journal").put(each))),
  );

  await db.write(["journal"], async (tx) => {
    const index = tx.objectStore("journal").index("slot");
    for (let at = await index.openCursor(2); at !== null; at = await at.continue()) {
      const { open: _open, ...closed } = at.value;
      if (closed.mid === "b") await at.delete();
      else await at.update(closed);
    }
  });

  const [left, open] = await db.read(["journal"], async (tx) => [
    await tx.objectStore("journal").getAll(),
    await tx.objectStore("journal").index("open").count(),
  ]);
  expect(left).toEqual([item("a"), item("c")]);
  expect(open).toBe(0);
});

test("what was kept before anything was sealed is read as it is", async () => {
  const name = `sealed-${newId()}`;
  await save(database(name), { fields: { note: SECRET } });

  const sent = await request(database(name, { sealing: await newSealing() }));

  expect(sent.text).toContain(SECRET);
});

test("what another key sealed, or another store's value, cannot be opened", async () => {
  const sealing = await newSealing();
  const sealed = await sealing.seal("drafts", new Uint8Array([1, 2, 3]));

  await expect(sealing.open("outbox", sealed)).rejects.toThrow();
  await expect((await newSealing()).open("drafts", sealed)).rejects.toThrow();
  expect(new Uint8Array(await sealing.open("drafts", sealed))).toEqual(new Uint8Array([1, 2, 3]));
});
