/** Answers in words: how a record reads in a list, on its own page and to a search. */

import type {
  Answers,
  Choice,
  CompiledForm,
  Field,
  FileRef,
  Localized,
  Value,
} from "../forms/compiled";
import { OF_CHILDREN, RECORD_LISTS } from "../forms/sources";
import { dayWords, local } from "../i18n/local";
import { t } from "../models/language";
import {
  children,
  classes,
  formVersion,
  type Pair,
  pairs,
  partners,
  people,
  places,
} from "../models/library";
import { findRecord, type RecordView } from "../models/records";
import { session } from "../models/session";

/** One answered question, in words; its photographs and other files apart. */
export interface AnsweredPart {
  readonly name: string;
  readonly label: string;
  readonly words: string;
  readonly photos: readonly FileRef[];
  /** Voice notes and documents. */
  readonly files: readonly FileRef[];
}

/** How an answer begins that stands for a child who may not be named. */
const UNNAMED = "unnamed-";

/** The name of a value of a list kept outside the form; "" when this phone does not know it. */
export function nameOf(source: string, value: string): string {
  if (source in RECORD_LISTS && !OF_CHILDREN.has(source)) return recordNamed(source, value);
  if (OF_CHILDREN.has(source)) {
    if (value.startsWith(UNNAMED)) return t("pick.unnamed");
    return find(children.value, value)?.name ?? "";
  }
  if (source === "people") return find([...people.value, ...partners.value], value)?.name ?? "";
  const lists: readonly Named[] = source === "classes" ? classes.value : places.value;
  const named = find(lists, value);
  return named ? local(named.name) : "";
}

/** An answer in words; "" when there is none. */
export function answerWords(form: CompiledForm, field: Field, value: Value | undefined): string {
  if (isEmpty(value)) return "";
  if (field.type === "date") return dayWords(String(value));
  if (field.type === "acknowledge") return "✓";
  if (field.type === "geopoint") return String(value).split(" ").slice(0, 2).join(", ");
  if (field.appearance?.includes("rating")) return `${value} / ${field.max ?? 5}`;
  if (field.list === undefined) return Array.isArray(value) ? "" : String(value);
  const values = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
  return values.map((each) => choiceWords(form, field, each)).join(t("list.comma"));
}

const SHOWN = /\$\{([^}]+)\}/g;

/** A label of a form, where `${name}` stands for the answer to that question in words. */
export function labelWords(
  form: CompiledForm,
  label: Localized,
  answers: Answers,
  row: Answers = {},
): string {
  return local(label).replace(SHOWN, (_, name: string) => {
    const field = fieldNamed(form, name.trim());
    return field ? answerWords(form, field, row[field.name] ?? answers[field.name]) : "";
  });
}

/** Every answered question in form order, groups opened. */
export function answeredParts(form: CompiledForm, answers: Answers): AnsweredPart[] {
  return leaves(form.fields).flatMap((field) => {
    const value = answers[field.name];
    if (isUnnamed(field)) return [];
    if (field.type === "repeat") return repeatParts(form, field, answers);
    const photos = photosOf(value);
    const files = filesOf(value).filter((each) => !photos.includes(each));
    const words = photos.length + files.length > 0 ? "" : answerWords(form, field, value);
    if (words === "" && photos.length + files.length === 0) return [];
    const label = labelWords(form, field.label, answers);
    return [{ name: field.name, label, words, photos, files }];
  });
}

/** Whether a field only works something out for others: it has no words of its own. */
function isUnnamed({ name, type, label }: Field): boolean {
  return (type === "calculate" || type === "hidden") && label.zh === name;
}

/** A record in one line: its short answers on the first screen, those that `tells` alone. */
export function summaryWords(
  form: CompiledForm,
  answers: Answers,
  tells: (field: Field) => boolean = () => true,
): string {
  return form.fields
    .filter((field) => !LONG.test(field.appearance ?? "") && SHORT.has(field.type) && tells(field))
    .map((field) => answerWords(form, field, answers[field.name]))
    .filter((words) => words !== "")
    .slice(0, 5)
    .join(" · ");
}

/** A record as it stands in a list of its kind: its day, where that matters, and what it says. */
export function recordWords(source: string, { form, version, date, answers }: RecordView): string {
  const asked = formVersion(form, version);
  // Records may name each other: only what is not a record is told.
  const words = asked ? summaryWords(asked, answers, (field) => !namesRecord(field)) : "";
  return source === "walls" || source === "pairs" ? words : `${dayWords(date)} ${words}`;
}

/** A lesson of a timetable in one line, as people say it; its school apart. */
export function rowWords(form: CompiledForm, { fields = [] }: Field, row: Answers): string {
  const told = leaves(fields).filter(
    ({ list }) => typeof list !== "object" || list.source !== "places",
  );
  const words = told.map((field) => {
    const n = field.name === "period" ? row.period : null;
    return typeof n === "number"
      ? local({ zh: `第${n}节`, en: `period ${n}` })
      : answerWords(form, field, row[field.name]);
  });
  return words.filter((each) => each !== "").join(" · ");
}

