/** A choice of faces in one row, the best first, each with its word. */

import type { ChipOption } from "./chips";
import { Drawing } from "./drawing";
import { type FieldWords, groupWords } from "./field-box";

interface FacesProps extends FieldWords {
  readonly options: readonly ChipOption[];
  readonly chosen: string | null;
  readonly onChange: (chosen: string | null) => void;
}

const HEAD = "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM9 9.5v.1M15 9.5v.1";
const MOUTHS = ["M8 14c2 3 6 3 8 0", "M8.5 15h7", "M8 16c2-3 6-3 8 0"];

export function Faces({ options, chosen, onChange, ...words }: FacesProps) {
  return (
    <div class="faces" {...groupWords(words)} role="radiogroup" aria-required={words.required}>
      {options.map(({ value, label }, place) => (
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
            <Drawing d={HEAD + (MOUTHS[place] ?? "")} />
            <span>{label}</span>
          </span>
        </label>
      ))}
    </div>
  );
}
