/** Every form this person can write: entries and registers apart, each with what else is done with it. */

import { Section } from "../components/card";
import { Empty } from "../components/empty";
import { Head } from "../components/head";
import { Icon, iconNamed } from "../components/icon";
import { List } from "../components/list";
import type { CompiledForm } from "../forms/compiled";
import { local } from "../i18n/local";
import { tell } from "../i18n/record";
import { ownForms } from "./own-forms";
import { fillHash } from "./route";
import "../style/forms.css";

export function Forms() {
  const all = ownForms.value;
  const entries = all.filter((form) => form.layer !== "register");
  const registers = all.filter((form) => form.layer === "register");
  return (
    <>
      <Head title={tell("forms.title")} back="#/" />
      <main class="page stack-loose">
        {all.length === 0 && <Empty>{tell("forms.none")}</Empty>}
        {entries.length > 0 && (
          <Section title={tell("forms.entries")}>
            <FormList forms={entries} />
          </Section>
        )}
        {registers.length > 0 && (
          <Section title={tell("forms.registers")}>
            <p class="soft">{tell("forms.registers.words")}</p>
            <FormList forms={registers} />
          </Section>
        )}
        {all.length > 0 && <Blanks forms={all} />}
      </main>
    </>
  );
}

function FormList({ forms }: { readonly forms: readonly CompiledForm[] }) {
  return (
    <List>
      {forms.map((form) => (
        <FormRow key={form.id} form={form} />
      ))}
    </List>
  );
}

function FormRow({ form }: { readonly form: CompiledForm }) {
  const title = local(form.title);
  return (
    <li class="form-row">
      <a class="row" href={fillHash(form.id)}>
        <span class="row-icon">
          <Icon name={iconNamed(form.icon, "note")} />
        </span>
        <span class="row-text row-title">{title}</span>
      </a>
      {form.batch && (
        <a
          class="form-batch"
          href={`#/batch/${encodeURIComponent(form.id)}`}
          aria-label={tell("forms.batch.label", { form: title })}
        >
          {tell("forms.batch")}
        </a>
      )}
    </li>
  );
}

/** The forms as paper, out of the way of those who write on the phone. */
function Blanks({ forms }: { readonly forms: readonly CompiledForm[] }) {
  return (
    <details class="fold">
      <summary>
        <Icon name="plus" />
        <span>{tell("forms.blanks")}</span>
      </summary>
      <p class="soft">{tell("forms.blanks.words")}</p>
      <List>
        {forms.map(({ id, title }) => (
          <li key={id}>
            <a class="row" href={`#/blank/${encodeURIComponent(id)}`}>
              <span class="row-icon">
                <Icon name="note" />
              </span>
              <span class="row-text row-title">{local(title)}</span>
            </a>
          </li>
        ))}
      </List>
    </details>
  );
}
