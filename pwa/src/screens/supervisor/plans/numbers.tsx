/** The numbers of one target: how many, what share, or how many days apart. */

import { useId } from "preact/hooks";
import { FieldBox } from "../../../components/field-box";
import { Stepper } from "../../../components/stepper";
import { localized } from "../../../i18n/office";
import { say } from "../../../i18n/office-plans";
import { type OfficePlansKey, officePlansZh } from "../../../i18n/office-plans-zh";
import type { Target } from "../../../plans/targets/shapes";

interface NumbersProps {
  readonly target: Target;
  readonly onChange: (target: Target) => void;
}

const MOST = 400;
const WHOLE = 100;

export function Numbers({ target, onChange }: NumbersProps) {
  const title = localized(target.title);
  const { within_days: days, share, need = 1, every = "once" } = target;
  if (days !== undefined) {
    const label = say("edit.days", { title });
    const set = (value: number) => onChange({ ...target, within_days: value });
    return <NumberField label={label} value={days} most={MOST} onChange={set} />;
  }
  if (share !== undefined) {
    const label = say("edit.share", { title });
    const set = (value: Amount) => onChange({ ...target, share: value });
    return <AmountField label={label} amount={share} most={WHOLE} onChange={set} />;
  }
  const label = say("edit.need", { title, every: say(`every.${every}`) });
  const set = (value: Amount) => onChange({ ...target, need: value });
  return <AmountField label={label} amount={need} most={MOST} onChange={set} />;
}

/** A number, or one for each of several kinds. */
type Amount = number | Readonly<Record<string, number>>;

interface AmountFieldProps {
  readonly label: string;
  readonly amount: Amount;
  readonly most: number;
  readonly onChange: (amount: Amount) => void;
}

function AmountField({ label, amount, most, onChange }: AmountFieldProps) {
  if (typeof amount === "number") {
    return <NumberField label={label} value={amount} most={most} onChange={onChange} />;
  }
  return (
    <>
      {Object.entries(amount).map(([kind, value]) => (
        <NumberField
          key={kind}
          label={`${label} · ${kindWords(kind)}`}
          value={value}
          most={most}
          onChange={(changed) => onChange({ ...amount, [kind]: changed })}
        />
      ))}
    </>
  );
}

/** The word for a kind of placement, tier or class; one that is not known stands as it is. */
function kindWords(kind: string): string {
  const key = `need.${kind}`;
  return key in officePlansZh ? say(key as OfficePlansKey) : kind;
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

function NumberField({ label, value, most, onChange }: NumberFieldProps) {
  const id = useId();
  return (
    <FieldBox id={id} label={label} error={null} optional={false} beside>
      <Stepper
        {...{ id, label, value, hint: undefined, error: null, required: true }}
        min={1}
        max={most}
        onChange={(changed) => onChange(Math.min(most, Math.max(1, changed ?? 1)))}
      />
    </FieldBox>
  );
}
