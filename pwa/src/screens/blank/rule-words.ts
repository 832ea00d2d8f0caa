/** When a question is asked, in words: its rule, as far as a rule can be said plainly. */

import type { Choice, CompiledForm, Expr, Field } from "../../forms/compiled";
import { write } from "../../i18n/blank";
import type { BlankKey } from "../../i18n/blank-zh";
import { local } from "../../i18n/local";
import { leaves } from "../answer-words";

/** The sentence that stands beside a question with this rule; "" for a question always asked. */
export function askedWords(form: CompiledForm, { relevant }: Field): string {
  if (relevant === undefined || relevant === true) return "";
  const rule = ruleWords(form, relevant);
  return rule === null ? write("rule.unclear") : write("rule.when", { rule });
}

/** A rule in words; null when it cannot be said in a few of them. */
export function ruleWords(form: CompiledForm, rule: Expr): string | null {
  const [op, one, other] = parts(rule);
  if (op === "and" || op === "or") return joined(form, rule, op);
  if (op === "not" && one !== undefined) return denied(form, one);
  if (one === undefined || other === undefined) return null;
  return compared(form, String(op), one, other);
}

/** What a label says where it would show another answer: the name of that question. */
export function plainLabel(form: CompiledForm, text: string): string {
  return text.replace(SHOWN, (_, name: string) => {
    const field = fieldNamed(form, name.trim());
    return field && hasWords(field) ? `“${labelOf(field)}”` : "…";
  });
}

/** Whether people know a question by words of its own; what rules work out often has only a name. */
export function hasWords({ name, label }: Field): boolean {
  return local(label) !== "" && local(label) !== name;
}

const SHOWN = /\$\{([^}]+)\}/g;
const OPPOSITE: Readonly<Record<string, string>> = {
  "=": "!=",
  "!=": "=",
  ">": "<=",
  "<=": ">",
  "<": ">=",
  ">=": "<",
  selected: "not-selected",
};
const TURNED: Readonly<Record<string, string>> = { ">": "<", "<": ">", ">=": "<=", "<=": ">=" };
/** More conditions than this are no longer read, they are puzzled over. */
const MOST = 4;

function parts(rule: Expr): readonly Expr[] {
  return Array.isArray(rule) ? (rule as readonly Expr[]) : [];
}

function joined(form: CompiledForm, rule: Expr, op: "and" | "or"): string | null {
  const all = flat(rule, op);
  const same = op === "or" ? oneOf(form, all) : null;
  if (same !== null) return same;
  if (all.length > MOST) return null;
  const words = all.map((each) => inner(form, each, op));
  return words.includes(null) ? null : words.join(write(`rule.${op}`));
}

/** The parts of nested pairs of one operator. */
function flat(rule: Expr, op: string): readonly Expr[] {
  const [head, ...rest] = parts(rule);
  return head === op ? rest.flatMap((each) => flat(each, op)) : [rule];
}

function inner(form: CompiledForm, rule: Expr, op: "and" | "or"): string | null {
  const words = ruleWords(form, rule);
  const [head] = parts(rule);
  const mixed =
    (head === "and" || head === "or") && head !== op && oneOf(form, flat(rule, "or")) === null;
  return words !== null && mixed ? write("rule.group", { rule: words }) : words;
}

/** “Kind” is “roving” or “sent”: several values of the same question. */
function oneOf(form: CompiledForm, rules: readonly Expr[]): string | null {
  const asked = rules.map((rule) => {
    const [op, one, other] = parts(rule);
    const [head, name] = parts(one ?? "");
    const plain = (op === "=" || op === "selected") && head === "ref" && isText(other);
    return plain ? ([String(op), String(name), String(other)] as const) : null;
  });
  const [first] = asked;
  if (rules.length < 2 || !first) return null;
  const [op, name] = first;
  if (asked.some((each) => each === null || each[0] !== op || each[1] !== name)) return null;
  return said(
    form,
    op,
    name,
    asked.map((each) => each?.[2] ?? ""),
  );
}

