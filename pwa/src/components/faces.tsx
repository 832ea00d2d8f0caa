/** A choice of faces in one row, the best first, each with its word. */

import type { ChipOption } from "./chips";
import { type FieldWords, groupWords } from "./field-box";
import { Icon, iconNamed } from "./icon";

interface FacesProps extends FieldWords {
  readonly options: readonly ChipOption[];
  readonly chosen: string | null;
  readonly onChange: (chosen: string | null) => void;
}

const DRAWN = ["smile", "neutral", "frown"] as const;

export function Faces({ options, chosen, onChange, ...words }: FacesProps) {
  return (
    <div class="faces" {...groupWords(words)} role="radiogroup" aria-required={words.required}>
      {options.map(({ value, label, icon }, place) => (
        <label class="chip face" key={value}>
          <input
            type="radio"
            name={words.id}
            value={value}
            checked={value === chosen}
            onClick={() => value === chosen && onChange(null)}
            onChange={() => onChange(value)}
          />
          <span class="chip-face">
            <Icon name={iconNamed(icon, DRAWN[place] ?? "neutral")} />
            <span>{label}</span>
          </span>
        </label>
      ))}
    </div>
  );
}
