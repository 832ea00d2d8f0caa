/** When a question is asked, in words: its rule, as far as a rule can be said plainly. */

import type { CompiledForm, Expr, Field } from "../../forms/compiled";
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
  return text.replace(/\$\{([^}]+)\}/g, (_, name: string) => `“${labelOf(form, name)}”`);
}

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
  const values = asked.map((each) => valueWords(form, name, each?.[2] ?? ""));
  return said(form, op, name, values.join(write("rule.or-value")));
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
  const number = typeof other === "number" || op in TURNED;
  const value = number ? String(other) : valueWords(form, String(name), String(other));
  return said(form, op, String(name), value);
}

function emptiness(form: CompiledForm, op: string, name: string): string | null {
  const keys: Readonly<Record<string, BlankKey>> = { "=": "rule.empty", "!=": "rule.given" };
  const key = keys[op];
  return key ? write(key, { label: labelOf(form, name) }) : null;
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

function said(form: CompiledForm, op: string, name: string, value: string): string | null {
  const key = SAYINGS[op];
  return key ? write(key, { label: labelOf(form, name), value }) : null;
}

function labelOf(form: CompiledForm, name: string): string {
  const field = leaves(form.fields)
    .flatMap((each) => [each, ...(each.fields ?? [])])
    .find((each) => each.name === name);
  return field ? local(field.label).replace(/\$\{[^}]+\}/g, "…") || name : name;
}

function valueWords(form: CompiledForm, name: string, value: string): string {
  const field = leaves(form.fields)
    .flatMap((each) => [each, ...(each.fields ?? [])])
    .find((each) => each.name === name);
  const list = typeof field?.list === "string" ? form.choices[field.list] : undefined;
  const choice = list?.find((each) => each.value === value);
  return write("rule.value", { value: choice ? local(choice.label) : value });
}

function isText(value: Expr | undefined): value is string {
  return typeof value === "string" && value !== "";
}