function denied(form: CompiledForm, rule: Expr): string | null {
  const [op, one, other] = parts(rule);
  const opposite = OPPOSITE[String(op)];
  if (opposite === undefined || one === undefined || other === undefined) return null;
  return compared(form, opposite, one, other);
}

function compared(form: CompiledForm, op: string, one: Expr, other: Expr): string | null {
  const [head, name] = parts(one);
  if (head !== "ref") {
    return parts(other)[0] === "ref" && op !== "selected"
      ? compared(form, TURNED[op] ?? op, other, one)
      : null;
  }
  if (Array.isArray(other) || typeof other === "boolean") return null;
  if (other === "") return emptiness(form, op, String(name));
  const value = String(other);
  if (typeof other === "number" || op in TURNED) return measured(form, op, String(name), value);
  return said(form, op, String(name), [value]);
}

function emptiness(form: CompiledForm, op: string, name: string): string | null {
  const keys: Readonly<Record<string, BlankKey>> = { "=": "rule.empty", "!=": "rule.given" };
  const key = keys[op];
  const field = meant(form, name, []);
  return key && field ? write(key, { label: labelOf(field) }) : null;
}

/** A comparison with a number; what is worked out behind the screen cannot be compared by hand. */
function measured(form: CompiledForm, op: string, name: string, value: string): string | null {
  const key = SAYINGS[op];
  const field = fieldNamed(form, name);
  return key && field && hasWords(field) ? write(key, { label: labelOf(field), value }) : null;
}

const SAYINGS: Readonly<Record<string, BlankKey>> = {
  "=": "rule.is",
  "!=": "rule.is-not",
  selected: "rule.selected",
  "not-selected": "rule.not-selected",
  ">": "rule.>",
  ">=": "rule.>=",
  "<": "rule.<",
  "<=": "rule.<=",
};

function said(
  form: CompiledForm,
  op: string,
  name: string,
  values: readonly string[],
): string | null {
  const key = SAYINGS[op];
  const field = meant(form, name, values);
  if (!key || !field) return null;
  const words = values.map((value) => valueWords(form, field, value));
  return write(key, { label: labelOf(field), value: words.join(write("rule.or-value")) });
}

/**
 * The question that people see behind a name: itself, or for what is worked out without words the
 * one it is made of that has these choices; without choices the only one it is made of.
 */
function meant(form: CompiledForm, name: string, values: readonly string[]): Field | null {
  const field = fieldNamed(form, name);
  if (field === null || hasWords(field)) return field;
  const sources = [...sourcesOf(form, field, new Set())];
  if (values.length === 0) return sources.length === 1 ? (sources[0] ?? null) : null;
  return sources.find((each) => values.every((value) => choiceOf(form, each, value))) ?? null;
}

/** The questions with words that a calculation is made of, also by way of other calculations. */
function sourcesOf(form: CompiledForm, field: Field, seen: Set<string>): Set<Field> {
  if (seen.has(field.name)) return new Set();
  seen.add(field.name);
  const found = namesIn(field.calculate ?? "").flatMap((name) => {
    const source = fieldNamed(form, name);
    if (source === null) return [];
    return hasWords(source) ? [source] : [...sourcesOf(form, source, seen)];
  });
  return new Set(found);
}

function namesIn(rule: Expr): readonly string[] {
  const [head, ...rest] = parts(rule);
  return head === "ref" ? [String(rest[0])] : rest.flatMap(namesIn);
}

function labelOf(field: Field): string {
  return local(field.label).replace(SHOWN, "…");
}

function valueWords(form: CompiledForm, field: Field, value: string): string {
  const choice = choiceOf(form, field, value);
  return write("rule.value", { value: choice ? local(choice.label) : value });
}

function choiceOf(form: CompiledForm, { list }: Field, value: string): Choice | undefined {
  return typeof list === "string"
    ? form.choices[list]?.find((each) => each.value === value)
    : undefined;
}

function fieldNamed(form: CompiledForm, name: string): Field | null {
  const all = leaves(form.fields).flatMap((each) => [each, ...leaves(each.fields ?? [])]);
  return all.find((each) => each.name === name) ?? null;
}

function isText(value: Expr | undefined): value is string {
  return typeof value === "string" && value !== "";
}
