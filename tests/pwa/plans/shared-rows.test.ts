/** A plan of one's own is on the phone at once, waits for a line, and stays whatever becomes of it. */

import "fake-indexeddb/auto";
import { newId } from "@daybook/sync";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { grants, openLibrary } from "../../../pwa/src/models/library";
import { adoptPlan, changePlan, closePlan, plans } from "../../../pwa/src/models/plans";
import { openRecords, records } from "../../../pwa/src/models/records";
import { openSharedRows } from "../../../pwa/src/models/shared-rows";
import { ownTasks, tickTask } from "../../../pwa/src/models/tasks";
import { announce, closeWorkplace, currentDatabase } from "../../../pwa/src/models/workplace";
import type { PlanBody } from "../../../pwa/src/plans/shapes";
import type { OutboxItem } from "../../../pwa/src/storage/schema";
import { all, exchange } from "../phone";
import { openAs, signedIn } from "../signed-in";

const SCHOOL = 2;
const words = { zh: "计划", en: "plan" };
let turn = 0;
let user = "";

function body(given: Partial<PlanBody> = {}): PlanBody {
  const texts = { title: words, idea: words, basis: [], goals: [], effects: [], closing: words };
  const days = { from: "2026-09-01", to: "2027-01-15" };
  const owner = { kind: "person", id: user } as const;
  return { template: null, owner, ...days, groups: [], closed: false, ...texts, ...given };
}

openLibrary();
openRecords();
openSharedRows();

beforeEach(async () => {
  turn += 1;
  user = `wang-${turn}`;
  await openAs(signedIn({ user }));
  await told([]);
  await vi.waitFor(() => expect(grants.value).toHaveLength(1));
});

afterEach(closeWorkplace);

/** A sync brings rows of the school's stream. */
async function told(rows: readonly unknown[], more: Record<string, unknown> = {}): Promise<void> {
  await exchange(currentDatabase(), {
    g: [[SCHOOL, 7, "school/s1/2026", "teacher"]],
    c: [[SCHOOL, 7, 3, rows.length + 1]],
    r: { [SCHOOL]: rows },
    ...more,
  });
  announce({ rows: null, library: true });
}

async function sent(): Promise<readonly Record<string, unknown>[]> {
  const items = await all<OutboxItem>(currentDatabase(), "outbox");
  return items.map(({ text }) => JSON.parse(text) as Record<string, unknown>);
}

test("a plan that was adopted waits in the stream of the school", async () => {
  const rid = await adoptPlan(body());

  await vi.waitFor(() =>
    expect(plans.value).toMatchObject([{ rid, mine: true, state: "waiting" }]),
  );
  expect(await sent()).toMatchObject([{ k: "put", t: "plan", s: SCHOOL, r: rid }]);
});

test("only what was changed of a plan is sent", async () => {
  await adoptPlan(body());
  await vi.waitFor(() => expect(plans.value).toHaveLength(1));
  const [plan] = plans.value;

  if (plan) await changePlan(plan, body({ to: "2027-07-09" }));

  await vi.waitFor(() => expect(plans.value[0]?.to).toBe("2027-07-09"));
  expect((await sent())[1]).toMatchObject({ k: "set", x: { to: "2027-07-09" } });
  expect(Object.keys((await sent())[1]?.x as object)).toEqual(["to"]);
});

test("a plan that was ended stays, and runs no more", async () => {
  await adoptPlan(body());
  await vi.waitFor(() => expect(plans.value).toHaveLength(1));
  const [plan] = plans.value;

  if (plan) await closePlan(plan);

  await vi.waitFor(() => expect(plans.value[0]?.closed).toBe(true));
});

test("a plan that was not taken stays a plan, and is no record", async () => {
  const rid = await adoptPlan(body());

  await told([], { a: [[0, 2, null, { r: "invalid" }]] });

  await vi.waitFor(() => expect(plans.value).toMatchObject([{ rid, state: "held" }]));
  expect(records.value).toEqual([]);
});

test("one's own plan goes before the school's, and that before a colleague's", async () => {
  const meta = { o: null, v: 0, ca: 1, ra: 1 };
  const of = (kind: string, id: string) => ({ ...body(), owner: { kind, id } });
  const rid = await adoptPlan(body());
  const [colleagues, schools] = [newId(), newId()];

  await told([
    [colleagues, 1, "plan", { ...meta, o: "lin" }, of("person", "lin")],
    [schools, 2, "plan", meta, of("school", "s1")],
  ]);

  await vi.waitFor(() => expect(plans.value).toHaveLength(3));
  expect(plans.value.map((plan) => plan.rid)).toEqual([rid, schools, colleagues]);
});

test("a task without a form is ticked, and is asked no more", async () => {
  const meta = { o: user, v: 1, ca: 1, ra: 1 };
  await told([[newId(), 1, "task", meta, { for: user, text: "请来一趟", by: "ma" }]]);
  await vi.waitFor(() => expect(ownTasks.value).toHaveLength(1));
  const [task] = ownTasks.value;

  if (task) await tickTask(task);

  await vi.waitFor(() => expect(ownTasks.value).toEqual([]));
  expect((await sent())[0]).toMatchObject({ k: "set", x: { done: true } });
});
