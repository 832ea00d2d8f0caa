/** Chips: every choice in sight, one tap each. */

import type { ComponentChildren } from "preact";
import { type FieldWords, groupWords } from "./field-box";
import { Icon, iconNamed } from "./icon";

export interface ChipOption {
  readonly value: string;
  readonly label: string;
  readonly icon?: string | undefined;
  /** Stands over the word instead of an icon. */
  readonly picture?: ComponentChildren;
}

interface ChipsProps extends FieldWords {
  readonly options: readonly ChipOption[];
  readonly chosen: readonly string[];
  readonly multiple?: boolean;
  /** Large buttons with an icon over the word. */
  readonly big?: boolean;
  readonly onChange: (chosen: string[]) => void;
}

export function Chips({ options, chosen, multiple, big, onChange, ...words }: ChipsProps) {
  const pick = (value: string, on: boolean) => {
    if (!multiple) return onChange([value]);
    const rest = chosen.filter((each) => each !== value);
    onChange(on ? inOrder(options, [...rest, value]) : rest);
  };
  // A chosen radio fires no change when tapped again: that tap takes the answer back.
  const clear = (value: string) => {
    if (!multiple && chosen.includes(value)) onChange([]);
  };
  return (
    <div
      class={big ? "chips chips-big" : "chips"}
      {...groupWords(words)}
      {...(multiple ? {} : { role: "radiogroup" as const, "aria-required": words.required })}
    >
      {options.map(({ value, label, icon, picture }) => (
        <label class="chip" key={value}>
          <input
            type={multiple ? "checkbox" : "radio"}
            name={words.id}
            value={value}
            checked={chosen.includes(value)}
            onClick={() => clear(value)}
            onChange={(event) => pick(value, event.currentTarget.checked)}
          />
          <span class="chip-face">
            {picture ?? (big && <Icon name={iconNamed(icon, "note")} />)}
            <span>{label}</span>
          </span>
        </label>
      ))}
    </div>
  );
}

function inOrder(options: readonly ChipOption[], values: readonly string[]): string[] {
  return options.map((each) => each.value).filter((value) => values.includes(value));
}
