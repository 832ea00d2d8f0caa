/** Hosts the phones of one world: a command a line comes in, what the phones did goes out. */

import "fake-indexeddb/auto";
import { createInterface } from "node:readline";
import { IDBFactory } from "fake-indexeddb";
import { NoTarget } from "../../../pwa/src/models/drafts";
import { database, isFull } from "../../../pwa/src/storage/database";
import type { BaseRow } from "../../../pwa/src/storage/schema";
import type { Urge } from "../../../pwa/src/sync/engine";
import { type Answered, answer, beginLine, fail, traffic } from "./network";
import { act, type Wish } from "./person";
import { type Owner, Phone } from "./phone";
import { beginWorld, comeToRest, install, passTime, setTime } from "./platform";
import { copyAll, type Mishap, STORES } from "./storage";

/** A command; `now` is the world's time at which it is given. */
type Command = { readonly now: number } & (
  | { readonly do: "world"; readonly seed: number }
  | ({ readonly do: "phone"; readonly phone: string; readonly lease: boolean } & Owner)
  | { readonly do: "copy"; readonly phone: string; readonly to: string }
  | { readonly do: "sign-in"; readonly phone: string; readonly owner: Owner }
  | { readonly do: "restart"; readonly phone: string }
  | { readonly do: "tab"; readonly phone: string }
  | { readonly do: "wake"; readonly phone: string; readonly urge: Urge; readonly tab?: number }
  | { readonly do: "answer"; readonly phone: string; readonly id: number; readonly with: Answered }
  | { readonly do: "fail"; readonly phone: string; readonly id: number }
  | { readonly do: "pass" }
  | { readonly do: "clock"; readonly phone: string; readonly ahead: number }
  | { readonly do: "write"; readonly phone: string; readonly wish: Wish }
  | { readonly do: "arm"; readonly phone: string; readonly mishap: Mishap; readonly well: number }
  | { readonly do: "disarm"; readonly phone: string }
  | { readonly do: "evict"; readonly phone: string }
  | { readonly do: "contents"; readonly phone: string }
);

install();

let phones = new Map<string, Phone>();
let loose: string[] = [];
/** What is to be asked when everything rests. */
let atRest: (() => Promise<unknown>) | null = null;
process.on("unhandledRejection", (error) => {
  loose.push(said(error));
});

function phoneOf(name: string): Phone {
  const found = phones.get(name);
  if (found === undefined) throw new Error(`no phone ${name}`);
  found.act();
  return found;
}

async function perform(command: Command): Promise<unknown> {
  switch (command.do) {
    case "world":
      return newWorld(command.seed);
    case "pass":
      return null;
    case "phone":
      return begin(command.phone, command.lease, command).act();
    case "copy":
      return copy(phoneOf(command.phone), command.to);
    case "answer":
      phoneOf(command.phone);
      return answer(command.id, command.with);
    case "fail":
      phoneOf(command.phone);
      return fail(command.id);
    case "write":
      return write(phoneOf(command.phone), command.wish);
    case "evict":
      return evict(phoneOf(command.phone));
    case "contents":
      return contents(phoneOf(command.phone));
    case "wake":
      return phoneOf(command.phone).wake(command.urge, command.tab);
    default:
      return adjust(phoneOf(command.phone), command);
  }
}

type Adjusting = Extract<
  Command,
  { do: "sign-in" | "restart" | "tab" | "clock" | "arm" | "disarm" }
>;

function adjust(phone: Phone, command: Adjusting): unknown {
  switch (command.do) {
    case "sign-in":
      return phone.start(command.owner);
    case "restart":
      return phone.start();
    case "tab":
      return phone.openTab();
    case "clock":
      phone.ahead = command.ahead;
      return phone.act();
    case "arm":
      return phone.life.arm(command.mishap, command.well);
    case "disarm":
      return phone.life.disarm();
  }
}

function newWorld(seed: number): void {
  for (const phone of phones.values()) phone.stop();
  phones = new Map();
  loose = [];
  globalThis.indexedDB = new IDBFactory();
  beginWorld(seed);
  beginLine();
}

