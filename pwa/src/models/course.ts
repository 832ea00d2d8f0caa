/** What happened to one record, as far as this phone knows: own changes, and what the office did. */

import { type Change, type Fields, OUTCOME, type Outcome, parseMutation } from "@daybook/sync";
import type { Database } from "../storage/database";
import type { Frozen } from "../storage/schema";
import { AMENDED } from "../sync/names-out";
import { HELD } from "../sync/resolutions";

/** A change that was made on this phone; `answered` is null while it waits. */
export interface OwnStep {
  readonly by: "phone";
  readonly mid: string;
  readonly change: Change;
  readonly fields: Fields;
  readonly at: number;
  readonly outcome: Outcome | null;
  readonly answered: number | null;
  /** The questions where it met another version. */
  readonly met: readonly string[];
}

/** What the office did with a held change; `name` is a person's. */
export interface OfficeStep {
  readonly by: "office";
  readonly mid: string;
  readonly state: string;
  readonly name: string;
  readonly note: string;
  readonly at: number;
}

export type Step = OwnStep | OfficeStep;

/** Every step that this phone still remembers: its own in order of saving, then the office's. */
export function courseOf(database: Database, rid: string): Promise<readonly Step[]> {
  return database.read(["base", "cursor", "outbox", "journal"], async (tx) => {
    const [cursors, decided, amended, sent, waiting] = await Promise.all([
      tx.objectStore("cursor").getAll(),
      tx.objectStore("base").index("kind").getAll(HELD),
      tx.objectStore("base").index("kind").getAll(AMENDED),
      tx.objectStore("journal").index("rid").getAll(rid),
      tx.objectStore("outbox").index("rid").getAll(rid),
    ]);
    const used = new Map(cursors.map(({ slot, gen }) => [slot, gen]));
    const own = [
      ...sent.map((item) => ownStep(item, item.outcome as Outcome, item.acked, item.detail)),
      ...waiting.map((item) => ownStep(item, null, null, {})),
    ];
    const office = [...decided, ...amended]
      .filter(({ slot, gen, body }) => body.record === rid && used.get(slot) === gen)
      .map((row) => officeStep(row.rid, { state: row.kind, ...row.body }));
    const steps = [...own.sort((one, other) => one.n - other.n).map(({ step }) => step), ...office];
    return steps.sort((one, other) => one.at - other.at);
  });
}

/** Whether this phone wrote `value` under that name. */
export function wroteHere(steps: readonly Step[], name: string, value: unknown): boolean {
  const text = JSON.stringify(value ?? null);
  return steps.some(
    (step) => step.by === "phone" && JSON.stringify(step.fields[name] ?? null) === text,
  );
}

function ownStep(
  item: Frozen,
  outcome: Outcome | null,
  answered: number | null,
  detail: Fields,
): { readonly n: number; readonly step: OwnStep } {
  const { id: mid, change, fields, at } = parseMutation(JSON.parse(item.text));
  const met = outcome === OUTCOME.merged ? Object.keys(detail) : [];
  return { n: item.n, step: { by: "phone", mid, change, fields, at, outcome, answered, met } };
}

function officeStep(mid: string, { state, by, note, at }: Fields): OfficeStep {
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const moment = typeof at === "number" ? at : 0;
  return { by: "office", mid, state: text(state), name: text(by), note: text(note), at: moment };
}
