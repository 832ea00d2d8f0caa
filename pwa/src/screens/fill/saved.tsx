/** After Finish: it is kept, and what many want next is one tap away. */

import { Button } from "../../components/button";
import { Head } from "../../components/head";
import { Icon } from "../../components/icon";
import { List } from "../../components/list";
import type { CompiledForm } from "../../forms/compiled";
import { local } from "../../i18n/local";
import { t } from "../../models/language";
import { findRecord } from "../../models/records";
import { RecordRow } from "../record-row";
import { fillHash } from "../route";

interface SavedProps {
  readonly form: CompiledForm;
  readonly rid: string;
}

export function Saved({ form, rid }: SavedProps) {
  const record = findRecord(rid);
  return (
    <>
      <Head title={local(form.title)} />
      <main class="page stack-loose">
        <div class="saved" role="status">
          <span class="saved-mark">
            <Icon name="check" size="large" />
          </span>
          <h2>{t("saved.title")}</h2>
          <p class="soft">{t("saved.words")}</p>
        </div>
        {record && record.state !== "draft" && (
          <List label={t("saved.see")}>
            <RecordRow record={record} />
          </List>
        )}
        {!form.closed && (
          <div class="stack-tight">
            <Button wide icon="copy" href={fillHash(form.id, { again: rid })}>
              {t("saved.again")}
            </Button>
            <p class="field-hint centred">{t("saved.again.words")}</p>
            <Button kind="quiet" icon="plus" href={fillHash(form.id)}>
              {t("saved.new")}
            </Button>
          </div>
        )}
      </main>
      <section class="bottom" aria-label={t("saved.home")}>
        <div class="actions">
          <Button kind="primary" wide href="#/">
            {t("saved.home")}
          </Button>
        </div>
      </section>
    </>
  );
}