function begin(name: string, lease: boolean, { user, device, token }: Owner): Phone {
  const phone = new Phone(name, { user, device, token }, lease);
  phones.set(name, phone);
  phone.start();
  return phone;
}

async function copy(from: Phone, to: string): Promise<void> {
  const source = from.disk();
  const target = database(to);
  await copyAll(source, target);
  source.close();
  target.close();
  begin(to, from.takesTurns, from.owner).ahead = from.ahead;
}

/** Tells, when all has come to rest, what was frozen, whatever happened to the page meanwhile. */
async function write(phone: Phone, wish: Wish): Promise<void> {
  const before = new Set((await outboxOf(phone)).map(({ mid }) => mid));
  let seen: readonly unknown[] = [];
  atRest = async () => {
    const made = (await outboxOf(phone)).filter(({ mid }) => !before.has(mid));
    return made.map(({ mid, slot, rid, text }) => ({ mid, slot, rid, text, seen }));
  };
  const see = (values: readonly unknown[]) => {
    seen = values;
  };
  // A page that dies never hears what became of its write.
  act(phone, wish, see).catch((error: unknown) => {
    if (!isExpected(error)) loose.push(said(error));
  });
}

/** A full disk is told to the person; so is a record that they cannot edit any more. */
function isExpected(error: unknown): boolean {
  return isFull(error) || error instanceof NoTarget;
}

function said(error: unknown): string {
  return String(error instanceof Error ? error.stack : error);
}

async function outboxOf(phone: Phone) {
  const disk = phone.disk();
  const items = await disk.read(["outbox"], (tx) => tx.objectStore("outbox").getAll());
  disk.close();
  return items;
}

/** Everything on the phone's disk but the bytes of photos. */
async function contents(phone: Phone): Promise<unknown> {
  const disk = phone.disk();
  const names = STORES.filter((name) => name !== "chunks");
  const stores = await disk.read(names, async (tx) => {
    const all = await Promise.all(names.map((name) => tx.objectStore(name).getAll()));
    return Object.fromEntries(names.map((name, at) => [name, all[at]]));
  });
  disk.close();
  const base = (stores["base"] as readonly BaseRow[]).map(inShort);
  return { ...stores, base, troubles: phone.troubles };
}

/** A form is long, and a version of it never changes. */
function inShort(row: BaseRow): BaseRow {
  const { id, version } = row.body;
  return row.kind === "form" ? { ...row, body: { id: id ?? null, version: version ?? null } } : row;
}

/** The browser removes the database under the open pages; tells what was in it. */
async function evict(phone: Phone): Promise<unknown> {
  const lost = await contents(phone);
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(phone.name);
    request.onsuccess = () => resolve();
  });
  return lost;
}

async function answerLine(line: string): Promise<void> {
  const command = JSON.parse(line) as Command;
  if (command.do === "world") setTime(command.now);
  await passTime(command.now);
  atRest = null;
  let outcome = await ended(perform(command), command.do);
  if (atRest !== null) outcome = await ended((atRest as () => Promise<unknown>)(), command.do);
  const states = [...phones].map(([name, phone]) => [name, phone.condition]);
  const told = { ...traffic(), states: Object.fromEntries(states), ...outcome, loose };
  loose = [];
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

/** What came of `work` once everything rests; work that waits for nobody has failed. */
async function ended(work: Promise<unknown>, name: string) {
  let outcome: { result: unknown; error: string | null } = {
    result: null,
    error: `${name} never ends`,
  };
  void work.then(
    (result) => {
      outcome = { result: result ?? null, error: null };
    },
    (error: unknown) => {
      outcome = { result: null, error: said(error) };
    },
  );
  await comeToRest();
  return outcome;
}

let last: Promise<void> = Promise.resolve();
createInterface({ input: process.stdin }).on("line", (line) => {
  last = last.then(() => answerLine(line));
});
