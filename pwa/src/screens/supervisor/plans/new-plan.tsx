/** Making a plan: from a template or like an earlier one, for whom, from when, with what in it. */

import { useState } from "preact/hooks";
import { Section } from "../../../components/card";
import { localized } from "../../../i18n/office";
import { say } from "../../../i18n/office-plans";
import { type OfficePlansKey, officePlansZh } from "../../../i18n/office-plans-zh";
import type { Office } from "../../../models/office";
import { type Items, PLACES, type PlaceRow } from "../../../models/office-places";
import {
  type MeasureGroup,
  makePlan,
  type NewPlan,
  type Owner,
  type OwnerKind,
  type Plan,
  planPath,
  TEMPLATES,
  type TemplateRow,
} from "../../../models/office-plans";
import { PageHead } from "../page-head";
import { ActForm } from "../registers/act-form";
import { ChoiceField, DayField, missing } from "../registers/fields";
import { type Places, placesOf } from "../registers/places";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { BackToPlans } from "./back";
import { PlanBurden } from "./burden";
import { countOf, type Draft, draftOf, kept } from "./draft";
import { GroupsEditor } from "./groups-editor";
import { OwnerField } from "./owner-field";
import { PLANS, planHash } from "./plans-route";

interface NewPlanPageProps {
  readonly office: Office;
  /** The plan that the new one is to be like. */
  readonly like: string | null;
}

export function NewPlanPage({ office, like }: NewPlanPageProps) {
  const places = useView<Items<PlaceRow>>(office, null, PLACES);
  return (
    <>
      <BackToPlans />
      <PageHead title={say("new.title")} />
      <Viewed view={places} skeleton={<SkeletonRows rows={4} />}>
        {({ items }) =>
          like === null ? (
            <FromTemplate office={office} places={placesOf(items)} />
          ) : (
            <LikeEarlier office={office} places={placesOf(items)} like={like} />
          )
        }
      </Viewed>
    </>
  );
}

interface FromProps {
  readonly office: Office;
  readonly places: Places;
}

function FromTemplate({ office, places }: FromProps) {
  const view = useView<Items<TemplateRow>>(office, "plan-templates", TEMPLATES);
  const [chosen, setChosen] = useState("");
  return (
    <Viewed view={view} skeleton={<SkeletonRows rows={5} />}>
      {({ items }) => {
        const template = items.find(({ id }) => id === chosen);
        return (
          <div class="stack">
            <ChoiceField
              name="template"
              label={say("new.template")}
              hint={say("new.template-hint")}
              value={chosen}
              onChange={setChosen}
              options={items.map((each) => ({ value: each.id, label: templateWords(each) }))}
            />
            {template && (
              <Making
                key={template.id}
                office={office}
                places={places}
                start={{ ...template, told: { template: template.id }, owner: null }}
                kind={template.owner}
              />
            )}
          </div>
        );
      }}
    </Viewed>
  );
}

/** What a template is for; of one that is not known here its title, blanks left open. */
function templateWords({ id, title }: TemplateRow): string {
  const key = `template.${id}`;
  if (key in officePlansZh) return say(key as OfficePlansKey);
  return localized(title).replace(/\{\w+\}/g, "…");
}

interface LikeEarlierProps extends FromProps {
  readonly like: string;
}

function LikeEarlier({ office, places, like }: LikeEarlierProps) {
  const view = useView<Plan>(office, null, planPath(like));
  return (
    <Viewed view={view} skeleton={<SkeletonRows rows={5} />}>
      {(plan) => (
        <div class="stack">
          <p class="office-lead">{say("new.copy", { title: localized(plan.title) })}</p>
          <Making
            office={office}
            places={places}
            start={{ groups: plan.groups, told: { copied: like }, owner: plan.owner }}
            kind={plan.owner.kind}
          />
        </div>
      )}
    </Viewed>
  );
}

interface Start {
  readonly groups: readonly MeasureGroup[];
  /** Where it comes from, as the server is told. */
  readonly told: Pick<NewPlan, "template" | "copied">;
  readonly owner: Owner | null;
  readonly burden?: TemplateRow["burden"];
}

interface MakingProps extends FromProps {
  readonly start: Start;
  readonly kind: OwnerKind;
}

function Making({ office, places, start, kind }: MakingProps) {
  const [owner, setOwner] = useState<Owner | null>(start.owner);
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const begun = draftOf(start.groups);
  const [draft, setDraft] = useState<Draft>(begun);
  const plan = (): NewPlan => ({
    ...start.told,
    owner: owner ? { kind: owner.kind, id: owner.id } : { kind, id: "" },
    ...(from !== "" && { from }),
    ...(to !== "" && { to }),
    ...(isChanged(draft, start) && { groups: kept(draft) }),
  });
  return (
    <>
      {start.burden && <PlanBurden burden={start.burden} />}
      <ActForm
        title={say("new.title")}
        words={<p>{say("new.measures", countOf(kept(draft)))}</p>}
        yes={say("new.make")}
        check={() => missing({ owner: owner?.id ?? "" })}
        act={(stop) => makePlan(office, plan(), stop)}
        onDone={({ id }) => {
          location.hash = planHash(id);
        }}
        close={() => {
          location.hash = PLANS;
        }}
      >
        <OwnerField {...{ office, places, kind }} value={owner} onChange={setOwner} />
        <div class="act-days">
          <DayField
            name="from"
            label={say("edit.from")}
            hint={say("new.days-hint")}
            optional
            value={from}
            onChange={setFrom}
          />
          <DayField name="to" label={say("edit.to")} optional value={to} onChange={setTo} />
        </div>
        <details class="plan-subjects">
          <summary>{say("edit.measures")}</summary>
          <Section title={say("edit.measures")}>
            <p class="field-hint">{say("edit.measures-hint")}</p>
            <GroupsEditor draft={draft} onChange={setDraft} />
          </Section>
        </details>
      </ActForm>
    </>
  );
}

function isChanged(draft: Draft, { groups }: Start): boolean {
  return draft.off.size > 0 || draft.groups !== groups;
}
