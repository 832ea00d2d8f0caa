/** What the rules of a form may know: this phone's lists, the time, and one's earlier records. */

import type { Answers, ExternalItem, FormContext } from "../../forms/compiled";
import { daysBetween } from "../../i18n/local";
import type { Target } from "../../models/drafts";
import { language, t } from "../../models/language";
import {
  children,
  classes,
  forms,
  grants,
  ownPair,
  pairs,
  people,
  places,
  profile,
} from "../../models/library";
import { type RecordView, records } from "../../models/records";
import { session } from "../../models/session";
import { nameOf } from "../answer-words";
import { rightNow, today } from "../clock";
import { columnsOf, EARLIER, recordItems, timetableItems } from "./record-items";

/** The context of a record of `form` that goes to `target`. */
export function formContext(form: string, target: Target | null): FormContext {
  const known = new Map<string, readonly ExternalItem[]>();
  const list = (source: string) => {
    const rows = known.get(source) ?? items(source, target);
    known.set(source, rows);
    return rows;
  };
  return {
    now: rightNow.value,
    today: today.value,
    language: language.value,
    offset: -new Date(rightNow.value).getTimezoneOffset(),
    meta: { username: profile.value?.name ?? "", deviceid: session.value?.device ?? "" },
    label: nameOf,
    items: list,
    earlier: earlierAnswers(form),
  };
}

/** This person's newest finished record of a form, or null. */
export function lastRecord(form: string): RecordView | null {
  return ownRecords(form)[0] ?? null;
}

/** Answers of this person's earlier records of a form, newest first. */
function earlierAnswers(form: string): readonly Answers[] {
  return ownRecords(form)
    .slice(0, EARLIER)
    .map((each) => each.answers);
}

/** Finished ones, newest first; those of the class team are on the phone too, and left out. */
function ownRecords(form: string): readonly RecordView[] {
  const me = session.value?.user;
  return records.value.filter(
    (each) => each.form === form && each.author === me && each.state !== "draft",
  );
}

function items(source: string, target: Target | null): readonly ExternalItem[] {
  if (source === "children") return childItems(target);
  if (source === "people") {
    const here = people.value.filter((each) => !each.left);
    return here.map(({ id, name, role }) => item(id, name, name, { role }));
  }
  if (source === "classes") {
    const here = classes.value.filter(
      (each) => !each.closed && (target === null || each.school === target.school),
    );
    return here.map(({ id, name, stage, size }) =>
      item(id, name.zh, name.en, { stage, size: size ?? "" }),
    );
  }
  if (source === "places") {
    const open = places.value.filter((each) => !each.closed);
    return open.map(({ id, name, type }) => item(id, name.zh, name.en, { type }));
  }
  if (source === "profile") return [profileItem(target)];
  if (source === "latest") return latestItems();
  if (source === "focus") return focusItems(target);
  if (source === "pairs") return [...pairItems(), ...recordItems(source)];
  return source === "timetable" ? timetableItems(lastRecord(source)) : recordItems(source);
}

/** The pairs of the office in whose files this person writes. */
function pairItems(): readonly ExternalItem[] {
  const own = pairs.value.filter(({ id }) => ownPair(id));
  return own.map(({ id }) => item(id, nameOf("pairs", id), nameOf("pairs", id), {}));
}

/** The children of the record's class, those longest without contact first. */
function childItems(target: Target | null): readonly ExternalItem[] {
  const own = children.value.filter(
    (each) => each.left === undefined && (!target?.class || each.class === target.class),
  );
  const contacts = lastContacts(records.value);
  const last = (id: string) => contacts.get(id) ?? "";
  return [...own]
    .sort((a, b) => compare(last(a.id), last(b.id)) || a.name.localeCompare(b.name, "zh"))
    .map(({ id, name, sex, consent }) => item(id, name, name, { sex: sex ?? "", consent }));
}

/** Those of them who are in the focus register, each with the newest card. */
function focusItems(target: Target | null): readonly ExternalItem[] {
  const cards = new Map([...recordItems("focus")].reverse().map((card) => [card.value, card]));
  const named = childItems(target).filter(({ columns }) => columns?.consent !== "withdrawn");
  return named.flatMap(({ value }) => cards.get(value) ?? []);
}

/** This person's newest record of each form: the form's id; as columns its id and the answers. */
function latestItems(): readonly ExternalItem[] {
  return forms.value.flatMap(({ id }) => {
    const last = lastRecord(id);
    return last ? [item(id, id, id, { ...columnsOf(last.answers), rid: last.rid })] : [];
  });
}

/** The date of the newest record that names each child; a card alone is no contact. */
export function lastContacts(all: readonly RecordView[]): Map<string, string> {
  const last = new Map<string, string>();
  for (const { answers, date, state } of all) {
    const named = state === "draft" || !answers.how ? [] : [answers.child ?? []].flat();
    for (const id of named as readonly string[]) {
      if ((last.get(id) ?? "") < date) last.set(id, date);
    }
  }
  return last;
}

/** How long ago a child was in contact, by the records of this phone. */
export function contactDetails(): (id: string) => string {
  const contacts = lastContacts(records.value);
  const day = today.value;
  return (id) => contactWords(contacts.get(id), day);
}

/** How long ago a child was last in contact, in words. */
export function contactWords(date: string | undefined, day: string): string {
  if (date === undefined) return t("pick.never");
  const days = daysBetween(date, day);
  return days <= 0 ? t("pick.today") : t("pick.days", { n: days });
}

function profileItem(target: Target | null): ExternalItem {
  const own = profile.value;
  const place = target?.class ?? ownClass();
  const stage = classes.value.find((each) => each.id === place)?.stage ?? "";
  const placement = own?.placements[0] as { readonly type?: string } | undefined;
  return item("me", own?.name ?? "", own?.name ?? "", {
    class: place ?? "",
    school: target?.school ?? "",
    stage,
    placement: placement?.type ?? "",
    person: session.value?.user ?? "",
  });
}

/** The class whose team this person is in; the first of several. */
function ownClass(): string | null {
  const keys = grants.value.map(({ key }) => key.split("/"));
  return keys.find(([kind]) => kind === "class")?.[1] ?? null;
}

function item(
  value: string,
  zh: string,
  en: string,
  columns: Readonly<Record<string, string | number>>,
): ExternalItem {
  return { value, label: { zh, en }, columns };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
