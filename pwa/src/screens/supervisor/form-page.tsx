/** One form: what it asks in plain words, what it costs, and all its versions. */

import { useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { Notice } from "../../components/notice";
import { tell } from "../../i18n/forms";
import { localized } from "../../i18n/office";
import type { Office } from "../../models/office";
import type { FormAnswer } from "../../models/office-form-shapes";
import { FormExcel } from "./form-excel";
import { FormFacts } from "./form-facts";
import { FormQuestions } from "./form-questions";
import { FormSwitch, type SwitchTo, switchesOf, switchKey } from "./form-switch";
import { FormState } from "./form-table";
import { FormVersions } from "./form-versions";
import { blankHash, FORMS, tryHash, uploadHash } from "./forms-route";
import { PageHead } from "./page-head";
import { useView } from "./use-view";
import { SkeletonRows, Viewed } from "./viewed";

interface FormPageProps {
  readonly office: Office;
  readonly id: string;
  /** Null: the newest. */
  readonly version: number | null;
}

/** Where the server tells of a form, or of one version of it. */
export function formPath(id: string, version: number | null): string {
  const form = `/api/forms/${encodeURIComponent(id)}`;
  return version === null ? form : `${form}/versions/${version}`;
}

export function FormPage({ office, id, version }: FormPageProps) {
  const view = useView<FormAnswer>(office, "form", formPath(id, version));
  const form = view.state.value.data;
  return (
    <>
      <a class="office-back" href={FORMS}>
        <Icon name="back" size="small" />
        {tell("form.back")}
      </a>
      <PageHead title={form ? localized(form.title) : tell("form.one")} print />
      <Viewed view={view} skeleton={<SkeletonRows rows={8} />}>
        {(answer) => (
          <FormInFull office={office} answer={answer} onChanged={() => void view.reload()} />
        )}
      </Viewed>
    </>
  );
}

interface FormInFullProps {
  readonly office: Office;
  readonly answer: FormAnswer;
  readonly onChanged: () => void;
}

function FormInFull({ office, answer, onChanged }: FormInFullProps) {
  return (
    <div class="office-record">
      <div class="stack">
        <Actions office={office} form={answer} shown={answer.form.version} onChanged={onChanged} />
        <FormQuestions form={answer.form} newest={answer.form.version === answer.version} />
      </div>
      <aside class="stack">
        <FormFacts office={office} form={answer} />
        <FormVersions office={office} form={answer} shown={answer.form.version} />
      </aside>
    </div>
  );
}

interface ActionsProps {
  readonly office: Office;
  readonly form: FormAnswer;
  readonly shown: number;
  readonly onChanged: () => void;
}

function Actions({ office, form, shown, onChanged }: ActionsProps) {
  const [to, setTo] = useState<SwitchTo | null>(null);
  const [said, setSaid] = useState<SwitchTo | null>(null);
  const may = form.can_change;
  const of = { id: form.id, version: shown === form.version ? null : shown };
  return (
    <div class="stack">
      <div class="form-state">
        <FormState form={form} />
      </div>
      {said && (
        <Notice tone="good" live="status">
          {tell(`switch.done-${said}`, { title: localized(form.title) })}
        </Notice>
      )}
      <div class="form-actions">
        <FormExcel office={office} id={form.id} version={shown} />
        <Button icon="edit" href={tryHash(of)}>
          {tell("act.try")}
        </Button>
        <Button icon="note" href={blankHash(of)}>
          {tell("act.blank")}
        </Button>
        {may && (
          <Button icon="upload" href={uploadHash(form.id)}>
            {tell("act.new-version")}
          </Button>
        )}
        {may &&
          switchesOf(form).map((each) => (
            <Button key={each} kind="quiet" onClick={() => setTo(each)}>
              {tell(switchKey(form, each))}
            </Button>
          ))}
      </div>
      {to && (
        <div class="card">
          <FormSwitch
            office={office}
            form={form}
            to={to}
            close={() => setTo(null)}
            onSwitched={() => {
              setSaid(to);
              setTo(null);
              onChanged();
            }}
          />
        </div>
      )}
    </div>
  );
}
