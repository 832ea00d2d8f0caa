/** Much work on a poor line: everything arrives, and no request is more than the line can bear. */

import { expect, test } from "vitest";
import { Bench, unsent } from "./bench";
import { save } from "./phone";

const PATIENCE_MS = 90_000;

/** A line of so many kbit/s with two seconds to the server; what takes too long is given up. */
class PoorLine {
  readonly took: number[] = [];
  readonly #bench: Bench;
  readonly #speed: number;

  constructor(bench: Bench, speed: number) {
    this.#bench = bench;
    this.#speed = speed;
  }

  carry = async (init: RequestInit): Promise<Response> => {
    const up = (init.body as Uint8Array).length + 700;
    const response = await this.#bench.server.fetch("none", init);
    const down = (await response.clone().text()).length / 3 + 300;
    const needed = 2_000 + ((up + down) * 8) / this.#speed;
    const took = Math.min(needed, PATIENCE_MS);
    this.#bench.now += took;
    this.took.push(took);
    if (needed > PATIENCE_MS) throw new TypeError("Failed to fetch");
    return response;
  };

  get givenUp(): number {
    return this.took.filter((took) => took === PATIENCE_MS).length;
  }
}

/** Words that hardly shrink, about 700 bytes of them. */
function words(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 350 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return String.fromCharCode(0x4e00 + (state % 8_000));
  }).join("");
}

async function work(speed: number, kind?: string): Promise<{ bench: Bench; line: PoorLine }> {
  const bench = new Bench();
  bench.loop.stop();
  const line = new PoorLine(bench, speed);
  bench.line = line.carry;
  bench.loop = bench.start({ line: () => kind });
  for (let count = 0; count < 250; count += 1) {
    await save(bench.db, { fields: { note: words(count) } });
  }
  for (let tries = 0; tries < 40 && (await unsent(bench)) > 0; tries += 1) await bench.sync();
  return { bench, line };
}

test("at 20 kbit/s a phone that knows of its line never asks too much of it", async () => {
  const { bench, line } = await work(20, "2g");

  expect([await unsent(bench), line.givenUp]).toEqual([0, 0]);
  expect(Math.max(...line.took)).toBeLessThan(40_000);
  expect(bench.server.applied.size).toBe(250);
});

test("at 20 kbit/s a phone that knows nothing of its line learns", async () => {
  const { bench, line } = await work(20);

  expect(await unsent(bench)).toBe(0);
  expect(line.givenUp).toBeLessThanOrEqual(2);
  expect([...bench.server.applied.values()].every((times) => times === 1)).toBe(true);
});

test("at 4 kbit/s requests shrink until they get through, and everything arrives once", async () => {
  const { bench, line } = await work(4);

  expect(await unsent(bench)).toBe(0);
  expect(line.givenUp).toBeGreaterThan(0);
  expect(line.givenUp).toBeLessThanOrEqual(6);
  expect([...bench.server.applied.values()].every((times) => times === 1)).toBe(true);
});
