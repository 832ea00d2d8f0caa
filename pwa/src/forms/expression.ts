/** Expression trees as functions; the twin of the server's `forms/engine/expression.py`. */

import type { Choice, CompiledForm, Expr, FormContext } from "./compiled";
import { momentText, Nodes, type Raw, toBoolean, toNumber, toText, words } from "./values";

/** Where an expression stands: what its names mean. */
export interface Scope {
  readonly form: CompiledForm;
  readonly context: FormContext;
  /** The row of the repeat, counted from 1. */
  readonly position: number;
  /** The row of the list under test, counted from 1. */
  readonly itemPosition: number;
  /** The answer to the question the expression belongs to. */
  own(): Raw;
  /** The answer to a question in reach; "" when it is not asked. */
  answer(name: string): Raw;
  /** The answers to a question in every row, or the rows. */
  rows(repeat: string, name?: string): Nodes;
  /** The answer to a question in one row, counted from 0; "" when there is no such row. */
  at(repeat: string, name: string, row: number): Raw;
  /** The answer of the earlier record. */
  last(name: string): Raw;
  /** A list of the form, or one kept outside it. */
  items(source: string): readonly Choice[];
  /** The same place with a row of a list under test. */
  withItem(item: Choice, position: number): Scope;
  /** A column of the choice under test. */
  column(name: string): Raw;
  /** What a choice of a question is called. */
  choiceName(name: string, value: string): string;
}

/** An expression as a function: its value in a scope. */
export type Rule = (scope: Scope) => Raw;

/** Makes the function of one operator from its arguments, as functions and as they are written. */
export type Operator = (args: readonly Rule[], written: readonly Expr[]) => Rule;

const OPERATORS = new Map<string, Operator>();

/** Adds operators to those that are known. */
export function learn(more: Readonly<Record<string, Operator>>): void {
  for (const [name, operator] of Object.entries(more)) OPERATORS.set(name, operator);
}

/** Whether this page knows an operator by now. */
export function knows(name: string): boolean {
  return OPERATORS.has(name);
}

/** `expr` as a function; throws for an operator this version does not know. */
export function compiled(expr: Expr): Rule {
  if (!Array.isArray(expr)) return () => expr as Raw;
  const [name, ...written] = expr as readonly Expr[];
  const operator = OPERATORS.get(String(name));
  if (!operator) throw new Error(`unknown operator ${String(name)}`);
  return operator(written.map(compiled), written);
}

const none: Rule = () => "";

/** An operator that asks for nothing but the values of its one or two arguments. */
export function eager(work: (a: Raw, b: Raw) => Raw): Operator {
  return ([a = none, b]) =>
    b ? (scope) => work(a(scope), b(scope)) : (scope) => work(a(scope), undefined);
}

/** An operator on the values of all its arguments. */
export function many(work: (values: readonly Raw[]) => Raw): Operator {
  return (rules) => (scope) => work(rules.map((rule) => rule(scope)));
}

/** An operator on the names that are its arguments. */
export function named(read: (scope: Scope, name: string, other?: string) => Raw): Operator {
  return (_, [name, other]) => {
    const [first, second] = [String(name), other as string | undefined];
    return (scope) => read(scope, first, second);
  };
}

export const nodes = (value: Raw): readonly Raw[] =>
  value instanceof Nodes ? value.values : [value];

/** A comparison of two values, true for node lists when any pair agrees. */
function any(test: (a: Raw, b: Raw) => boolean): Operator {
  return eager((a, b) =>
    a instanceof Nodes || b instanceof Nodes
      ? nodes(a).some((x) => nodes(b).some((y) => test(x, y)))
      : test(a, b),
  );
}

function equal(a: Raw, b: Raw): boolean {
  const is = (type: string) => typeof a === type || typeof b === type;
  if (is("boolean")) return toBoolean(a) === toBoolean(b);
  return is("number") ? toNumber(a) === toNumber(b) : toText(a) === toText(b);
}

/** An operator on two numbers. */
export function arithmetic(work: (a: number, b: number) => number): Operator {
  return eager((a, b) => work(toNumber(a), toNumber(b)));
}

const COMMON: Record<string, Operator> = {
  and:
    ([a = none, b = none]) =>
    (scope) =>
      toBoolean(a(scope)) && toBoolean(b(scope)),
  or:
    ([a = none, b = none]) =>
    (scope) =>
      toBoolean(a(scope)) || toBoolean(b(scope)),
  if:
    ([test = none, yes = none, no = none]) =>
    (scope) =>
      toBoolean(test(scope)) ? yes(scope) : no(scope),
  coalesce: (rules) => (scope) => {
    let value: Raw = "";
    for (const rule of rules) {
      value = rule(scope);
      if (toText(value)) break;
    }
    return value;
  },
  ref: named((scope, name) => scope.answer(name)),
  rows: named((scope, repeat, name) => scope.rows(repeat, name)),
  self: () => (scope) => scope.own(),
  last: named((scope, name) => scope.last(name)),
  column: named((scope, name) => scope.column(name)),
  item: ([, key = none], [source, , column]) => {
    const [list, name] = [String(source), String(column)];
    return (scope) => {
      const value = toText(key(scope));
      const found = scope.items(list).find((item) => item.value === value);
      return found ? scope.withItem(found, 1).column(name) : "";
    };
  },
  "choice-name": ([value = none], [, name]) => {
    const question = String(name);
    return (scope) => scope.choiceName(question, toText(value(scope)));
  },
  position: () => (scope) => scope.position,
  today: () => (scope) => scope.context.today,
  now: () => now,
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
  not: eager((a) => !toBoolean(a)),
  boolean: eager(toBoolean),
  number: eager(toNumber),
  string: eager(toText),
  sum: eager((a) => nodes(a).reduce((total: number, node) => total + toNumber(node), 0)),
  count: eager((a) => nodes(a).length),
  selected: eager((a, b) => words(a).includes(toText(b))),
  "count-selected": eager((a) => words(a).length),
  "string-length": eager((a) => Array.from(toText(a)).length),
  concat: many((all) => all.flatMap(nodes).map(toText).join("")),
};

/** The time by the clock of the phone. */
export function now({ context }: Scope): string {
  return momentText(context.now, context.offset);
}

learn(COMMON);