/** Everything of a record that a search may find, in small letters. */
export function searchWords(form: CompiledForm | null, answers: Answers): string {
  if (form === null) return JSON.stringify(answers).toLowerCase();
  const words = answeredParts(form, answers).map((part) => part.words);
  return [local(form.title), ...words].join(" ").toLowerCase();
}

/** The questions of a form without the groups round them. */
export function leaves(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => (field.type === "group" ? leaves(field.fields ?? []) : [field]));
}

/** The photographs of an answer. */
export function photosOf(value: Value | undefined): readonly FileRef[] {
  return filesOf(value).filter(({ t: type }) => type.startsWith("image/"));
}

/** The files of an answer: photographs, voice notes, documents. */
export function filesOf(value: Value | undefined): readonly FileRef[] {
  if (!Array.isArray(value)) return [];
  return value.filter((each): each is FileRef => typeof each === "object" && "$f" in each);
}

export function isEmpty(value: Value | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** A form never changes, and the labels of all its questions may ask. */
const known = new WeakMap<CompiledForm, ReadonlyMap<string, Field>>();

function fieldNamed(form: CompiledForm, name: string): Field | undefined {
  const all = known.get(form) ?? new Map(everyField(form.fields).map((each) => [each.name, each]));
  known.set(form, all);
  return all.get(name);
}

function everyField(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [field, ...everyField(field.fields ?? [])]);
}

interface Named {
  readonly id: string;
  readonly name: Localized;
}

const LONG = /multiline|page/;
const SHORT = new Set(["text", "select_one", "select_multiple"]);

function repeatParts(form: CompiledForm, field: Field, answers: Answers): AnsweredPart[] {
  const value = answers[field.name];
  if (!Array.isArray(value)) return [];
  return (value as readonly Answers[]).flatMap((row, index) =>
    leaves(field.fields ?? []).flatMap((inner) => {
      const words = answerWords(form, inner, row[inner.name]);
      const asked = labelWords(form, inner.label, answers, row);
      const label = `${labelWords(form, field.label, answers)} ${index + 1} · ${asked}`;
      const name = `${field.name}.${index}.${inner.name}`;
      return words === "" ? [] : [{ name, label, words, photos: [], files: [] }];
    }),
  );
}

function namesRecord({ list }: Field): boolean {
  return typeof list === "object" && list.source in RECORD_LISTS && !OF_CHILDREN.has(list.source);
}

/** A record that this phone does not have is still called a record, not by its id. */
function recordNamed(source: string, value: string): string {
  const record = findRecord(value);
  if (record) return recordWords(source, record);
  const pair = find(pairs.value, value);
  if (pair) return pairWords(pair);
  return (source === "timetable" && lessonNamed(value)) || t("record.elsewhere");
}

/** Who is in a pair besides oneself, and for which subject. */
function pairWords({ supporter, supported, child, subject, ...schools }: Pair): string {
  const side = (person: string | null | undefined, school: string) =>
    person ? person !== session.value?.user && nameOf("people", person) : nameOf("places", school);
  const other = child ?? side(supported, schools.supported_school);
  return [side(supporter, schools.supporter_school), other, subject].filter(Boolean).join(" · ");
}

/** A lesson of a timetable: the id of the record and the number of the row. */
function lessonNamed(value: string): string {
  const [, rid = "", index = ""] = /^(.+)-(\d+)$/.exec(value) ?? [];
  const record = findRecord(rid);
  const form = record && formVersion(record.form, record.version);
  const repeat = form?.fields.find(({ type }) => type === "repeat");
  const rows = repeat && record ? record.answers[repeat.name] : null;
  const row = Array.isArray(rows) ? (rows as readonly Answers[])[Number(index)] : undefined;
  return form && repeat && row ? rowWords(form, repeat, row) : "";
}

function choiceWords(form: CompiledForm, field: Field, value: string): string {
  if (typeof field.list === "object") return nameOf(field.list.source, value) || value;
  const choices: readonly Choice[] = form.choices[field.list ?? ""] ?? [];
  const choice = choices.find((each) => each.value === value);
  return choice ? local(choice.label) : value;
}

function find<T extends { readonly id: string }>(rows: readonly T[], id: string): T | undefined {
  return rows.find((each) => each.id === id);
}

/** Whether somebody answered a question; what was worked out does not count. */
export function isGiven(field: Field, value: Value | undefined): boolean {
  if (field.calculate !== undefined) return false;
  if (field.type !== "repeat" || !Array.isArray(value)) return !isEmpty(value);
  const inside = leaves(field.fields ?? []);
  const rows = value as readonly Answers[];
  return rows.some((row) => inside.some((each) => isGiven(each, row[each.name])));
}
