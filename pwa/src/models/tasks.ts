/** What a head asked of somebody: the tasks on this phone, and how one is done. */

import { computed, type ReadonlySignal } from "@preact/signals";
import { records } from "./records";
import { type SharedRow, setShared, sharedRows } from "./shared-rows";
import { workplace } from "./workplace";

export interface Task {
  readonly rid: string;
  /** User id of the one it is for, and of the one who asks. */
  readonly for: string;
  readonly by: string;
  readonly text: string;
  /** "YYYY-MM-DD". */
  readonly due: string | null;
  /** The form whose record does it; without one it is ticked. */
  readonly form: string | null;
  /** The record that did it, or that it was ticked. */
  readonly done: boolean;
  /** When it was asked, ms since 1970. */
  readonly at: number;
}

const rows = sharedRows("task");

/** Every task on this phone. */
export const tasks: ReadonlySignal<readonly Task[]> = computed(() => {
  const written = new Set(
    records.value.flatMap(({ task, state }) => (state !== "draft" && task) || []),
  );
  return rows.value.map((row) => taskIn(row, written));
});

/** What is still asked of this person, what is due first on top. */
export const ownTasks: ReadonlySignal<readonly Task[]> = computed(() => {
  const user = workplace.value?.signedIn.user;
  const open = tasks.value.filter((task) => task.for === user && !task.done);
  return open.sort((one, other) => dueFirst(one, other));
});

/** Ticks a task that needs no record. */
export function tickTask({ rid }: Task): Promise<void> {
  return setShared(rid, { done: true, done_at: Date.now() });
}

function taskIn({ rid, body, owner, at }: SharedRow, written: ReadonlySet<string>): Task {
  const words = (name: string) => (typeof body[name] === "string" ? body[name] : null);
  return {
    rid,
    for: words("for") ?? owner ?? "",
    by: words("by") ?? "",
    text: words("text") ?? "",
    due: words("due"),
    form: words("form"),
    done: Boolean(body.done) || written.has(rid),
    at,
  };
}

function dueFirst(one: Task, other: Task): number {
  const [first, second] = [one.due ?? "9", other.due ?? "9"];
  if (first !== second) return first < second ? -1 : 1;
  return one.at - other.at;
}
