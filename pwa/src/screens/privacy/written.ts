/** Everything that a person wrote, as one web page that reads without a network or this app. */

import { say } from "../../i18n/answer";
import { dayWords, fullDate, local } from "../../i18n/local";
import { tell } from "../../i18n/privacy";
import { language } from "../../models/language";
import { formVersion } from "../../models/library";
import type { RecordView } from "../../models/records";
import type { Session } from "../../models/session";
import { type AnsweredPart, answeredParts, nameOf } from "../answer-words";

/** Gives the address of a picture as it stands in a page, or null when this phone has it not. */
export type Picture = (sha256: string, type: string) => Promise<string | null>;

const LOOK = `body{font:16px/1.5 sans-serif;max-width:48em;margin:2em auto;padding:0 1em;color:#1c1b17}
article{border-top:1px solid #ccc;padding:.5em 0;break-inside:avoid}
h3{margin:.5em 0}dt{color:#555;font-size:.9em}dd{margin:0 0 .5em;white-space:pre-wrap}
img{max-height:10em;margin:0 .5em .5em 0}`;

/** The page's text; records and drafts of one's own, forms in the order of their newest record. */
export async function writtenPage(
  who: Pick<Session, "name" | "server">,
  own: readonly RecordView[],
  picture: Picture,
  now: number,
): Promise<string> {
  const drafts = own.filter(({ state }) => state === "draft").length;
  const title = tell("file.title", { name: who.name });
  const counts = { n: own.length - drafts, drafts };
  const head = tell("file.head", { server: who.server.name, date: fullDate(now), ...counts });
  const sections: string[] = [];
  for (const [name, records] of byForm(own)) {
    const articles: string[] = [];
    for (const record of records) articles.push(await article(record, picture));
    sections.push(`<h2>${safe(name)} (${records.length})</h2>${articles.join("")}`);
  }
  return `<!doctype html><html lang="${language.value}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${safe(title)}</title><style>${LOOK}</style>
<h1>${safe(title)}</h1><p>${safe(head)}</p><p><strong>${safe(tell("file.care"))}</strong></p>
<p>${safe(tell("file.range"))}</p>${sections.join("\n")}</html>`;
}

function byForm(own: readonly RecordView[]): ReadonlyMap<string, readonly RecordView[]> {
  const groups = new Map<string, RecordView[]>();
  for (const record of own) {
    const form = formVersion(record.form, record.version);
    const name = form ? local(form.title) : record.form;
    groups.set(name, [...(groups.get(name) ?? []), record]);
  }
  return groups;
}

async function article(record: RecordView, picture: Picture): Promise<string> {
  const { date, state } = record;
  const place = record.class
    ? nameOf("classes", record.class)
    : record.school
      ? nameOf("places", record.school)
      : "";
  const said =
    state === "draft" ? say("state.draft") : state === "waiting" ? tell("file.waiting") : "";
  const head = [`${date.slice(0, 4)} ${dayWords(date)}`, place, said].filter((each) => each !== "");
  const parts = await Promise.all(partsOf(record).map((part) => definition(part, picture)));
  return `<article><h3>${safe(head.join(" · "))}</h3><dl>${parts.join("")}</dl></article>`;
}

function partsOf({ form, version, answers }: RecordView): readonly AnsweredPart[] {
  const asked = formVersion(form, version);
  if (asked) return answeredParts(asked, answers);
  return [{ name: "", label: "", words: JSON.stringify(answers), photos: [], files: [] }];
}

async function definition(
  { label, words, photos, files }: AnsweredPart,
  picture: Picture,
): Promise<string> {
  const pictures = await Promise.all(photos.map(({ $f, th, t }) => picture(th ?? $f, t)));
  const shown = pictures.map((url) => (url ? `<img src="${url}" alt="">` : "[…]"));
  const others = files.map(({ name }) => safe(`[${name ?? "…"}]`));
  return `<dt>${safe(label)}</dt><dd>${safe(words)}${[...shown, ...others].join(" ")}</dd>`;
}

const UNSAFE: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text as it may stand in a page: what somebody wrote never becomes a part of it. */
function safe(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => UNSAFE[letter] ?? letter);
}
