/** After publishing: what phones will do, and when. */

import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { tell } from "../../i18n/forms";
import type { FormsKey } from "../../i18n/forms-zh";
import { localized } from "../../i18n/office";
import type { FormAnswer } from "../../models/office-form-shapes";
import { FORMS, formHash } from "./forms-route";
import { PageHead } from "./page-head";

export function FormPublished({ form }: { readonly form: FormAnswer }) {
  return (
    <>
      <PageHead title={tell("done.title", { title: localized(form.title) })} />
      <div class="stack form-published">
        <p class="large form-done" role="status">
          <Icon name="check" />
          <span>{tell("done.words", { n: form.version })}</span>
        </p>
        <ul class="form-done-points">
          <li>{tell(whenKey(form))}</li>
          {form.versions.length > 1 && <li>{tell("done.drafts")}</li>}
        </ul>
        <div class="form-actions">
          <Button kind="primary" href={formHash(form.id)}>
            {tell("done.see")}
          </Button>
          <Button href={FORMS}>{tell("done.all")}</Button>
        </div>
      </div>
    </>
  );
}

function whenKey({ state, versions }: FormAnswer): FormsKey {
  if (state !== "open") return "done.closed";
  return versions.length > 1 ? "done.when" : "done.when-new";
}
