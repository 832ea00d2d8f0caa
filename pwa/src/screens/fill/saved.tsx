/** After Finish: it is kept, and what many want next is one tap away. */

import { Button } from "../../components/button";
import { Head } from "../../components/head";
import { Icon } from "../../components/icon";
import { List } from "../../components/list";
import type { CompiledForm } from "../../forms/compiled";
import { say } from "../../i18n/answer";
import { local } from "../../i18n/local";
import { findRecord } from "../../models/records";
import { usePlanPart } from "../plan/plan-part";
import { RecordRow } from "../record-row";
import { fillHash } from "../route";

interface SavedProps {
  readonly form: CompiledForm;
  readonly rid: string;
}

export function Saved({ form, rid }: SavedProps) {
  const record = findRecord(rid);
  const plan = usePlanPart();
  return (
    <>
      <Head title={local(form.title)} />
      <main class="page stack-loose">
        <div class="saved" role="status">
          <span class="saved-mark">
            <Icon name="check" size="large" />
          </span>
          <h2>{say("saved.title")}</h2>
          <p class="soft">{say("saved.words")}</p>
        </div>
        {record && record.state !== "draft" && (
          <List label={say("saved.see")}>
            <RecordRow record={record} />
          </List>
        )}
        {plan && <plan.Counts rid={rid} />}
        {!form.closed && (
          <div class="stack-tight">
            <Button wide icon="copy" href={fillHash(form.id, { again: rid })}>
              {say("saved.again")}
            </Button>
            <p class="field-hint centred">{say("saved.again.words")}</p>
            <Button kind="quiet" icon="plus" href={fillHash(form.id)}>
              {say("saved.new")}
            </Button>
          </div>
        )}
      </main>
      <section class="bottom" aria-label={say("saved.home")}>
        <div class="actions">
          <Button kind="primary" wide href="#/">
            {say("saved.home")}
          </Button>
        </div>
      </section>
    </>
  );
}
