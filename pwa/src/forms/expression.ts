/** The value of an expression tree; the twin of the server's `forms/expression.py`. */

import type { Expr, FormContext } from "./compiled";
import {
  DAY_MS,
  dateOfDays,
  momentText,
  Nodes,
  type Raw,
  toBoolean,
  toNumber,
  toText,
  words,
} from "./values";

/** Where an expression stands: what its names mean. */
export interface Scope {
  readonly context: FormContext;
  /** The row of the repeat, counted from 1. */
  readonly position: number;
  /** The answer to the question the expression belongs to. */
  own(): Raw;
  /** The answer to a question in reach; "" when it is not asked. */
  answer(name: string): Raw;
  /** The answers to a question in every row, or the rows. */
  rows(repeat: string, name?: string): Nodes;
  /** The answer of the earlier record. */
  last(name: string): Raw;
  /** A column of the choice under test. */
  column(name: string): Raw;
  /** What a choice of a question is called. */
  choiceName(name: string, value: string): string;
}

type Lazy = (args: readonly Expr[], scope: Scope) => Raw;
type Eager = (...args: Raw[]) => Raw;

/** The value of `expr` in `scope`; throws for an operator this version does not know. */
export function evaluate(expr: Expr | undefined, scope: Scope): Raw {
  if (!Array.isArray(expr)) return expr as Raw;
  const [head, ...args] = expr as readonly Expr[];
  const op = String(head);
  const lazy = LAZY[op];
  if (lazy) return lazy(args, scope);
  const eager = EAGER[op];
  if (!eager) throw new Error(`unknown operator ${op}`);
  return eager(...args.map((arg) => evaluate(arg, scope)));
}

const holds = (expr: Expr | undefined, scope: Scope) => toBoolean(evaluate(expr, scope));

const LAZY: Record<string, Lazy> = {
  and: ([a, b], scope) => holds(a, scope) && holds(b, scope),
  or: ([a, b], scope) => holds(a, scope) || holds(b, scope),
  if: ([test, yes, no], scope) => evaluate(holds(test, scope) ? yes : no, scope),
  coalesce: (args, scope) => {
    let value: Raw = "";
    for (const arg of args) {
      value = evaluate(arg, scope);
      if (toText(value)) break;
    }
    return value;
  },
  once: ([expr], scope) => (toText(scope.own()) ? scope.own() : evaluate(expr, scope)),
  ref: ([name], scope) => scope.answer(String(name)),
  rows: ([repeat, name], scope) => scope.rows(String(repeat), name as string | undefined),
  self: (_, scope) => scope.own(),
  last: ([name], scope) => scope.last(String(name)),
  column: ([name], scope) => scope.column(String(name)),
  item: ([source, key, column], scope) => {
    const value = toText(evaluate(key, scope));
    const found = scope.context.items(String(source)).find((item) => item.value === value);
    return found?.columns?.[String(column)] ?? "";
  },
  "choice-name": ([value, name], scope) =>
    scope.choiceName(String(name), toText(evaluate(value, scope))),
  position: (_, scope) => scope.position,
  today: (_, scope) => scope.context.today,
  now: (_, scope) => momentText(scope.context.now),
};

const nodes = (value: Raw): readonly Raw[] => (value instanceof Nodes ? value.values : [value]);
const numbers = (values: readonly Raw[]) => values.flatMap(nodes).map(toNumber);
const letters = (value: Raw) => Array.from(toText(value));

/** A comparison of two values, true for node lists when any pair agrees. */
function any(test: (a: Raw, b: Raw) => boolean): Eager {
  return (a, b) => nodes(a).some((x) => nodes(b).some((y) => test(x, y)));
}

function equal(a: Raw, b: Raw): boolean {
  const is = (type: string) => typeof a === type || typeof b === type;
  if (is("boolean")) return toBoolean(a) === toBoolean(b);
  return is("number") ? toNumber(a) === toNumber(b) : toText(a) === toText(b);
}

