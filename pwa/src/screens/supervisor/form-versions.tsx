/** Every version of a form: when it was published and by whom, its records, its Excel. */

import { Badge } from "../../components/state-badge";
import { tell } from "../../i18n/forms";
import { stampWords } from "../../i18n/office-time";
import type { Office } from "../../models/office";
import type { FormAnswer, FormVersionRow } from "../../models/office-form-shapes";
import { FormExcel } from "./form-excel";
import { formHash } from "./forms-route";

interface FormVersionsProps {
  readonly office: Office;
  readonly form: FormAnswer;
  /** The version in sight. */
  readonly shown: number;
}

export function FormVersions({ office, form, shown }: FormVersionsProps) {
  return (
    <section class="card stack" aria-labelledby="form-versions">
      <h2 id="form-versions">{tell("form.versions")}</h2>
      <ol class="form-versions">
        {form.versions.map((each) => (
          <li key={each.version} class="stack-tight">
            <p class="form-version-head">
              {each.version === shown ? (
                <strong>{tell("forms.version-n", { n: each.version })}</strong>
              ) : (
                <a href={formHash(form.id, each.version)}>
                  {tell("forms.version-n", { n: each.version })}
                </a>
              )}
              {each.version === form.version && (
                <Badge icon="check" tone="good">
                  {tell("form.version-now")}
                </Badge>
              )}
            </p>
            <p class="small soft">
              {publishedWords(each)}
              {" · "}
              {tell("form.version-records", { n: each.records })}
            </p>
            {each.version !== shown && (
              <div class="form-version-file">
                <FormExcel office={office} id={form.id} version={each.version} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function publishedWords({ published_by: by, published_at }: FormVersionRow): string {
  const time = stampWords(published_at);
  return by === null
    ? tell("form.version-built-in", { time })
    : tell("form.version-by", { time, name: by.name });
}
