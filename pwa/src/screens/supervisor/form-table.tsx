/** Forms as rows on a desk and as cards in a hand; each opens its page. */

import { useState } from "preact/hooks";
import { Icon } from "../../components/icon";
import { Badge } from "../../components/state-badge";
import { dateOf } from "../../forms/week";
import { tell } from "../../i18n/forms";
import { localized } from "../../i18n/office";
import { dayWords } from "../../i18n/office-time";
import type { Office } from "../../models/office";
import type { FormRow } from "../../models/office-form-shapes";
import { FormMenu } from "./form-menu";
import { FormSwitch, type SwitchTo } from "./form-switch";
import { minuteWords, mostMinutes } from "./form-words";
import { formHash } from "./forms-route";
import { formIcon } from "./record-table";

interface FormTableProps {
  readonly office: Office;
  readonly label: string;
  readonly forms: readonly FormRow[];
  readonly may: boolean;
  readonly onSwitched: (form: FormRow) => void;
}

export function FormTable({ office, label, forms, may, onSwitched }: FormTableProps) {
  return (
    <table class="office-table office-forms">
      <caption class="visually-hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col">{tell("forms.form")}</th>
          <th scope="col">{tell("forms.state")}</th>
          <th scope="col">{tell("forms.version")}</th>
          <th scope="col" class="number">
            {tell("forms.records")}
          </th>
          <th scope="col" class="number">
            {tell("forms.first-screen")}
          </th>
          <th scope="col" class="number">
            {tell("forms.week")}
          </th>
          <th scope="col">
            <span class="visually-hidden">{tell("forms.more")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {forms.map((form) => (
          <FormLines key={form.id} office={office} form={form} may={may} onSwitched={onSwitched} />
        ))}
      </tbody>
    </table>
  );
}

interface FormLinesProps {
  readonly office: Office;
  readonly form: FormRow;
  readonly may: boolean;
  readonly onSwitched: (form: FormRow) => void;
}

/** The row of a form, and below it the question before it is switched. */
function FormLines({ office, form, may, onSwitched }: FormLinesProps) {
  const [to, setTo] = useState<SwitchTo | null>(null);
  return (
    <>
      <FormLine office={office} form={form} may={may} onSwitch={setTo} />
      {to && (
        <tr class="form-asking">
          <td colSpan={7}>
            <FormSwitch
              office={office}
              form={form}
              to={to}
              close={() => setTo(null)}
              onSwitched={(now) => {
                setTo(null);
                onSwitched(now);
              }}
            />
          </td>
        </tr>
      )}
    </>
  );
}

interface FormLineProps {
  readonly office: Office;
  readonly form: FormRow;
  readonly may: boolean;
  readonly onSwitch: (to: SwitchTo) => void;
}

function FormLine({ office, form, may, onSwitch }: FormLineProps) {
  const minutes = mostMinutes(form.burden);
  return (
    <tr>
      <th scope="row" class="cell-form">
        <a class="office-name" href={formHash(form.id)}>
          <Icon name={formIcon(form.id)} size="small" />
          <span>{localized(form.title)}</span>
        </a>
        {form.source === "own" && <span class="form-own">{tell("forms.own")}</span>}
        {form.state === "off" && form.reason && <p class="form-reason">{localized(form.reason)}</p>}
        {form.newer_built_in && <p class="form-newer">{tell("forms.newer")}</p>}
      </th>
      <td class="cell-state">
        <StateBadge form={form} />
      </td>
      <td class="cell-version">
        {tell("forms.version-n", { n: form.version })}
        <span class="form-when-published">{dayWords(dateOf(form.published_at))}</span>
      </td>
      <td class="number" data-label={tell("forms.records")}>
        {form.records}
      </td>
      <td class="number" data-label={tell("forms.first-screen")}>
        {tell("forms.seconds", { n: form.burden.seconds })}
      </td>
      <td class="number" data-label={tell("forms.week")}>
        {minutes === null ? (
          <span class="soft">{tell("forms.no-week")}</span>
        ) : (
          minuteWords(minutes)
        )}
      </td>
      <td class="cell-menu">
        <FormMenu office={office} form={form} may={may} onSwitch={onSwitch} />
      </td>
    </tr>
  );
}

/** Whether phones offer it, in a word with its sign. */
function StateBadge({ form: { state } }: { readonly form: FormRow }) {
  if (state === "closed") return <Badge icon="clock">{tell("state.closed")}</Badge>;
  if (state === "off") return <Badge icon="minus">{tell("state.off")}</Badge>;
  return (
    <Badge icon="check" tone="good">
      {tell("state.open")}
    </Badge>
  );
}

/** The same with the reason in a sentence. */
export function FormState({ form }: { readonly form: FormRow }) {
  return (
    <>
      <StateBadge form={form} />
      {form.state === "closed" && <p class="form-reason">{tell("state.closed-words")}</p>}
      {form.state === "off" && form.reason && <p class="form-reason">{localized(form.reason)}</p>}
      {form.state === "open" && form.basis && (
        <p class="form-reason">{tell("state.basis", { basis: form.basis })}</p>
      )}
    </>
  );
}