function arithmetic(work: (a: number, b: number) => number): Eager {
  return (a, b) => work(toNumber(a), toNumber(b));
}

function round(value: Raw, digits: Raw = 0): number {
  const places = toNumber(digits);
  if (Number.isNaN(places)) return places;
  const power = Number.isFinite(places) ? Math.max(-15, Math.min(15, Math.trunc(places))) : 0;
  const factor = Number(`1e${Math.abs(power)}`);
  const number = toNumber(value);
  if (power >= 0) return Math.floor(number * factor + 0.5) / factor;
  return Math.floor(number / factor + 0.5) * factor;
}

function substr(value: Raw, start: Raw, end: Raw = Number.POSITIVE_INFINITY): string {
  const place = (of: Raw) => toNumber(of) || 0;
  return letters(value).slice(place(start), place(end)).join("");
}

function formatDate(value: Raw, pattern: Raw): string {
  const number = toNumber(value);
  if (!dateOfDays(number)) return "";
  const text = momentText(Math.floor(number * DAY_MS + 0.5));
  return toText(pattern).replace(/%([YymndeHhMS])/g, (_, letter: string) => {
    const [from = 0, to = 0, bare] = PARTS[letter] ?? [];
    const part = text.slice(from, to);
    return bare ? String(Number(part)) : part;
  });
}

const PARTS: Record<string, readonly [from: number, to: number, bare?: 1]> = {
  Y: [0, 4],
  y: [2, 4],
  m: [5, 7],
  n: [5, 7, 1],
  d: [8, 10],
  e: [8, 10, 1],
  H: [11, 13],
  h: [11, 13, 1],
  M: [14, 16],
  S: [17, 19],
};

const EAGER: Record<string, Eager> = {
  "=": any(equal),
  "!=": any((a, b) => !equal(a, b)),
  "<": any((a, b) => toNumber(a) < toNumber(b)),
  "<=": any((a, b) => toNumber(a) <= toNumber(b)),
  ">": any((a, b) => toNumber(a) > toNumber(b)),
  ">=": any((a, b) => toNumber(a) >= toNumber(b)),
  "+": arithmetic((a, b) => a + b),
  "-": arithmetic((a, b) => a - b),
  "*": arithmetic((a, b) => a * b),
  div: arithmetic((a, b) => a / b),
  mod: arithmetic((a, b) => a % b),
  not: (a) => !toBoolean(a),
  boolean: toBoolean,
  number: toNumber,
  string: toText,
  int: (a) => Math.trunc(toNumber(a)),
  abs: (a) => Math.abs(toNumber(a)),
  floor: (a) => Math.floor(toNumber(a)),
  ceiling: (a) => Math.ceil(toNumber(a)),
  round,
  min: (...all) => (numbers(all).length ? Math.min(...numbers(all)) : Number.NaN),
  max: (...all) => (numbers(all).length ? Math.max(...numbers(all)) : Number.NaN),
  sum: (a) => numbers([a]).reduce((total, number) => total + number, 0),
  count: (a) => nodes(a).length,
  "count-non-empty": (a) => nodes(a).filter(toText).length,
  selected: (a, b) => words(a).includes(toText(b)),
  "selected-at": (a, b) => words(a)[Math.floor(toNumber(b))] ?? "",
  "count-selected": (a) => words(a).length,
  "string-length": (a) => letters(a).length,
  concat: (...all) => all.flatMap(nodes).map(toText).join(""),
  join: (separator, ...all) => all.flatMap(nodes).map(toText).join(toText(separator)),
  contains: (a, b) => toText(a).includes(toText(b)),
  "starts-with": (a, b) => toText(a).startsWith(toText(b)),
  "ends-with": (a, b) => toText(a).endsWith(toText(b)),
  substr,
  regex: (a, b) => new RegExp(`^(?:${toText(b)})$`, "u").test(toText(a)),
  date: (a) => dateOfDays(toNumber(a)),
  "format-date": formatDate,
};
