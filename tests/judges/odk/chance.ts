/** Random answers, the same for the same seed. */

import type { Choice, Field } from "../../../pwa/src/forms/compiled";

type Given = string | number | readonly string[] | null;

const TEXTS = ["a", "b", "x y", "3", "12", "2026-10-12", "yes", "Ab1", "0", "你好"];
const DATES = ["2026-10-12", "2025-02-28", "2030-12-31", "1969-12-31", "2024-02-29"];
const TIMES = ["08:05:00.000", "18:30:00.000", "00:00:00.000"];

/** Mulberry32: a small generator of numbers. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  happens(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(from: readonly T[]): T | undefined {
    return from[this.below(from.length)];
  }

  /** An answer to a question, null now and then. */
  answer(field: Field, choices: readonly Choice[]): Given {
    if (this.happens(0.15)) return null;
    const values = choices.map(({ value }) => value);
    switch (field.type) {
      case "select_one":
        return this.pick(values) ?? null;
      case "select_multiple":
        return values.filter(() => this.happens(0.4));
      case "rank":
        return this.#shuffled(values);
      case "integer":
        return this.#whole(field);
      case "decimal":
        return this.#whole(field) + (this.pick([0, 0.5, 0.25]) ?? 0);
      case "range":
        return this.#step(field);
      case "date":
        return this.pick(DATES) ?? null;
      case "time":
        return this.pick(TIMES) ?? null;
      case "dateTime":
        return `${this.pick(DATES)}T${this.pick(TIMES)}`;
      case "geopoint":
        return `${this.below(80)} ${this.below(170)} 0 5`;
      case "image":
      case "audio":
      case "file":
        return "a.jpg";
      case "acknowledge":
        return "OK";
      default:
        return this.pick(TEXTS) ?? null;
    }
  }

  #whole({ min = -3, max = 40 }: Field): number {
    return this.below(max - min + 3) + min - 1;
  }

  #step({ min = 0, max = 10, step = 1 }: Field): number {
    return min + this.below(Math.floor((max - min) / step) + 1) * step;
  }

  #shuffled(values: readonly string[]): readonly string[] {
    const left = [...values];
    const found: string[] = [];
    while (left.length) found.push(...left.splice(this.below(left.length), 1));
    return found;
  }
}
