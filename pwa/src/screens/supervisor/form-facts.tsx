/** What is to be known of a form besides its questions. */

import { tell } from "../../i18n/forms";
import type { Office } from "../../models/office";
import type { FormRow } from "../../models/office-form-shapes";
import { FormExcel } from "./form-excel";
import { minuteWords, ROLES } from "./form-words";

interface FormFactsProps {
  readonly office: Office;
  readonly form: FormRow;
}

export function FormFacts({ office, form }: FormFactsProps) {
  const { burden, visibility, layer, source, records } = form;
  const weekly = ROLES.flatMap((role) => {
    const minutes = burden.minutes_per_week[role];
    if (!minutes) return [];
    return [tell("form.role-minutes", { role: tell(`role.${role}`), time: minuteWords(minutes) })];
  });
  const facts: readonly (readonly [label: string, words: readonly string[]])[] = [
    [tell("form.kind"), [tell(`form.kind-${layer}`)]],
    [tell("form.sees"), [tell(`sees.${visibility}`)]],
    [tell("form.first-screen"), [tell("forms.seconds", { n: burden.seconds })]],
    [tell("form.week"), weekly.length > 0 ? weekly : [tell("forms.no-week")]],
    [tell("form.records"), [String(records)]],
    [tell("form.source"), [tell(`form.source-${source}`)]],
  ];
  return (
    <section class="card stack" aria-labelledby="form-facts">
      <h2 id="form-facts">{tell("form.facts")}</h2>
      <dl class="pairs">
        {facts
          .filter(([, words]) => words.length > 0)
          .map(([label, words]) => (
            <div class="pair-row" key={label}>
              <dt>{label}</dt>
              <dd>
                {words.map((each) => (
                  <p key={each}>{each}</p>
                ))}
              </dd>
            </div>
          ))}
      </dl>
      {form.newer_built_in && (
        <div class="stack-tight">
          <p class="form-newer">{tell("forms.newer")}</p>
          <div>
            <FormExcel office={office} id={form.id} version={null} />
          </div>
        </div>
      )}
    </section>
  );
}
