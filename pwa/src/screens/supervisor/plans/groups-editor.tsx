/** The measures of a plan to be changed: each on or off, its words, and the numbers of its targets. */

import { useId } from "preact/hooks";
import { Section } from "../../../components/card";
import { localized } from "../../../i18n/office";
import { say } from "../../../i18n/office-plans";
import { language } from "../../../models/language";
import type { Measure } from "../../../models/office-plans";
import type { Target } from "../../../plans/targets/shapes";
import { type Draft, reworded, switched, withMeasure, withTarget } from "./draft";
import { Numbers } from "./numbers";

interface GroupsEditorProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

export function GroupsEditor({ draft, onChange }: GroupsEditorProps) {
  return (
    <div class="stack">
      {draft.groups.map((group) => (
        <Section key={group.id} title={localized(group.title)}>
          <div>
            {group.measures.map((measure) => (
              <MeasureEditor key={measure.id} {...{ draft, onChange, measure }} />
            ))}
          </div>
        </Section>
      ))}
    </div>
  );
}

interface MeasureEditorProps extends GroupsEditorProps {
  readonly measure: Measure;
}

const LONGEST = 1000;

function MeasureEditor({ draft, onChange, measure }: MeasureEditorProps) {
  const on = !draft.off.has(measure.id);
  const words = localized(measure.words);
  const reword = (text: string) => {
    const said = reworded(measure.words, text, language.value);
    onChange(withMeasure(draft, { ...measure, words: said }));
  };
  return (
    <div class="plan-edit-measure">
      <Switch
        on={on}
        words={words}
        onChange={(chosen) => onChange(switched(draft, measure.id, chosen))}
      />
      {on && (
        <details class="plan-subjects">
          <summary>{say("edit.words")}</summary>
          <textarea
            class="input"
            autocomplete="off"
            aria-label={say("edit.words")}
            rows={3}
            maxLength={LONGEST}
            value={words}
            onChange={(event) => reword(event.currentTarget.value)}
          />
        </details>
      )}
      {on && measure.targets.length > 0 && (
        <div class="plan-numbers">
          {measure.targets.map((target) => (
            <TargetEditor key={target.id} {...{ draft, onChange, measure, target }} />
          ))}
        </div>
      )}
    </div>
  );
}

interface TargetEditorProps extends MeasureEditorProps {
  readonly target: Target;
}

/** The only target of a measure goes with it; of several each may be left out. */
function TargetEditor({ draft, onChange, measure, target }: TargetEditorProps) {
  const alone = measure.targets.length === 1;
  const on = !draft.off.has(target.id);
  return (
    <div>
      {!alone && (
        <Switch
          on={on}
          words={localized(target.title)}
          onChange={(chosen) => onChange(switched(draft, target.id, chosen))}
        />
      )}
      {on && (
        <Numbers
          target={target}
          onChange={(changed) => onChange(withMeasure(draft, withTarget(measure, changed)))}
        />
      )}
    </div>
  );
}

interface SwitchProps {
  readonly on: boolean;
  readonly words: string;
  readonly onChange: (on: boolean) => void;
}

function Switch({ on, words, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div class={on ? "plan-switch" : "plan-switch plan-edit-off"}>
      <input
        id={id}
        type="checkbox"
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{words}</label>
    </div>
  );
}
