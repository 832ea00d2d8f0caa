/** Which part of the organisation and which term the overview shows, where there is a choice. */

import { useId } from "preact/hooks";
import { localized } from "../../../i18n/office";
import { say } from "../../../i18n/overview";
import type { OverviewAnswer } from "../../../models/office-shapes";
import { type OverviewChoice, overviewHash } from "../office-route";

interface NarrowingProps {
  readonly answer: OverviewAnswer;
  readonly choice: OverviewChoice;
}

export function Narrowing({ answer: { townships, terms, term }, choice }: NarrowingProps) {
  const go = (changed: Partial<OverviewChoice>) => {
    location.hash = overviewHash({ ...choice, ...changed });
  };
  if (townships.length < 2 && terms.length < 2) return null;
  const named = (each: OverviewAnswer["townships"][number]) => [each.id, localized(each.name)];
  return (
    <div class="overview-narrowing">
      {townships.length > 1 && (
        <Choice
          label={say("place")}
          options={[["", say("place.all")], ...townships.map(named)]}
          value={choice.place ?? ""}
          onChange={(place) => go({ place: place || null })}
        />
      )}
      {terms.length > 1 && (
        <Choice
          label={say("term")}
          options={terms.map(named)}
          value={term?.id ?? ""}
          onChange={(chosen) => go({ term: chosen || null })}
        />
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  /** Each with what is sent and what is read. */
  readonly options: readonly (readonly string[])[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Choice({ label, options, value, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div class="office-filter">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map(([chosen, words]) => (
          <option key={chosen} value={chosen}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
