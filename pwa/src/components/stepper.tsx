/** A stepper: a number changed by one, or typed. */

import { t } from "../models/language";
import { Button } from "./button";
import { controlWords, type FieldWords } from "./field-box";

interface StepperProps extends FieldWords {
  readonly label: string;
  readonly value: number | null;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  readonly decimal?: boolean;
  readonly onChange: (value: number | null) => void;
}

export function Stepper(props: StepperProps) {
  const { label, value, min, max, step = 1, decimal, onChange, ...words } = props;
  const to = (direction: 1 | -1) => onChange(stepped(value, direction * step, min, max));
  return (
    <div class="stepper">
      <Button
        icon="minus"
        label={t("stepper.less", { label })}
        disabled={value === null || (min !== undefined && value <= min)}
        onClick={() => to(-1)}
      />
      <input
        {...controlWords(words)}
        class="input"
        type="text"
        inputMode={decimal ? "decimal" : "numeric"}
        autocomplete="off"
        value={value ?? ""}
        onInput={(event) => onChange(typedNumber(event.currentTarget.value))}
      />
      <Button
        icon="plus"
        label={t("stepper.more", { label })}
        disabled={value !== null && max !== undefined && value >= max}
        onClick={() => to(1)}
      />
    </div>
  );
}

/** The number after one step, kept between `min` and `max`; an empty stepper starts at the least. */
export function stepped(
  value: number | null,
  by: number,
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
): number {
  const next = value === null ? Math.max(by, min) : value + by;
  return Math.min(max, Math.max(min, Math.round(next * 1000) / 1000));
}

/** What somebody typed as a number, full-width digits included; null when it is none. */
export function typedNumber(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[^\d.-]/g, "");
  const number = Number.parseFloat(plain);
  return Number.isFinite(number) ? number : null;
}
