/** The parts of a record that others than its author write, each as a quiet card. */

import { useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Section } from "../../components/card";
import type { Answers, CompiledForm, Field } from "../../forms/compiled";
import { word } from "../../i18n/talk";
import type { RecordView } from "../../models/records";
import { type AnsweredPart, answeredParts } from "../answer-words";
import { PartForm } from "./part-form";
import { type PartRole, partsOf, plays, writerOf } from "./playing";

interface PartsProps {
  readonly record: RecordView;
  readonly form: CompiledForm | null;
}

export function OtherParts({ record, form }: PartsProps) {
  if (form === null || record.state === "draft") return null;
  return (
    <>
      {[...partsOf(form)].map(([role, fields]) => (
        <PartCard key={role} role={role} fields={fields} record={record} form={form} />
      ))}
    </>
  );
}

interface PartCardProps {
  readonly role: PartRole;
  readonly fields: readonly Field[];
  readonly record: RecordView;
  readonly form: CompiledForm;
}

/** What was written there; whoever may write it finds its questions instead, while it is empty. */
function PartCard({ role, fields, record, form }: PartCardProps) {
  const [open, setOpen] = useState(false);
  const given = answeredParts(form, answersOf(fields, record));
  const mine = plays(role, record);
  const writing = mine && (open || given.length === 0);
  if (given.length === 0 && !mine) return null;
  return (
    <Section title={word(`part.${role}`)}>
      <div class="card stack">
        {writing ? (
          <PartForm
            role={role}
            fields={fields}
            record={record}
            form={form}
            onSaved={() => setOpen(false)}
          />
        ) : (
          <Written parts={given} by={writerOf(role, record)} />
        )}
        {mine && !writing && (
          <div>
            <Button kind="quiet" icon="edit" onClick={() => setOpen(true)}>
              {word("part.change")}
            </Button>
          </div>
        )}
      </div>
    </Section>
  );
}

function Written({ parts, by }: { readonly parts: readonly AnsweredPart[]; readonly by: string }) {
  return (
    <>
      {by !== "" && <p class="small soft">{by}</p>}
      <dl class="parts">
        {parts.map(({ name, label, words }) => (
          <div key={name}>
            <dt class={parts.length === 1 ? "visually-hidden" : undefined}>{label}</dt>
            <dd class="prose">{words}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function answersOf(fields: readonly Field[], { answers }: RecordView): Answers {
  return Object.fromEntries(fields.map(({ name }) => [name, answers[name] ?? null]));
}
