/** The days on which school is held, and the terms and school weeks that they lie in. */

import { number, weekday } from "./days";
import type { Term } from "./shapes";

/** A first and a last day, as numbers, both included. */
export type Days = readonly [number, number];

/**
 * School days are Monday to Friday in a term, outside its holidays.
 *
 * With `weeks`, only those in these school weeks. All days are numbers.
 */
export class Calendar {
  readonly terms: readonly Days[];
  readonly #days: readonly number[];
  readonly #week1: readonly number[];
  readonly #weeks: readonly number[] | null;

  constructor(terms: readonly Term[], weeks: readonly number[] | null = null) {
    const ordered = [...terms].sort((one, other) => (one.from < other.from ? -1 : 1));
    this.terms = ordered.map(({ from, to }) => [number(from), number(to)]);
    this.#week1 = ordered.map(({ week1 }) => number(week1));
    this.#weeks = weeks;
    const days = new Set(ordered.flatMap((term) => this.#taught(term)));
    this.#days = [...days].sort((one, other) => one - other);
  }

  #taught({ from, to, holidays }: Term): number[] {
    const free = holidays.map((days) => days.map(number));
    const found: number[] = [];
    for (let day = number(from); day <= number(to); day++) {
      const off = free.some(([first = 0, last = 0]) => first <= day && day <= last);
      if (weekday(day) < 5 && !off && this.isListed(day)) found.push(day);
    }
    return found;
  }

  /** Whether a day lies in one of the weeks that count. */
  isListed(day: number): boolean {
    const monday = this.#week1[this.termOf(day)];
    if (!this.#weeks) return true;
    return monday !== undefined && this.#weeks.includes(Math.floor((day - monday) / 7) + 1);
  }

  /** The term that a day belongs to; holidays after a term are its own. -1 without terms. */
  termOf(day: number): number {
    const begun = this.terms.filter(([from]) => from <= day).length;
    return Math.max(begun, Math.min(1, this.terms.length)) - 1;
  }

  /** The first and last day of the weeks that count in a term, or of the whole term. */
  weeksOf(term: number): Days {
    const weeks = this.#weeks;
    if (!weeks?.length) return this.terms[term] as Days;
    const monday = this.#week1[term] as number;
    return [monday + 7 * (Math.min(...weeks) - 1), monday + 7 * Math.max(...weeks) - 1];
  }

  /** How many school days there are, both days included. */
  schoolDays(first: number, last: number): number {
    return Math.max(0, this.#before(last + 1) - this.#before(first));
  }

  /** The school days there are, both days included. */
  between(first: number, last: number): readonly number[] {
    return this.#days.slice(this.#before(first), this.#before(last + 1));
  }

  /** The first school day that is not before `day`. */
  nextSchoolDay(day: number): number | null {
    return this.#days[this.#before(day)] ?? null;
  }

  /** How many school days come before `day`. */
  #before(day: number): number {
    let [low, high] = [0, this.#days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#days[middle] as number) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
