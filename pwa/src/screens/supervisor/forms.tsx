/** The forms of an organisation: what each is, its state and its cost, and what can be done. */

import { useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Section } from "../../components/card";
import { Empty } from "../../components/empty";
import { Notice } from "../../components/notice";
import { tell } from "../../i18n/forms";
import { localized } from "../../i18n/office";
import { language } from "../../models/language";
import type { Office } from "../../models/office";
import type { FormRow, FormsAnswer, MeterRow, RoleMinutes } from "../../models/office-form-shapes";
import { BurdenMeter } from "./burden-meter";
import { FormTable } from "./form-table";
import { uploadHash } from "./forms-route";
import { PageHead } from "./page-head";
import { useView } from "./use-view";
import { SkeletonRows, Viewed } from "./viewed";

export function FormsPage({ office }: { readonly office: Office }) {
  const view = useView<FormsAnswer>(office, "forms", "/api/forms");
  const may = view.state.value.data?.can_change;
  return (
    <>
      <PageHead title={tell("forms.title")}>
        {may && (
          <Button kind="primary" icon="upload" href={uploadHash(null)}>
            {tell("forms.upload")}
          </Button>
        )}
      </PageHead>
      <div class="stack">
        <p class="office-lead">{tell(may === false ? "forms.lead-read" : "forms.lead")}</p>
        <Viewed view={view} skeleton={<SkeletonRows rows={8} />}>
          {(answer) =>
            answer.items.length === 0 ? (
              <Empty>{tell("forms.none")}</Empty>
            ) : (
              <Lists office={office} answer={answer} onChanged={() => void view.reload()} />
            )
          }
        </Viewed>
      </div>
    </>
  );
}

interface ListsProps {
  readonly office: Office;
  readonly answer: FormsAnswer;
  readonly onChanged: () => void;
}

/** What is written often apart from what is written once. */
function Lists({ office, answer, onChanged }: ListsProps) {
  const [said, setSaid] = useState<FormRow | null>(null);
  const layers = [
    { layer: "entry", title: tell("forms.entries"), words: tell("forms.entries-words") },
    { layer: "register", title: tell("forms.registers"), words: tell("forms.registers-words") },
  ] as const;
  const switched = (form: FormRow) => {
    setSaid(form);
    onChanged();
  };
  return (
    <div class="stack-loose">
      {said && (
        <Notice tone="good" live="status">
          {tell(`switch.done-${said.state}`, { title: localized(said.title) })}
        </Notice>
      )}
      {layers.map(({ layer, title, words }) => {
        const shown = answer.items.filter((form) => form.layer === layer).sort(byTitle);
        if (shown.length === 0) return null;
        return (
          <Section key={layer} title={title}>
            <p class="soft small">{words}</p>
            <FormTable
              office={office}
              label={title}
              forms={shown}
              may={answer.can_change}
              onSwitched={switched}
            />
          </Section>
        );
      })}
      <Section title={tell("forms.all")}>
        <div class="card">
          <BurdenMeter rows={answer.burden.map(unchanged)} />
        </div>
      </Section>
    </div>
  );
}

function byTitle(one: FormRow, other: FormRow): number {
  return localized(one.title).localeCompare(localized(other.title), language.value);
}

function unchanged({ role, minutes, budget }: RoleMinutes): MeterRow {
  return { role, before: minutes, after: minutes, budget };
}
