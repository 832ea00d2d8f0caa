/** Records being written: kept at every keystroke, sent only when finished. */

import { type Fields, newId } from "@daybook/sync";
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Answers, CompiledForm } from "../forms/compiled";
import { dateOf } from "../forms/week";
import { leaveNote } from "../storage/canary";
import { dropUnused, sendFiles } from "../storage/files";
import type { Draft, DraftRow, Target, Writing } from "../storage/schema";
import { onePending, type Pending } from "../storage/shown";
import { enqueue } from "../sync/enqueue";
import { holdDraft, leaveDraft } from "./draft-locks";
import { classes, grants, profile } from "./library";
import { filesIn, isTroubled, RECORD } from "./record-body";
import { askToKeep, noticeFull } from "./storage";
import { announce, currentDatabase, onNews, tellOthers, workplace } from "./workplace";

export { DraftBusy, leaveDraft } from "./draft-locks";
export type { Draft, DraftRow, Target };

/** There is no class or school that this person could write such a record for. */
export class NoTarget extends Error {}

const kept = signal<ReadonlyMap<string, Draft>>(new Map());
const unsaved = new Set<string>();
let saving: Promise<void> = Promise.resolve();
let flushing = false;

/** Unfinished records, newest first. */
export const drafts: ReadonlySignal<readonly Draft[]> = computed(() =>
  [...kept.value.values()].sort((one, other) => other.saved - one.saved),
);

/** Where a new record of this form may go, the most likely first. */
export function targets(form: CompiledForm): readonly Target[] {
  const homes = grants.value.flatMap(({ slot, key }): Target[] => {
    const [kind, id = ""] = key.split("/");
    if (kind !== (form.audience === "class" ? "class" : "school")) return [];
    if (kind === "school") return [{ slot, key, school: id, class: null }];
    const school = classes.value.find((each) => each.id === id)?.school;
    return school === undefined ? [] : [{ slot, key, school, class: id }];
  });
  const home = profile.value?.home_school;
  return homes.sort((one, other) => likelihood(other, home) - likelihood(one, home));
}

/** A draft of a form in the stream where it goes: the file of the pair that it names, if any. */
export function placed({ audience }: CompiledForm, draft: Draft): Draft {
  const key = `pair/${draft.answers.pair}`;
  const file = audience === "pair" && !draft.base && grants.value.find((each) => each.key === key);
  return file ? { ...draft, target: { ...draft.target, slot: file.slot, key } } : draft;
}

/** A new draft, held by this tab; it is kept on the phone from its first answer on. */
export async function openDraft(
  form: CompiledForm,
  answers: Answers = {},
  id?: string,
): Promise<Draft> {
  const target = targets(form)[0];
  if (target === undefined) throw new NoTarget();
  const now = Date.now();
  const rid = id ?? newId(now);
  await holdDraft(rid);
  return { rid, form: form.id, version: form.version, answers, started: now, target, saved: now };
}

/** A kept draft, held by this tab; null when there is none. Raises `DraftBusy`. */
export async function resumeDraft(rid: string): Promise<Draft | null> {
  await holdDraft(rid);
  const draft = await storedDraft(rid);
  if (draft === undefined) leaveDraft({ rid });
  return draft ?? null;
}

/** Keeps the draft as it is now; several calls within a frame make one write. */
export function saveDraft(draft: Draft): void {
  const saved = { ...draft, saved: Date.now() };
  kept.value = new Map(kept.value).set(draft.rid, saved);
  unsaved.add(draft.rid);
  if (flushing) return;
  flushing = true;
  requestAnimationFrame(() => {
    flushing = false;
    void flushDrafts();
  });
}

/** Writes what was kept in memory only; for the moment before the page goes out of sight. */
export function flushDrafts(): Promise<void> {
  const changed = [...unsaved].flatMap((rid) => kept.value.get(rid) ?? []);
  unsaved.clear();
  if (changed.length === 0) return saving;
  const database = currentDatabase();
  const write = () =>
    database.writeRelaxed(["drafts"], async (tx) => {
      await Promise.all(changed.map((draft) => tx.objectStore("drafts").put(draft)));
    });
  saving = saving.then(write).catch((error: unknown) => {
    noticeFull(error);
    // They stay in memory, and go with the next write.
    for (const { rid } of changed) if (kept.value.has(rid)) unsaved.add(rid);
  });
  return saving.then(() => tellOthers({ drafts: true }));
}

/** Writes every draft of this page anew, into a database that lost them. */
export function keepDraftsAgain(): Promise<void> {
  for (const rid of kept.value.keys()) unsaved.add(rid);
  return flushDrafts();
}

/** Throws the draft away; a record under edit stays as it was. */
export async function discardDraft(draft: Draft): Promise<void> {
  await settled(draft.rid);
  await currentDatabase().write(["drafts", "files", "chunks"], (tx) => removeDraft(tx, draft.rid));
  leaveDraft(draft);
  replaced(draft.rid);
}

