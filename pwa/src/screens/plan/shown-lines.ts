/** The lines of a plan as they are shown: counted here, or told by the server where it knows more. */

import type { Localized } from "../../forms/compiled";
import { dayWords, local } from "../../i18n/local";
import { children, classes, forms, people, places } from "../../models/library";
import { type Figure, figureOf, figures } from "../../models/plan-figures";
import type { Plan } from "../../models/plans";
import { findRecord } from "../../models/records";
import { type Measure, targetsOf } from "../../plans/shapes";
import type { Each, Line, Target } from "../../plans/targets/shapes";
import { countsWhole } from "../../plans/world";
import { nameOf } from "../answer-words";
import { known, linesOf } from "./counting";

/** One line with the name of whom it is for. */
export interface ShownLine extends Line {
  readonly name: string;
  /** When the server counted, ms since 1970; null when this phone did. */
  readonly told: number | null;
  /** Whether the number is the whole truth. */
  readonly whole: boolean;
}

/** A target of a measure with its lines on this phone. */
export interface TargetShown {
  readonly measure: Measure;
  readonly target: Target;
  readonly lines: readonly ShownLine[];
}

/** Every target of a plan that concerns somebody here, in the order of the plan. */
export function targetsShown(plan: Plan): readonly TargetShown[] {
  const all = linesOf(plan);
  return targetsOf(plan).map(([measure, target]) => {
    const own = all.filter((line) => line.target === target.id);
    const here = own.map((line) => shownLine(plan, line, isOfClass(target)));
    return { measure, target, lines: [...here, ...toldOnly(plan, target, own)] };
  });
}

/** Whom a line is for, in words; "" for oneself and for what nobody here knows. */
export function subjectName({ kind, id }: { readonly kind: Each; readonly id: string }): string {
  if (kind === "person") return people.value.find((each) => each.id === id)?.name ?? "";
  if (kind === "child") return children.value.find((each) => each.id === id)?.name ?? "";
  if (kind === "class") return named(classes.value, id);
  if (kind === "school") return named(places.value, id);
  if (kind === "pair") return nameOf("pairs", id);
  if (kind === "placement") return hostName(id);
  const lesson = kind === "lesson" ? findRecord(id) : null;
  return lesson ? dayWords(lesson.date) : "";
}

/** Whether the teachers of a class all have the records that a target counts. */
function isOfClass({ count: { form } }: Target): boolean {
  return forms.value.find(({ id }) => id === form)?.audience === "class";
}

function shownLine(plan: Plan, line: Line, ofClass: boolean): ShownLine {
  const whole = countsWhole(line.subject, known.value, ofClass);
  const figure = whole ? null : figureOf(plan.rid, line.target, line.subject);
  const name = subjectName(line.subject);
  // What was written here may not have gone up: the larger number knows of more.
  if (figure === null || figure.done < line.done) return { ...line, name, told: null, whole };
  return { ...line, ...figure, name, told: toldAt(plan), whole: true };
}

/** Lines that only the server can count, for links above all. */
function toldOnly(plan: Plan, target: Target, own: readonly Line[]): ShownLine[] {
  const here = new Set(own.map(({ subject }) => subject.id));
  const told = (figures.value.get(plan.rid)?.lines ?? []).filter(
    (line) => line.target === target.id && line.subject.kind === "link",
  );
  return told
    .filter(({ subject }) => !here.has(subject.id))
    .map((line) => ({ ...fromFigure(line), told: toldAt(plan) }));
}

function fromFigure(line: Figure): Omit<ShownLine, "told"> {
  const name = line.subject.name ?? "";
  return { ...line, name, extra: 0, period: null, rids: [], whole: true };
}

function toldAt(plan: Plan): number | null {
  return figures.value.get(plan.rid)?.at ?? null;
}

function named(all: readonly { readonly id: string; readonly name: Localized }[], id: string) {
  const found = all.find((each) => each.id === id);
  return found ? local(found.name) : "";
}

function hostName(id: string): string {
  const { placements } = known.value;
  const found = placements.find((each) => (each.id ?? `${each.host} ${each.from}`) === id);
  return found ? named(places.value, found.host) : "";
}
