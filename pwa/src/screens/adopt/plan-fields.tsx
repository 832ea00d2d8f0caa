/** What of a plan can be changed: its name, its days, its measures and how many of each. */

import { Section } from "../../components/card";
import { FieldBox } from "../../components/field-box";
import { Stepper } from "../../components/stepper";
import { say } from "../../i18n/adopt";
import type { AdoptKey } from "../../i18n/adopt-zh";
import { local } from "../../i18n/local";
import { tell } from "../../i18n/plan";
import { type Beginning, type Choices, needIn } from "../../plans/adopting";
import type { Group, Measure, PlanBody } from "../../plans/shapes";
import type { Target } from "../../plans/targets/shapes";
import { Fold } from "../plan/fold";
import { burdenWords } from "./burden-words";

interface PlanFieldsProps {
  readonly beginning: Beginning;
  readonly choices: Choices;
  /** The plan as it would be now. */
  readonly body: PlanBody;
  readonly onChange: (choices: Choices) => void;
}

type Change = (change: Partial<Choices>) => void;

export function PlanFields({ beginning, choices, body, onChange }: PlanFieldsProps) {
  const change: Change = (part) => onChange({ ...choices, ...part });
  const burden = burdenWords(body);
  return (
    <>
      <div class="stack">
        <FieldBox id="plan-title" label={say("name")}>
          <textarea
            id="plan-title"
            class="input"
            autocomplete="off"
            rows={2}
            maxLength={120}
            value={choices.title}
            onInput={(event) => change({ title: event.currentTarget.value })}
          />
        </FieldBox>
        <div class="pair">
          <Day name="from" choices={choices} change={change} />
          <Day name="to" choices={choices} change={change} />
        </div>
        {burden && <p role="status">{burden}</p>}
      </div>
      <Section title={say("measures")}>
        <p class="small soft">{say("measures.words")}</p>
        {beginning.groups.map((group) => (
          <GroupFields key={group.id} group={group} choices={choices} change={change} />
        ))}
      </Section>
    </>
  );
}

interface PartProps {
  readonly choices: Choices;
  readonly change: Change;
}

function Day({ name, choices, change }: PartProps & { readonly name: "from" | "to" }) {
  return (
    <FieldBox id={`plan-${name}`} label={say(`${name}`)}>
      <input
        id={`plan-${name}`}
        class="input"
        type="date"
        required
        value={choices[name]}
        onChange={({ currentTarget: { value } }) => value && change({ [name]: value })}
      />
    </FieldBox>
  );
}

function GroupFields({ group, ...part }: PartProps & { readonly group: Group }) {
  const done = group.measures.filter(({ id }) => !part.choices.off.has(id)).length;
  const count = tell("figure", { done, expected: group.measures.length });
  return (
    <div class="card card-flush">
      <Fold
        title={
          <>
            {local(group.title)} <span class="soft">{count}</span>
          </>
        }
      >
        {group.measures.map((measure) => (
          <MeasureFields key={measure.id} measure={measure} {...part} />
        ))}
      </Fold>
    </div>
  );
}

function MeasureFields({ measure, choices, change }: PartProps & { readonly measure: Measure }) {
  const { id, targets } = measure;
  const on = !choices.off.has(id);
  const turn = (wanted: boolean) => {
    const off = new Set(choices.off);
    if (wanted) off.delete(id);
    else off.add(id);
    change({ off });
  };
  const words = choices.words.get(id) ?? local(measure.words);
  return (
    <div class="measure-choice">
      <label class="tick">
        <input
          type="checkbox"
          checked={on}
          onChange={({ currentTarget }) => turn(currentTarget.checked)}
        />
        <span>{words}</span>
      </label>
      {on && targets.map((each) => <Need key={each.id} target={each} {...{ choices, change }} />)}
      {on && (
        <details>
          <summary class="small">{say("own")}</summary>
          <textarea
            class="input"
            autocomplete="off"
            rows={3}
            maxLength={1000}
            aria-label={say("own")}
            value={words}
            onInput={({ currentTarget: { value } }) =>
              change({ words: new Map(choices.words).set(id, value) })
            }
          />
        </details>
      )}
    </div>
  );
}

function Need({ target, choices, change }: PartProps & { readonly target: Target }) {
  const need = needIn(target);
  const title = local(target.title);
  if (need === null) return <p class="small soft">{title}</p>;
  const id = `need-${target.id}`;
  return (
    <FieldBox id={id} label={title} beside aside={perWords(target)}>
      <Stepper
        id={id}
        label={title}
        min={1}
        max={99}
        value={choices.need.get(target.id) ?? need}
        onChange={(n) => n !== null && change({ need: new Map(choices.need).set(target.id, n) })}
      />
    </FieldBox>
  );
}

const PER = ["week", "month", "term", "year"];

function perWords({ every = "once" }: Target): string {
  const known = PER.includes(every) ? every : "once";
  return say(`per.${known}` as AdoptKey);
}
