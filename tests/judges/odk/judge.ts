/** Fills one form in both engines with the same random answers, and says where they disagree. */

import "../../../pwa/src/forms/all-functions";
import type {
  Answers,
  Choice,
  CompiledForm,
  ExternalItem,
  Field,
  FieldState,
  FormContext,
  FormState,
  Value,
} from "../../../pwa/src/forms/compiled";
import { type Place, planOf } from "../../../pwa/src/forms/plan";
import { changeAnswer, evaluateForm, startAnswers } from "../../../pwa/src/forms/rules";
import { isEmpty, toText } from "../../../pwa/src/forms/values";
import { Chance } from "./chance";
import {
  answer,
  breaksConstraint,
  isRepeat,
  type OdkNode,
  type OdkRecord,
  openRecord,
  textOf,
} from "./odk-record";

/** One form to judge, and how long. */
export interface Case {
  readonly form: CompiledForm;
  readonly xform: string;
  /** The lists kept outside the form, as we and as ODK read them. */
  readonly items: Readonly<Record<string, readonly ExternalItem[]>>;
  readonly attachments: Readonly<Record<string, string>>;
  /** Calculations that are another at every moment, so that nobody can agree on them. */
  readonly unlike: readonly string[];
  readonly seed: number;
  readonly steps: number;
}

export interface Verdict {
  /** How many things both said. */
  readonly compared: number;
  /** Where they disagree, as sentences; the first few. */
  readonly differences: readonly string[];
  /** The answers given so far, to tell what led there. */
  readonly trail: readonly string[];
}

const ENOUGH = 6;

/** Fills `form` with random answers in both engines; stops at the first step they disagree on. */
export async function judge(given: Case): Promise<Verdict> {
  const record = await openRecord(given.xform, given.attachments);
  const both = new Both(given, record);
  let compared = 0;
  for (let step = 0; ; step++) {
    const differences = both.differences();
    compared += both.compared;
    if (differences.length || step === given.steps) {
      return { compared, differences: differences.slice(0, ENOUGH), trail: both.trail };
    }
    both.answerOne();
  }
}

/** One record in both engines. */
class Both {
  readonly #case: Case;
  readonly #odk: OdkRecord;
  readonly #context: FormContext;
  readonly #chance: Chance;
  #answers: Answers;
  readonly trail: string[] = [];
  compared = 0;

