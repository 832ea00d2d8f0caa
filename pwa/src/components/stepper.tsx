/** A stepper: a number changed by one, or typed. */

import { useState } from "preact/hooks";
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
  const [typed, setTyped] = useState("");
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
        value={shownNumber(typed, value)}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          onChange(typedNumber(event.currentTarget.value));
        }}
        onBlur={() => setTyped("")}
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

/** A number as it is being typed: "12." stays so until the next digit comes. */
export function shownNumber(typed: string, value: number | null): string {
  return typed !== "" && typedNumber(typed) === value ? typed : String(value ?? "");
}

/** What somebody typed as a number, full-width digits included; null when it is none. */
export function typedNumber(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[^\d.-]/g, "");
  const number = Number.parseFloat(plain);
  return Number.isFinite(number) ? number : null;
}