/**
 * Makes the draft a record that waits to be sent; resolves once the phone holds it durably.
 *
 * A row of a batch leaves `rest`, the batch without it, which goes with its last row. `also` writes
 * what belongs to the same save.
 */
export async function finish(
  draft: Draft,
  rest?: Draft,
  also?: (tx: Writing) => Promise<void>,
): Promise<void> {
  const left = rest?.rows?.length ? rest : undefined;
  const { rid } = rest ?? draft;
  await settled(rid);
  const stores = ["outbox", "journal", "drafts", "files", "chunks"] as const;
  const database = currentDatabase();
  try {
    const stands = draft.base === undefined ? null : await onePending(database, draft.rid);
    await database.write(stores, async (tx) => {
      await freeze(tx, draft, stands);
      await also?.(tx);
      await sendFiles(tx, filesIn([draft.answers]));
      await (left ? tx.objectStore("drafts").put(left) : removeDraft(tx, rid));
      await noteUnsent(tx);
    });
  } catch (error) {
    noticeFull(error);
    throw error;
  }
  if (!left) leaveDraft({ rid });
  replaced(rid, left);
  announce({ rows: [draft.rid], files: true, wake: true });
  void askToKeep();
}

/** Keeps the list as the phone has it from now on. */
export function openDrafts(): void {
  workplace.subscribe(() => {
    kept.value = new Map();
    unsaved.clear();
    void readDrafts();
  });
  onNews((news) => {
    if (news.drafts === true) void readDrafts();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void flushDrafts();
  });
}

async function readDrafts(): Promise<void> {
  const place = workplace.peek();
  if (place === null) return;
  const all = await place.database.read(["drafts"], (tx) => tx.objectStore("drafts").getAll());
  if (workplace.peek() !== place) return;
  // What is being written in this tab is newer than what the store has of it.
  const own = [...unsaved].flatMap((rid) => kept.value.get(rid) ?? []);
  kept.value = new Map([...all, ...own].map((draft) => [draft.rid, draft]));
}

function likelihood(target: Target, home: string | null | undefined): number {
  const year = Number(target.key.split("/")[2] ?? 0);
  return year * 2 + (target.school === home ? 1 : 0);
}

/** A draft as the phone keeps it, with what this tab has written last. */
export async function storedDraft(rid: string): Promise<Draft | undefined> {
  await flushDrafts();
  return currentDatabase().read(["drafts"], (tx) => tx.objectStore("drafts").get(rid));
}

/** Waits until no write of this draft is under way, and stops further ones. */
async function settled(rid: string): Promise<void> {
  unsaved.delete(rid);
  await saving;
}

function replaced(rid: string, by?: Draft): void {
  const left = new Map(kept.value);
  if (by) left.set(rid, by);
  else left.delete(rid);
  kept.value = left;
  tellOthers({ drafts: true });
}

/** `left` is what stands of a record under edit: what was not taken of it ends with this change. */
async function freeze(tx: Writing, draft: Draft, left: Pending | null): Promise<void> {
  const now = Date.now();
  const before = draft.base?.answers ?? null;
  const isNew = before === null;
  const fields = isNew ? wholeRecord(draft, now) : changedAnswers(before, draft.answers);
  const replaces = left?.told.map((row) => row.rid) ?? [];
  const ends = replaces.length > 0 || left?.sent.some(isTroubled) === true;
  if (Object.keys(fields).length === 0 && !ends) return;
  await enqueue(tx, {
    change: isNew ? "put" : "set",
    slot: draft.target.slot,
    rid: draft.rid,
    kind: RECORD,
    form: [draft.form, draft.version],
    base: [draft.base?.epoch ?? 0, draft.base?.seq ?? 0],
    fields,
    at: now,
    replaces,
  });
}

function wholeRecord({ answers, target, started }: Draft, now: number): Fields {
  const given = Object.entries(answers).filter(([, value]) => value !== null);
  const day = typeof answers._date === "string" ? answers._date : dateOf(now);
  const own = { _school: target.school, _class: target.class, _started: started, _finished: now };
  return { ...Object.fromEntries(given), ...own, _date: day } as Fields;
}

/** The answers that differ; null clears one. */
export function changedAnswers(before: Answers, after: Answers): Fields {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter(
    (name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
  );
  return Object.fromEntries(changed.map((name) => [name, after[name] ?? null])) as Fields;
}

async function removeDraft(tx: Writing, rid: string): Promise<void> {
  await tx.objectStore("drafts").delete(rid);
  const left = await tx.objectStore("drafts").getAll();
  const used = left.flatMap(({ answers, rows }) => filesIn([answers, rows]));
  await dropUnused(tx, new Set(used), Date.now());
}

async function noteUnsent(tx: Writing): Promise<void> {
  const user = workplace.peek()?.signedIn.user;
  if (user !== undefined) leaveNote(user, await tx.objectStore("outbox").count());
}
