/** Changing a plan: its name and days, what is done of it, its numbers and its words. */

import { useId, useState } from "preact/hooks";
import { FieldBox } from "../../../components/field-box";
import { Notice } from "../../../components/notice";
import { localized } from "../../../i18n/office";
import { say } from "../../../i18n/office-plans";
import { language } from "../../../models/language";
import type { Answered, Office } from "../../../models/office";
import { keepPlan, type Plan, type PlanTexts, planPath } from "../../../models/office-plans";
import type { Words } from "../../../models/office-shapes";
import { PageHead } from "../page-head";
import { ActForm } from "../registers/act-form";
import { DayField, missing, TextField } from "../registers/fields";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { BackToPlans } from "./back";
import { type Draft, draftOf, kept, relined, reworded } from "./draft";
import { GroupsEditor } from "./groups-editor";
import { planHash } from "./plans-route";

interface EditPlanPageProps {
  readonly office: Office;
  readonly id: string;
}

export function EditPlanPage({ office, id }: EditPlanPageProps) {
  const view = useView<Plan>(office, null, planPath(id));
  return (
    <>
      <BackToPlans plan={id} />
      <PageHead title={say("edit.title")} />
      <Viewed view={view} skeleton={<SkeletonRows rows={6} />}>
        {(plan) => <Editing key={plan.seq} office={office} plan={plan} />}
      </Viewed>
    </>
  );
}

interface EditingProps {
  readonly office: Office;
  readonly plan: Plan;
}

/** What is written in the form so far. */
interface Written {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly idea: string;
  readonly goals: string;
  readonly effects: string;
}

function Editing({ office, plan }: EditingProps) {
  const [written, setWritten] = useState<Written>(() => startOf(plan));
  const [draft, setDraft] = useState<Draft>(() => draftOf(plan.groups));
  const [seq, setSeq] = useState(plan.seq);
  const set = (part: Partial<Written>) => setWritten({ ...written, ...part });
  const save = async (stop: AbortSignal) => {
    const answer = await keepPlan(office, plan.id, { ...textsOf(plan, written, draft), seq }, stop);
    // Whoever saves once more has been told of the other's words.
    setSeq(theirSeq(answer) ?? seq);
    return answer;
  };
  const leave = () => {
    location.hash = planHash(plan.id);
  };
  const { title, from, to } = written;
  return (
    <ActForm
      title={localized(plan.title)}
      yes={say("edit.save")}
      check={() => missing({ title, from, to })}
      act={save}
      onDone={leave}
      close={leave}
    >
      {seq !== plan.seq && (
        <Notice tone="info">
          <a href={planHash(plan.id)} target="_blank" rel="noopener">
            {say("edit.reload")}
          </a>
        </Notice>
      )}
      <TextField
        name="title"
        label={say("edit.name")}
        maxLength={120}
        value={title}
        onChange={(value) => set({ title: value })}
      />
      <div class="act-days">
        <DayField
          name="from"
          label={say("edit.from")}
          value={from}
          onChange={(value) => set({ from: value })}
        />
        <DayField
          name="to"
          label={say("edit.to")}
          value={to}
          onChange={(value) => set({ to: value })}
        />
      </div>
      <p class="field-hint">{say("edit.measures-hint")}</p>
      <GroupsEditor draft={draft} onChange={setDraft} />
      <Lines label={say("idea")} value={written.idea} onChange={(idea) => set({ idea })} />
      <Lines
        label={say("goals")}
        hint={say("edit.texts-hint")}
        value={written.goals}
        onChange={(goals) => set({ goals })}
      />
      <Lines
        label={say("effects")}
        hint={say("edit.texts-hint")}
        value={written.effects}
        onChange={(effects) => set({ effects })}
      />
    </ActForm>
  );
}

interface LinesProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Lines({ label, hint, value, onChange }: LinesProps) {
  const id = useId();
  return (
    <FieldBox id={id} label={label} hint={hint} error={null} optional>
      <textarea
        id={id}
        class="input"
        autocomplete="off"
        rows={5}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </FieldBox>
  );
}

function startOf(plan: Plan): Written {
  const lines = (all: readonly Words[]) => all.map(localized).join("\n");
  return {
    title: localized(plan.title),
    from: plan.from,
    to: plan.to,
    idea: localized(plan.idea),
    goals: lines(plan.goals),
    effects: lines(plan.effects),
  };
}

function textsOf(plan: Plan, written: Written, draft: Draft): PlanTexts {
  const at = language.value;
  return {
    title: reworded(plan.title, written.title, at),
    from: written.from,
    to: written.to,
    idea: reworded(plan.idea, written.idea, at),
    goals: relined(plan.goals, written.goals, at),
    effects: relined(plan.effects, written.effects, at),
    groups: kept(draft),
  };
}

/** How the plan stands that somebody else wrote meanwhile; null when nobody did. */
function theirSeq(answer: Answered<Plan>): number | null {
  if (answer.ok) return null;
  const [told] = (answer.problems ?? []) as readonly { readonly theirs?: Plan }[];
  return told?.theirs?.seq ?? null;
}