  constructor(given: Case, odk: OdkRecord) {
    this.#case = given;
    this.#odk = odk;
    this.#chance = new Chance(given.seed);
    const now = Date.now();
    this.#context = {
      now,
      today: new Date(now).toISOString().slice(0, 10),
      language: "zh",
      label: () => "",
      items: (source) => given.items[source] ?? [],
    };
    this.#answers = startAnswers(given.form, this.#context);
    this.#beginRows();
    this.#follow();
  }

  /** ODK begins every repeat that is not counted with one row. */
  #beginRows(): void {
    const { form } = this.#case;
    for (const { field, name, rules } of planOf(form).values()) {
      if (field.type !== "repeat" || rules.count) continue;
      this.#put(name, [{}]);
    }
  }

  get #state(): FormState {
    return evaluateForm(this.#case.form, this.#answers, this.#context);
  }

  /** Gives one random question a random answer, or a repeat one more row or one less. */
  answerOne(): void {
    const state = this.#state;
    const open = [...state.fields].filter(([key, field]) => this.#takesAnswer(key, field));
    const picked = this.#chance.pick(open);
    if (!picked) return;
    const [key, said] = picked;
    const field = this.#field(key);
    if (field.type === "repeat") this.#changeRows(key);
    else this.#answer(key, field, said.choices);
  }

  #answer(key: string, field: Field, choices: readonly Choice[]): void {
    const node = this.#node(key);
    const value = this.#chance.answer(field, choices);
    this.trail.push(`${key} = ${JSON.stringify(value)}`);
    answer(node, value);
    // Times get seconds and a zone in ODK: we go on with what it has written.
    const kept = WRITTEN.has(field.type) && value !== null ? textOf(node) : ourAnswer(field, value);
    this.#put(key, kept);
    this.#follow();
  }

  #takesAnswer(key: string, { readonly, relevant }: FieldState): boolean {
    const field = this.#field(key);
    const made = field.type === "repeat" && field.count !== undefined;
    return relevant && !readonly && !SILENT.has(field.type) && !made;
  }

  #changeRows(repeat: string): void {
    const node = this.#node(repeat);
    if (node.nodeType !== "repeat-range:uncontrolled") return;
    const rows = (this.#answers[repeat] ?? []) as readonly Answers[];
    if (rows.length > 1 && this.#chance.happens(0.4)) {
      const gone = this.#chance.below(rows.length);
      this.trail.push(`${repeat} loses row ${gone}`);
      node.removeInstances(gone);
      this.#put(
        repeat,
        rows.filter((_, row) => row !== gone),
      );
    } else if (rows.length < 5) {
      this.trail.push(`${repeat} gets a row`);
      node.addInstances();
      this.#put(repeat, [...rows, {}]);
    }
  }

  #put(key: string, value: Value): void {
    const [name = "", row, inside] = key.split(".");
    let whole = value;
    if (inside !== undefined) {
      const rows = [...((this.#answers[name] ?? []) as readonly Answers[])];
      while (rows.length <= Number(row)) rows.push({});
      rows[Number(row)] = { ...rows[Number(row)], [inside]: value };
      whole = rows;
    }
    this.#answers = changeAnswer(this.#case.form, this.#answers, name, whole, this.#context);
  }

  /** ODK forgets the rows that a count takes away and choices no longer offered; we keep both. */
  #follow(): void {
    const nodes = this.#odk.nodes();
    for (const place of planOf(this.#case.form).values()) {
      const rows = this.#answers[place.name];
      const node = nodes.get(place.name);
      if (!place.rules.count || !Array.isArray(rows) || !node || !isRepeat(node)) continue;
      const count = node.currentState.children.length;
      if (rows.length > count) this.#put(place.name, (rows as readonly Answers[]).slice(0, count));
    }
    for (const [key, { relevant }] of this.#state.fields) {
      const field = this.#field(key);
      const node = nodes.get(key);
      if (!relevant || field.filter === undefined || !node) continue;
      const ours = toText(this.#given(key));
      if (ours !== textOf(node)) this.#put(key, ourAnswer(field, listed(field, textOf(node))));
    }
  }

  #given(key: string): Value {
    return readAnswer(this.#answers, key);
  }

  #field(key: string): Field {
    return this.#place(key).field;
  }

  #place(key: string): Place {
    const place = planOf(this.#case.form).get(key.split(".").pop() ?? "");
    if (!place) throw new Error(`there is no question ${key}`);
    return place;
  }

  #node(key: string): OdkNode {
    const node = this.#odk.nodes().get(key);
    if (!node) throw new Error(`ODK has no ${key}`);
    return node;
  }

  /** Where the two engines say different things now. */
  differences(): string[] {
    this.compared = 0;
    const { answers, fields } = this.#state;
    const nodes = this.#odk.nodes();
    const found: string[] = [];
    for (const [key, said] of fields) {
      const node = nodes.get(key);
      if (!node) found.push(`ODK has no ${key}`);
      else found.push(...this.#disagreements(key, said, node, answers));
    }
    for (const key of nodes.keys()) {
      const known = planOf(this.#case.form).has(key.split(".").pop() ?? "");
      if (known && key.includes(".") && !fields.has(key)) found.push(`only ODK has ${key}`);
    }
    return found;
  }

  #disagreements(key: string, said: FieldState, node: OdkNode, answers: Answers): string[] {
    const { field, rules } = this.#place(key);
    const { relevant, required } = node.currentState;
    const found: string[] = [];
    const compare = (what: string, ours: unknown, theirs: unknown) => {
      this.compared++;
      if (ours !== theirs) found.push(`${key} ${what}: we say ${ours}, ODK says ${theirs}`);
    };
    compare("relevant", said.relevant, relevant);
    if (!said.relevant || !relevant || field.type === "group" || field.type === "repeat") {
      return found;
    }
    compare("required", said.required, required);
    compare("breaks its constraint", said.error !== null, breaksConstraint(node));
    const held = rules.calculate !== undefined || HELD.has(field.type);
    const mine = held && !this.#case.unlike.includes(field.name);
    // A number that is none is nothing to us, and to ODK's older engine.
    const theirs = textOf(node) === "NaN" ? "" : textOf(node);
    if (mine) compare("value", toText(readAnswer(answers, key)), theirs);
    if (node.nodeType === "select") {
      const options: readonly { readonly value: string }[] = node.currentState.valueOptions;
      const offered = options.map(({ value }) => value).join(" ");
      compare("choices", said.choices.map(({ value }) => value).join(" "), offered);
    }
    return found;
  }
}

const SILENT = new Set(["group", "note", "calculate", "hidden"]);
const WRITTEN = new Set(["time", "dateTime", "geopoint"]);
/** Types whose answers are written alike. */
const HELD = new Set(["text", "integer", "select_one", "select_multiple", "rank", "date"]);
const FILES = new Set(["image", "audio", "file"]);
const LISTS = new Set(["select_multiple", "rank"]);

function readAnswer(answers: Answers, key: string): Value {
  const [name = "", row, inside] = key.split(".");
  const found = answers[name] ?? null;
  if (inside === undefined) return found;
  return (found as readonly Answers[] | null)?.[Number(row)]?.[inside] ?? null;
}

function listed(field: Field, text: string): string | readonly string[] {
  return LISTS.has(field.type) ? text.split(" ").filter(Boolean) : text;
}

/** A random answer as we keep it. */
function ourAnswer(field: Field, value: string | number | readonly string[] | null): Value {
  if (isEmpty(value as Value)) return null;
  return FILES.has(field.type) ? [{ $f: "a".repeat(43), n: 1, t: "image/jpeg" }] : value;
}

Object.assign(window, { judge });
