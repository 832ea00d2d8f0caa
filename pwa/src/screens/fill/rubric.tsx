/** A rubric: its criteria as the lines of one table, stars at the right, and the sum below. */

import type { Answers, Field } from "../../forms/compiled";
import { say } from "../../i18n/answer";
import type { FormPage } from "./questions";
import { Part } from "./questions";

interface RubricProps {
  readonly field: Field;
  readonly page: FormPage;
}

export function Rubric({ field, page }: RubricProps) {
  const inside = field.fields ?? [];
  const lines = inside.filter((each) => each.type !== "note");
  const notes = inside.filter((each) => each.type === "note");
  const sum = rubricSum(inside, page.state.answers);
  return (
    <section class="stack-tight" aria-labelledby={`q-${field.name}-label`}>
      <h2 id={`q-${field.name}-label`}>{page.inWords(field.label)}</h2>
      {field.hint && <p class="field-hint">{page.inWords(field.hint)}</p>}
      <div class="rubric card card-flush list">
        {lines.map((line) => (
          <Part key={line.name} field={line} page={page} />
        ))}
        <div class="rubric-total" role="status">
          {notes.length > 0 ? (
            notes.map((note) => <Part key={note.name} field={note} page={page} />)
          ) : (
            <p class="spread">
              <span>{say("rate.total")}</span>
              <strong class="number">{say("rate.sum", { ...sum })}</strong>
            </p>
          )}
        </div>
      </div>
    </section>
  );
}

/** What the ratings of a rubric come to, and the most they could. */
export function rubricSum(
  fields: readonly Field[],
  answers: Answers,
): { readonly n: number; readonly most: number } {
  const rated = fields.filter(({ type, off }) => type === "range" && !off);
  const given = rated.map(({ name }) => answers[name]);
  return {
    n: given.reduce<number>((sum, each) => sum + (typeof each === "number" ? each : 0), 0),
    most: rated.reduce((sum, { max = 5 }) => sum + max, 0),
  };
}
