/** Cuts a sync at byte after byte, and lets the phone try again: everything must come right. */

import { type CuttingProxy, cuttingProxy, type Ending, type Fault } from "./cutting-proxy";
import { type Teacher, type WirePhone, wirePhone } from "./wire-phone";

/** What is to be done; `endings` beside each other, or `turns` of one ending for each offset. */
interface Plan {
  readonly port: number;
  readonly teachers: readonly Teacher[];
  readonly runs: readonly Run[];
  readonly mishaps: number;
}

interface Run {
  readonly records: number;
  readonly step: number;
  readonly endings: readonly Ending[];
  readonly turns: boolean;
}

type Side = "request" | "response";

/** One phone behind its own proxy. */
interface Place {
  readonly teacher: Teacher;
  readonly proxy: CuttingProxy;
  readonly phone: WirePhone;
  readonly saved: string[];
}

interface Cut {
  readonly at: number;
  readonly ending: Ending;
}

const TRIES = 8;
const SAMPLES = 4;
const SHORT_PATIENCE = 60;
const LONG_PATIENCE = 30_000;

const failures: string[] = [];

/** Carries out a plan; prints a line for each run, then what the phones hold. */
export async function run(plan: Plan): Promise<void> {
  const places = await Promise.all(plan.teachers.map((teacher) => place(plan.port, teacher)));
  for (const each of plan.runs) {
    for (const side of ["request", "response"] as const) {
      say({ ...(await cutEverywhere(places, side, each)), failures: failures.length });
    }
  }
  for (const [name, mishap] of Object.entries(MISHAPS)) {
    await Promise.all(places.map((at) => repeat(plan.mishaps, () => mishap(at, name))));
    say({ mishap: name, times: plan.mishaps * places.length, failures: failures.length });
  }
  say({ failed: failures.slice(0, 20), phones: await Promise.all(places.map(held)) });
  for (const { proxy } of places) proxy.close();
}

function say(line: object): void {
  console.log(JSON.stringify(line));
}

async function place(port: number, teacher: Teacher): Promise<Place> {
  const proxy = await cuttingProxy(port);
  const phone = wirePhone(proxy.url, teacher);
  await phone.sync();
  return { teacher, proxy, phone, saved: [] };
}

async function held({ phone, teacher, saved }: Place) {
  const rows = await phone.rows();
  const records = rows.filter(({ kind }) => kind === "record");
  const { device, key } = teacher;
  return { device, key, saved, rows: records.map(({ rid, seq, body }) => [rid, seq, body]) };
}

/** Each offset of one side, shared out among the phones. */
async function cutEverywhere(places: readonly Place[], side: Side, run: Run) {
  const began = performance.now();
  const lengths = await Promise.all(places.map((at) => lengthsOf(at, side, run.records)));
  const shortest = Math.min(...lengths.flat());
  const longest = Math.max(...lengths.flat());
  const cuts = cutsOf(longest, run);
  let left = cuts.length;
  let made = 0;
  let missed = 0;
  await Promise.all(
    places.map(async (at) => {
      while (left > 0) {
        left -= 1;
        const cut = cuts[cuts.length - 1 - left];
        if (cut === undefined) continue;
        // Packed requests differ by a few bytes; the last of them are not in every one.
        if (await cutOnce(at, side, cut, run.records)) made += 1;
        else if (cut.at < shortest) missed += 1;
      }
    }),
  );
  const seconds = Math.round(performance.now() - began) / 1000;
  const bytes = `${shortest}-${longest}`;
  return { side, records: run.records, bytes, cuts: made, missed, seconds };
}

function cutsOf(length: number, { step, endings, turns }: Run): Cut[] {
  const offsets = Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);
  if (offsets[offsets.length - 1] !== length - 1) offsets.push(length - 1);
  return offsets.flatMap((at, index) =>
    endings
      .filter((_, turn) => !turns || turn === index % endings.length)
      .map((ending) => ({ at, ending })),
  );
}

