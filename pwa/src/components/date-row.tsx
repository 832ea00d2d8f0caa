/** A date in one tap: the likely days as chips, any other by the phone's own picker. */

import { useState } from "preact/hooks";
import { addDays } from "../forms/week";
import { t } from "../models/language";
import { Chips } from "./chips";
import { controlWords, type FieldWords } from "./field-box";

interface DateRowProps extends FieldWords {
  readonly label: string;
  readonly value: string;
  readonly today: string;
  /** Offers days to come instead of days gone by. */
  readonly ahead?: boolean;
  readonly earliest?: string | undefined;
  readonly latest?: string | undefined;
  readonly onChange: (date: string) => void;
}

const PICK = "pick";

export function DateRow(props: DateRowProps) {
  const { label, value, today, ahead, earliest, latest, onChange, ...words } = props;
  const days = ahead ? aheadDays(today) : pastDays(today);
  const likely = days.some((day) => day.value === value);
  const [picking, setPicking] = useState(false);
  const open = picking || (value !== "" && !likely);
  const choose = ([choice = ""]: string[]) => {
    setPicking(choice === PICK);
    if (choice !== PICK) onChange(choice);
  };
  const chosen = open ? PICK : value;
  return (
    <div class="stack-tight">
      <Chips
        {...words}
        options={[...days, { value: PICK, label: t("date.pick") }]}
        chosen={chosen === "" ? [] : [chosen]}
        onChange={choose}
      />
      {open && (
        <input
          {...controlWords({ ...words, id: `${words.id}-date` })}
          class="input"
          type="date"
          aria-label={label}
          value={value}
          min={earliest}
          max={latest}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </div>
  );
}

function pastDays(today: string) {
  return [
    { value: today, label: t("date.today") },
    { value: addDays(today, -1), label: t("date.yesterday") },
  ];
}

function aheadDays(today: string) {
  return [
    { value: addDays(today, 1), label: t("date.tomorrow") },
    { value: addDays(today, 7), label: t("date.nextweek") },
  ];
}
