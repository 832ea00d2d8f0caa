/** The rarely used functions; the twin of the server's `forms/engine/more_functions.py`. */

import type { Choice, Expr } from "./compiled";
import { formatDate } from "./date-formats";
import {
  arithmetic,
  eager,
  many,
  nodes,
  now,
  type Operator,
  type Rule,
  type Scope,
} from "./expression";
import {
  clockDays,
  DAY_MS,
  dateOfDays,
  moment,
  momentText,
  Nodes,
  type Raw,
  toBoolean,
  toNumber,
  toText,
  words,
  written,
} from "./values";

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const MOST_SIGNS = 200;

const none: Rule = () => "";
const letters = (value: Raw) => Array.from(toText(value));

function numbers(values: readonly Raw[]): number[] {
  return values.flatMap(nodes).map(toNumber);
}

/** An operator on one number. */
function real(work: (number: number) => number): Operator {
  return eager((a) => work(toNumber(a)));
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

function substr([value, start, end = Number.POSITIVE_INFINITY]: readonly Raw[]): string {
  const place = (of: Raw) => toNumber(of) || 0;
  return letters(value).slice(place(start), place(end)).join("");
}

function translate([value, from, to]: readonly Raw[]): string {
  const signs = letters(to);
  const table = new Map<string, string>();
  letters(from).forEach((sign, place) => {
    if (!table.has(sign)) table.set(sign, signs[place] ?? "");
  });
  return letters(value)
    .map((sign) => table.get(sign) ?? sign)
    .join("");
}

/** What stands before a mark, or after it; "" where there is none. */
function parted(after: boolean): Operator {
  return eager((value, mark) => {
    const [text, sign] = [toText(value), toText(mark)];
    const place = text.indexOf(sign);
    if (place < 0) return "";
    return after ? text.slice(place + sign.length) : text.slice(0, place);
  });
}

function within(least: Raw, most: Raw, count: number): boolean {
  const high = toNumber(most);
  return count >= toNumber(least) && (high === -1 || count <= high);
}

function checklist([least, most, ...values]: readonly Raw[]): boolean {
  return within(least, most, values.flatMap(nodes).filter(toBoolean).length);
}

function weightedChecklist([least, most, ...values]: readonly Raw[]): boolean {
  let total = 0;
  for (let place = 0; place < values.length; place += 2) {
    if (toBoolean(values[place])) total += toNumber(values[place + 1]);
  }
  return within(least, most, total);
}

function decimalDateTime(value: Raw): number {
  if (typeof value === "number") return value;
  return typeof value === "boolean" ? Number.NaN : (moment(toText(value)) ?? Number.NaN) / DAY_MS;
}

function dateTime(value: Raw): string {
  const text = toText(value);
  if (typeof value !== "number" && moment(text) !== null) return text;
  const days = toNumber(value);
  return dateOfDays(days) && momentText(Math.floor(days * DAY_MS + 0.5));
}

/** The items of a list for which every condition holds: a column of each, or their number. */
function items(conditions: readonly Rule[], [source, column]: readonly Expr[]): Rule {
  const [list, name] = [String(source), String(column)];
  return (scope) => {
    let found = scope.items(list);
    for (const condition of conditions.slice(2)) found = where(condition, found, scope);
    return new Nodes(found.map((item) => scope.withItem(item, 1).column(name)));
  };
}

/** The items for which a condition holds; a number is the place of the one that is meant. */
function where(condition: Rule, found: readonly Choice[], scope: Scope): readonly Choice[] {
  return found.filter((item, index) => {
    const value = condition(scope.withItem(item, index + 1));
    return typeof value === "number" ? value === index + 1 : toBoolean(value);
  });
}

function indexed([, , row = none]: readonly Rule[], [repeat, name]: readonly Expr[]): Rule {
  const [rows, question] = [String(repeat), String(name)];
  return (scope) => {
    const number = toNumber(row(scope));
    const known = number >= 1 && Number.isFinite(number);
    return known ? scope.at(rows, question, Math.floor(number) - 1) : "";
  };
}

const chance = ({ context }: Scope) => (context.random ?? Math.random)();

/** A random UUID, or so many random signs. */
function uuid([length]: readonly Rule[]): Rule {
  const sign = (scope: Scope) => SIGNS.charAt(Math.floor(chance(scope) * SIGNS.length));
  return (scope) => {
    const wanted = length?.(scope) ?? "";
    if (toText(wanted) === "") return uuid4(scope);
    const count = Math.max(0, Math.min(MOST_SIGNS, toNumber(wanted) || 0));
    return Array.from({ length: Math.floor(count) }, () => sign(scope)).join("");
  };
}

function uuid4(scope: Scope): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(chance(scope) * 16));
  digits[12] = 4;
  digits[16] = 8 + ((digits[16] ?? 0) % 4);
  const text = digits.map((digit) => digit.toString(16)).join("");
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function onceOnly(rule: Rule): Rule {
  return (scope) => (toText(scope.own()) ? scope.own() : rule(scope));
}

