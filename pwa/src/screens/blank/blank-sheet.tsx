/** A form on paper: A4, in the order of the screen, with room to write by hand. */

import "../../style/blank.css";
import type { CompiledForm, Field } from "../../forms/compiled";
import { write } from "../../i18n/blank";
import { local } from "../../i18n/local";
import { Room } from "./blank-room";
import { Rows, Rubric } from "./blank-tables";
import { askedWords, plainLabel } from "./rule-words";

/** Kinds that the phone fills in by itself. */
const SILENT = new Set(["calculate", "hidden"]);

export function BlankSheet({ form }: { readonly form: CompiledForm }) {
  const title = local(form.title);
  return (
    <article class="sheet" aria-label={write("blank.of", { title })}>
      <header class="sheet-head">
        <h2>{title}</h2>
        <p>{write("blank.version", { n: form.version })}</p>
      </header>
      <Envelope form={form} />
      <Lines form={form} fields={form.fields} />
      <footer class="sheet-foot">
        <p class="sheet-sign">
          <span>{write("blank.person")}</span>
          <i />
          <span>{write("blank.sign")}</span>
          <i />
        </p>
        <p class="sheet-key">{write("blank.key")}</p>
      </footer>
    </article>
  );
}

/** What the phone knows by itself and paper does not: where and when. */
function Envelope({ form }: { readonly form: CompiledForm }) {
  return (
    <p class="sheet-envelope">
      <span>{write("blank.school")}</span>
      <i />
      {form.audience === "class" && (
        <>
          <span>{write("blank.class")}</span>
          <i />
        </>
      )}
      <span>{write("blank.date")}</span>
      <b>{write("blank.day")}</b>
    </p>
  );
}

interface LinesProps {
  readonly form: CompiledForm;
  readonly fields: readonly Field[];
}

function Lines({ form, fields }: LinesProps) {
  return (
    <div class="sheet-lines">
      {fields.filter(onPaper).map((field) => (
        <Line key={field.name} form={form} field={field} />
      ))}
    </div>
  );
}

/** A photo of a written page is of this very sheet, and words about an answer come after it. */
function onPaper(field: Field): boolean {
  if (field.type === "note" && local(field.label).includes("${")) return false;
  return !field.off && !SILENT.has(field.type) && !/\bpage\b/.test(field.appearance ?? "");
}

interface LineProps {
  readonly form: CompiledForm;
  readonly field: Field;
}

function Line({ form, field }: LineProps) {
  const when = askedWords(form, field);
  if (field.type === "group") return <Group form={form} field={field} when={when} />;
  const label = plainLabel(form, local(field.label));
  if (field.type === "note") return label === "" ? null : <p class="sheet-note">{label}</p>;
  if (field.type === "repeat") {
    return (
      <section class="sheet-block">
        <h3>{label}</h3>
        {when && <p class="sheet-when">{when}</p>}
        <Rows form={form} field={{ ...field, fields: (field.fields ?? []).filter(onPaper) }} />
      </section>
    );
  }
  return (
    <div class="sheet-line">
      <div class="sheet-label">
        <p>
          {label}
          {mayBeRequired(field) && <b title={write("blank.required")}>＊</b>}
        </p>
        {when && <p class="sheet-when">{when}</p>}
      </div>
      <div class="sheet-answer">
        {field.hint && <p class="sheet-hint">{plainLabel(form, local(field.hint))}</p>}
        <Room form={form} field={field} />
      </div>
    </div>
  );
}

function mayBeRequired({ required }: Field): boolean {
  return required !== undefined && required !== false;
}

function Group({ form, field, when }: LineProps & { readonly when: string }) {
  const more = field.appearance?.includes("more") ?? false;
  const title = more ? write("blank.more") : plainLabel(form, local(field.label));
  const inside = (field.fields ?? []).filter(onPaper);
  return (
    <section class="sheet-group">
      {title && <h3>{title}</h3>}
      {when && <p class="sheet-when">{when}</p>}
      {field.appearance?.includes("rubric") ? (
        <Rubric form={form} fields={inside} />
      ) : (
        <Lines form={form} fields={inside} />
      )}
    </section>
  );
}
