/** Plans and the templates for them as this phone has them, and how a person's plan is written. */

import type { Fields } from "@daybook/sync";
import { computed, type ReadonlySignal } from "@preact/signals";
import type { PlanBody, Template } from "../plans/shapes";
import { grants, profile } from "./library";
import { putShared, type SharedRow, setShared, sharedRows } from "./shared-rows";
import { workplace } from "./workplace";

export interface Plan extends PlanBody {
  readonly rid: string;
  readonly at: number;
  readonly state: SharedRow["state"];
  /** Whether it is this person's own, to be changed here. */
  readonly mine: boolean;
}

const planRows = sharedRows("plan");
const templateRows = sharedRows("plan-template");

/** Every plan on this phone, each once: own ones, those of schools, colleagues'; newest first. */
export const plans: ReadonlySignal<readonly Plan[]> = computed(() => {
  const user = workplace.value?.signedIn.user;
  const found = new Map<string, Plan>();
  for (const row of planRows.value) {
    const body = row.body as unknown as PlanBody;
    const mine = body.owner?.kind === "person" && body.owner.id === user;
    if (isWhole(body)) {
      found.set(row.rid, { ...body, rid: row.rid, at: row.at, state: row.state, mine });
    }
  }
  return [...found.values()].sort(inOrder);
});

/** What a plan can begin from. */
export const templates: ReadonlySignal<readonly Template[]> = computed(() =>
  templateRows.value
    .map(({ rid, body }) => ({ id: rid, ...body }) as unknown as Template)
    .filter(isWhole)
    .sort((one, other) => (one.order ?? 0) - (other.order ?? 0)),
);

/** The plans that run on a day. */
export function runningOn(day: string): readonly Plan[] {
  return plans.value.filter((plan) => isRunning(plan, day));
}

/** Those of them that ask something of this person: not colleagues' own. */
export function concerningOn(day: string): readonly Plan[] {
  return runningOn(day).filter((plan) => plan.mine || plan.owner.kind !== "person");
}

/** Whether a plan runs on a day. */
export function isRunning({ from, to, closed }: PlanBody, day: string): boolean {
  return !closed && from <= day && day <= to;
}

/** Whether a plan begins after a day. */
export function isComing({ from, closed }: PlanBody, day: string): boolean {
  return !closed && from > day;
}

/** The stream that a person's new plan goes into: that of the school where they work. */
export function planSlot(): number | null {
  const streams = grants.value.filter(({ key }) => key.startsWith("school/"));
  const home = profile.value?.home_school ?? "";
  const own = streams.find(({ key }) => key.split("/")[1] === home);
  return (own ?? streams[0])?.slot ?? null;
}

/** Keeps a new plan of this person; its id. Raises when there is no school to keep it for. */
export async function adoptPlan(body: PlanBody): Promise<string> {
  const slot = planSlot();
  if (slot === null) throw new Error("there is no school to keep a plan for");
  return putShared("plan", slot, { ...body } as unknown as Fields);
}

/** Keeps what was changed of a plan. */
export async function changePlan(plan: Plan, body: PlanBody): Promise<void> {
  const before = plan as unknown as Fields;
  const changed = Object.entries(body as unknown as Fields).filter(
    ([name, value]) => JSON.stringify(before[name] ?? null) !== JSON.stringify(value),
  );
  if (changed.length > 0) await setShared(plan.rid, Object.fromEntries(changed));
}

/** Ends a plan; what was counted stays to be seen by those who look back. */
export function closePlan({ rid }: Plan): Promise<void> {
  return setShared(rid, { closed: true });
}

/** A row that an older or newer server wrote otherwise is left out rather than drawn half. */
function isWhole({ groups, title }: { groups?: unknown; title?: unknown }): boolean {
  return Array.isArray(groups) && typeof title === "object";
}

/** One's own, then those of schools, then those of colleagues. */
function nearness({ mine, owner }: Plan): number {
  if (mine) return 0;
  return owner.kind === "person" ? 2 : 1;
}

function inOrder(one: Plan, other: Plan): number {
  const [near, far] = [nearness(one), nearness(other)];
  if (near !== far) return near - far;
  if (one.from !== other.from) return one.from < other.from ? 1 : -1;
  return one.rid < other.rid ? -1 : 1;
}
