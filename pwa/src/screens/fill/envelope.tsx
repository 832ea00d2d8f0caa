/** What the phone fills in by itself and a person may correct: the day, and for which class. */

import { Chips } from "../../components/chips";
import { DateRow } from "../../components/date-row";
import { FieldBox } from "../../components/field-box";
import type { CompiledForm } from "../../forms/compiled";
import { addDays } from "../../forms/week";
import { dayWords } from "../../i18n/local";
import { type Draft, type Target, targets } from "../../models/drafts";
import { t } from "../../models/language";
import { nameOf } from "../answer-words";
import { term, today } from "../clock";

interface EnvelopeProps {
  readonly form: CompiledForm;
  readonly draft: Draft;
  /** The day is not asked: every row of a batch has its own. */
  readonly undated?: boolean;
  readonly onChange: (draft: Draft) => void;
}

/** How far back a record may be dated, in days. */
export const BACK = 30;

export function Envelope({ form, draft, undated, onChange }: EnvelopeProps) {
  const given = draft.answers._date;
  const date = typeof given === "string" ? given : today.value;
  return (
    <>
      {!undated && (
        <FieldBox id="q-_date" label={t("fill.date")} aside={dayWords(date, term.value)} group>
          <DateRow
            id="q-_date"
            label={t("fill.date")}
            value={date}
            today={today.value}
            earliest={addDays(today.value, -BACK)}
            latest={today.value}
            onChange={(next) =>
              onChange({ ...draft, answers: { ...draft.answers, _date: next || today.value } })
            }
          />
        </FieldBox>
      )}
      {!draft.base && (
        <TargetRow
          all={targets(form)}
          now={draft.target}
          onChange={(target) => onChange({ ...draft, target })}
        />
      )}
    </>
  );
}

interface TargetRowProps {
  readonly all: readonly Target[];
  readonly now: Target;
  readonly onChange: (target: Target) => void;
}

/** Asked only of those who work in more than one place. */
function TargetRow({ all, now, onChange }: TargetRowProps) {
  if (all.length < 2) return null;
  const label = all.some((each) => each.class !== null) ? t("record.class") : t("record.school");
  return (
    <FieldBox id="q-_target" label={label} group>
      <Chips
        id="q-_target"
        options={all.map((each) => ({ value: each.key, label: targetWords(each) }))}
        chosen={[now.key]}
        onChange={([key]) => {
          const target = all.find((each) => each.key === key);
          if (target) onChange(target);
        }}
      />
    </FieldBox>
  );
}

/** The class or school a record belongs to, in words. */
function targetWords({ school, class: id }: Target): string {
  return id === null ? nameOf("places", school) : nameOf("classes", id);
}
