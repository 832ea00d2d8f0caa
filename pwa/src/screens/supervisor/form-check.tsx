/** The check before publishing: what changes, whom it reaches, what it costs, and a try. */

import type { ComponentChildren } from "preact";
import { Button } from "../../components/button";
import { Icon, type IconName } from "../../components/icon";
import { Notice } from "../../components/notice";
import { tell } from "../../i18n/forms";
import { localized } from "../../i18n/office";
import type { Office } from "../../models/office";
import type { CheckAnswer, FormAnswer, FormChange } from "../../models/office-form-shapes";
import { type Checked, forgetChecked } from "../../models/office-forms";
import { BurdenMeter } from "./burden-meter";
import { FormNotes } from "./form-problems";
import { FormPublish } from "./form-publish";
import { blankHash, FORMS, tryHash } from "./forms-route";
import { PageHead } from "./page-head";

interface FormCheckProps {
  readonly office: Office;
  readonly checked: Checked;
  readonly onAgain: () => void;
  readonly onPublished: (form: FormAnswer) => void;
}

export function FormCheck({ office, checked, onAgain, onPublished }: FormCheckProps) {
  const { answer, workbook, media, meant } = checked;
  const title = localized(answer.form.title);
  const file =
    media.length > 0
      ? tell("upload.with", { name: workbook.name, n: media.length })
      : tell("upload.file", { name: workbook.name });
  return (
    <>
      <a class="office-back" href={FORMS}>
        <Icon name="back" size="small" />
        {tell("form.back")}
      </a>
      <PageHead title={tell("check.title", { title })} />
      <div class="stack form-check">
        <div class="form-check-top">
          <p class="office-lead">{tell("check.step")}</p>
          <p class="small soft">{file}</p>
          <p>{versionWords(answer)}</p>
        </div>
        {meant !== null && meant !== answer.form.id && (
          <Notice tone="warn">{tell("check.other-form", { title })}</Notice>
        )}
        {answer.notes.length > 0 && (
          <Part title={tell("check.notes")} id="check-notes">
            <FormNotes label={tell("check.notes")} notes={answer.notes} />
          </Part>
        )}
        <Changes answer={answer} />
        <Affected answer={answer} />
        <Part title={tell("check.burden")} id="check-burden">
          <p>{secondsWords(answer)}</p>
          <BurdenMeter rows={answer.burden.roles} />
        </Part>
        <Part title={tell("check.trial")} id="check-trial">
          <div class="form-actions">
            <Button icon="edit" href={tryHash(null)}>
              {tell("act.try")}
            </Button>
            <Button icon="note" href={blankHash(null)}>
              {tell("act.blank")}
            </Button>
          </div>
        </Part>
        {!answer.same && (
          <FormPublish
            office={office}
            checked={checked}
            onAgain={onAgain}
            onPublished={onPublished}
          />
        )}
        <div>
          <Button kind="quiet" onClick={forgetChecked}>
            {tell("check.drop")}
          </Button>
        </div>
      </div>
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly id: string;
  readonly children: ComponentChildren;
}

function Part({ title, id, children }: PartProps) {
  return (
    <section class="card stack-tight" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function versionWords({ before, version, wished }: CheckAnswer): string {
  if (before === null) return tell("check.new", { n: version });
  const next = tell("check.next", { present: before, n: version });
  // A number left as it was needs no word: most people never look at it.
  if (wished === version || wished === before) return next;
  return `${next} ${tell("check.wished", { wished })}`;
}

function secondsWords({ burden: { seconds, seconds_before: before } }: CheckAnswer): string {
  if (before === null || before === seconds) return tell("check.first-screen", { n: seconds });
  return tell("check.first-screen-was", { n: seconds, before });
}

/** The sign beside a change; one of the plain kinds, else a pen. */
const SIGNS: Readonly<Record<string, IconName>> = {
  added: "plus",
  "choice-added": "plus",
  gone: "minus",
  "choice-gone": "minus",
  moved: "sync",
};

function Changes({ answer: { changes, same, before } }: { readonly answer: CheckAnswer }) {
  return (
    <Part title={tell("check.changes")} id="check-changes">
      {same && <p>{tell("check.no-changes")}</p>}
      {before === null && <p>{tell("check.all-new")}</p>}
      {changes.length > 0 && (
        <ul class="form-changes">
          {changes.map((change, index) => (
            <ChangeLine key={index} change={change} />
          ))}
        </ul>
      )}
      {changes.some(({ kind }) => kind === "gone") && (
        <p class="small soft">{tell("check.kept")}</p>
      )}
    </Part>
  );
}

function ChangeLine({ change: { kind, words } }: { readonly change: FormChange }) {
  return (
    <li>
      <Icon name={SIGNS[kind] ?? "edit"} size="small" />
      <span>{localized(words)}</span>
    </li>
  );
}

function Affected({ answer: { affected, before } }: { readonly answer: CheckAnswer }) {
  const { phones, drafts } = affected;
  return (
    <Part title={tell("check.affected")} id="check-affected">
      <p>
        {before === null
          ? tell("check.new-phones")
          : tell(phones > 0 ? "check.phones" : "check.no-phones", { n: phones })}
      </p>
      {before !== null && (
        <p>{drafts > 0 ? tell("check.drafts", { n: drafts }) : tell("check.no-drafts")}</p>
      )}
    </Part>
  );
}