/** What is known of the writing itself; when it began and on which day do not change again. */
function meta(_: readonly Rule[], [name]: readonly Expr[]): Rule {
  if (name === "end") return now;
  if (name === "start") return onceOnly(now);
  if (name === "today") return onceOnly((scope) => scope.context.today);
  return (scope) => scope.context.meta?.[String(name)] ?? "";
}

const formats: Operator =
  ([value = none, pattern = none]) =>
  (scope) =>
    formatDate(value(scope), toText(pattern(scope)), scope.context.language);

export const MORE_FUNCTIONS: Readonly<Record<string, Operator>> = {
  once: ([rule = none]) => onceOnly(rule),
  meta,
  items,
  "item-position": () => (scope) => scope.itemPosition,
  "indexed-repeat": indexed,
  version: () => (scope) => String(scope.form.version),
  random: () => chance,
  uuid,
  "format-date": formats,
  "format-date-time": formats,
  mod: arithmetic((a, b) => a % b),
  int: real(Math.trunc),
  abs: real(Math.abs),
  floor: real(Math.floor),
  ceiling: real(Math.ceil),
  round: eager(round),
  min: many((all) => (numbers(all).length ? Math.min(...numbers(all)) : Number.NaN)),
  max: many((all) => (numbers(all).length ? Math.max(...numbers(all)) : Number.NaN)),
  pow: arithmetic((a, b) => a ** b),
  exp10: real((a) => 10 ** a),
  exp: real(Math.exp),
  sqrt: real(Math.sqrt),
  log: real(Math.log),
  log10: real(Math.log10),
  sin: real(Math.sin),
  cos: real(Math.cos),
  tan: real(Math.tan),
  asin: real(Math.asin),
  acos: real(Math.acos),
  atan: real(Math.atan),
  atan2: arithmetic(Math.atan2),
  pi: () => () => Math.PI,
  "count-non-empty": eager((a) => nodes(a).filter(toText).length),
  "selected-at": eager((a, b) => words(a)[Math.floor(toNumber(b))] ?? ""),
  join: many(([separator, ...all]) => all.flatMap(nodes).map(toText).join(toText(separator))),
  contains: eager((a, b) => toText(a).includes(toText(b))),
  "starts-with": eager((a, b) => toText(a).startsWith(toText(b))),
  "ends-with": eager((a, b) => toText(a).endsWith(toText(b))),
  substr: many(substr),
  "substring-before": parted(false),
  "substring-after": parted(true),
  translate: many(translate),
  "normalize-space": eager((a) => words(toText(a)).join(" ")),
  regex: eager((a, b) => new RegExp(`^(?:${toText(b)})$`, "u").test(toText(a))),
  "boolean-from-string": eager((a) => ["true", "1"].includes(toText(a))),
  checklist: many(checklist),
  "weighted-checklist": many(weightedChecklist),
  date: eager((a) => written(toText(a)).slice(0, 10) || dateOfDays(toNumber(a))),
  "date-time": eager(dateTime),
  "decimal-date-time": eager(decimalDateTime),
  "decimal-time": eager((a) => clockDays(toText(a)) ?? Number.NaN),
};
