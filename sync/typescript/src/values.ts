/** JSON values as both halves understand them: cleaned texts, one canonical text, equality. */

export type Value = null | boolean | number | string | readonly Value[] | Fields;

export interface Fields {
  readonly [name: string]: Value;
}

const UNFIT = /\0|[\ud800-\udfff]/gu;

/** `value` with NUL and lone surrogates, which databases refuse, replaced by U+FFFD. */
export function clean(value: Value): Value {
  if (typeof value === "string") return value.replace(UNFIT, "\ufffd");
  if (isList(value)) return value.map(clean);
  if (isFields(value)) {
    return fromEntries(
      Object.keys(value).map((key) => [clean(key) as string, clean(value[key] ?? null)]),
    );
  }
  return value;
}

/** The one text of a value: keys in code point order, no spaces, numbers as JavaScript writes. */
export function canonical(value: Value): string {
  if (isList(value)) return `[${value.map(canonical).join(",")}]`;
  if (isFields(value)) {
    const keys = Object.keys(value).sort(byCodePoint);
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join(",")}}`;
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new RangeError("JSON has no infinite numbers");
  }
  return JSON.stringify(value);
}

/** Whether two values are equal for both languages: 1 is 1.0, but true is not 1. */
export function same(one: Value, other: Value): boolean {
  return one === other || canonical(one) === canonical(other);
}

/** Order of texts by code point; JavaScript's own order of UTF-16 units is another one. */
export function byCodePoint(one: string, other: string): number {
  const [left, right] = [[...one], [...other]];
  const shared = Math.min(left.length, right.length);
  for (let place = 0; place < shared; place += 1) {
    const apart = codePoint(left[place]) - codePoint(right[place]);
    if (apart !== 0) return apart;
  }
  return left.length - right.length;
}

/** Whether `value` is an object of fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether `value` is a list. */
export function isList(value: unknown): value is readonly Value[] {
  return Array.isArray(value);
}

/** What `record` itself holds under `name`; never what every object inherits. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.getOwnPropertyDescriptor(record, name)?.value;
}

/** An object of these fields; a field named `__proto__` is a field like any other. */
export function fromEntries(entries: Iterable<readonly [string, Value]>): Fields {
  return Object.fromEntries(entries) as Fields;
}

function codePoint(character: string | undefined): number {
  return character?.codePointAt(0) ?? 0;
}
