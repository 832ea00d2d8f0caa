/** Days as numbers, counted from 1970-01-01, with their weekdays and months. */

const DAY = 86_400_000;
/** A year has few days, and they are asked for again and again. */
const known = new Map<string, number>();

/** The number of a day "YYYY-MM-DD". */
export function number(day: string): number {
  const found = known.get(day) ?? Date.parse(day) / DAY;
  known.set(day, found);
  return found;
}

/** A day as "YYYY-MM-DD". */
export function written(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Whether this is a day of the calendar, written "YYYY-MM-DD". */
export function isDay(text: string): boolean {
  return (
    /^(?!0000)\d{4}-\d\d-\d\d$/.test(text) && number(text) > -1e6 && written(number(text)) === text
  );
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The first and last day of the month of `day`. */
export function month(day: number): readonly [number, number] {
  const first = number(`${written(day).slice(0, 7)}-01`);
  // The first of a month and 31 days is always in the next.
  return [first, number(`${written(first + 31).slice(0, 7)}-01`) - 1];
}