/** The bytes of some exchanges that nothing happens to. */
async function lengthsOf(at: Place, side: Side, records: number): Promise<number[]> {
  const lengths: number[] = [];
  await repeat(SAMPLES, async () => {
    await attempt(at, `a whole ${side}`, records, () => mustRest(at, "idle", `a whole ${side}`));
    const { up, down } = at.proxy.last();
    lengths.push(side === "request" ? up : down);
  });
  return lengths;
}

/** Cuts once at this place; false when no exchange was long enough for it. */
async function cutOnce(at: Place, side: Side, cut: Cut, records: number): Promise<boolean> {
  const fault: Fault = { do: `cut-${side}`, ...cut };
  let struck = false;
  let patience = cut.ending === "silence" ? SHORT_PATIENCE : LONG_PATIENCE;
  for (let time = 0; time < TRIES && !struck; time += 1, patience *= 2) {
    await attempt(at, `${side} cut at ${cut.at} by ${cut.ending}`, records, async () => {
      at.proxy.arm(fault);
      at.phone.patience = patience;
      const { phase } = await at.phone.sync();
      at.phone.patience = LONG_PATIENCE;
      ({ struck } = at.proxy.last());
      if (struck && phase !== "paused") failures.push(`${side} ${cut.at}: the cut was not noticed`);
      // By chance this request was shorter than others: nothing was cut.
      if (phase !== "idle") await mustRest(at, "idle", `after ${side} ${cut.at} ${cut.ending}`);
    });
  }
  return struck;
}

/** Saves records, does `act`, and looks that they are where they belong. */
async function attempt(
  at: Place,
  what: string,
  records: number,
  act: () => Promise<void>,
): Promise<void> {
  const rids = await at.phone.save(records);
  at.saved.push(...rids);
  await act();
  await at.proxy.release();
  const faults = await at.phone.faults(rids);
  if (faults.length > 0) failures.push(`${what}: ${faults.join("; ")}`);
}

async function mustRest(at: Place, phase: string, when: string): Promise<void> {
  const state = await at.phone.sync();
  if (state.phase !== phase) failures.push(`${when}: ${state.phase}, ${state.problem}`);
}

type Mishap = (at: Place, name: string) => Promise<void>;

const MISHAPS: Readonly<Record<string, Mishap>> = {
  "the request arrives twice at once": (at, name) =>
    attempt(at, name, 1, async () => {
      at.proxy.arm({ do: "send-twice" });
      await mustRest(at, "idle", name);
    }),
  "the response comes when nobody waits any more": (at, name) =>
    attempt(at, name, 1, async () => {
      await withoutAnswer(at, { do: "hold-response" }, name);
      await mustRest(at, "idle", name);
      await at.proxy.release();
      await mustRest(at, "idle", name);
    }),
  "the request arrives after the one that was sent in its place": (at, name) =>
    attempt(at, name, 1, async () => {
      await withoutAnswer(at, { do: "hold-request" }, name);
      await attempt(at, name, 1, () => mustRest(at, "idle", name));
      await mustRest(at, "idle", name);
    }),
  "three requests with the same record arrive at once": (at, name) =>
    attempt(at, name, 1, async () => {
      for (let time = 0; time < 3; time += 1) {
        await withoutAnswer(at, { do: "hold-request" }, name);
      }
      await Promise.all([at.proxy.release(), mustRest(at, "idle", name)]);
      await mustRest(at, "idle", name);
    }),
};

/** A sync that the phone gives up on. */
async function withoutAnswer(at: Place, fault: Fault, name: string): Promise<void> {
  at.proxy.arm(fault);
  at.phone.patience = SHORT_PATIENCE;
  await mustRest(at, "paused", name);
  at.phone.patience = LONG_PATIENCE;
}

async function repeat(times: number, act: () => Promise<void>): Promise<void> {
  for (let time = 0; time < times; time += 1) await act();
}
