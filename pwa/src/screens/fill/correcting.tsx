/** The head of a form whose record is being corrected: what was asked for, and why it changes. */

import { Chips } from "../../components/chips";
import { FieldBox } from "../../components/field-box";
import { Notice } from "../../components/notice";
import { TextAnswer } from "../../components/text-answer";
import type { CompiledForm } from "../../forms/compiled";
import { say } from "../../i18n/answer";
import type { Draft } from "../../models/drafts";
import { findRecord } from "../../models/records";
import { ReturnCard } from "../return-card";
import { returnsTo, saysWhy, WHY, whyOf } from "./finish-edit";

interface CorrectingProps {
  readonly form: CompiledForm;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

export function Correcting({ form, draft, onChange }: CorrectingProps) {
  const { rid } = draft;
  const said = findRecord(rid)?.troubles.find(({ returned }) => returned !== null)?.returned;
  const returns = returnsTo(rid);
  return (
    <>
      {said && (
        <Notice tone="warn" icon="edit" title={say("fill.returned", { by: said.by })}>
          <p class="prose">{said.note}</p>
        </Notice>
      )}
      {returns.map((each) => (
        <ReturnCard key={each.rid} review={each} form={form} />
      ))}
      {!said && returns.length === 0 && <Notice>{say("fill.correcting")}</Notice>}
      {saysWhy(draft) && <Why draft={draft} onChange={onChange} />}
    </>
  );
}

const REASONS = ["wrong", "more", "asked"] as const;
const OTHER = "other";
const LONGEST = 100;

/** One tap says why; own words where none of the reasons fits. */
function Why({ draft, onChange }: Omit<CorrectingProps, "form">) {
  const why = whyOf(draft);
  const known = REASONS.map((each) => say(`reason.${each}`));
  const own = !known.includes(why);
  const told = (words: string) =>
    onChange({ ...draft, answers: { ...draft.answers, [WHY]: words.slice(0, LONGEST) } });
  return (
    <FieldBox id="q-_why" label={say("reason.label")} group>
      <Chips
        id="q-_why"
        options={[...known, say(`reason.${OTHER}`)].map((each) => ({ value: each, label: each }))}
        chosen={[own ? say(`reason.${OTHER}`) : why]}
        onChange={([words]) => words !== undefined && told(words)}
      />
      {own && (
        <FieldBox id="q-_why-own" label={say("reason.own")}>
          <TextAnswer
            id="q-_why-own"
            value={why === say(`reason.${OTHER}`) ? "" : why}
            maxLength={LONGEST}
            onChange={(words) => told(words || say(`reason.${OTHER}`))}
          />
        </FieldBox>
      )}
    </FieldBox>
  );
}
