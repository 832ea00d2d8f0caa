/** What stands as a table on paper: the lines of a rubric, and the rows of a repeat. */

import type { CompiledForm, Field } from "../../forms/compiled";
import { write } from "../../i18n/blank";
import { local } from "../../i18n/local";
import { choicesOf } from "./blank-room";
import { plainLabel } from "./rule-words";

interface RubricProps {
  readonly form: CompiledForm;
  readonly fields: readonly Field[];
}

/** Every question a line: what is judged, the points to tick, the total below. */
export function Rubric({ form, fields }: RubricProps) {
  const steps = [...new Set(fields.flatMap((field) => choicesOf(form, field) ?? []))];
  return (
    <table class="sheet-table sheet-rubric">
      <tbody>
        {fields.map((field) => (
          <tr key={field.name}>
            <th scope="row">
              {plainLabel(form, local(field.label))}
              {field.hint && <span class="sheet-hint">{local(field.hint)}</span>}
            </th>
            {steps.map((step) => (
              <td key={step}>{choicesOf(form, field)?.includes(step) ? step : ""}</td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{write("blank.total")}</th>
          <td colSpan={steps.length} />
        </tr>
      </tfoot>
    </table>
  );
}

const ROWS = 6;

interface RowsProps {
  readonly form: CompiledForm;
  readonly field: Field;
}

export function Rows({ form, field }: RowsProps) {
  const columns = field.fields ?? [];
  return (
    <table class="sheet-table sheet-rows">
      <thead>
        <tr>
          <th scope="col">{write("blank.row")}</th>
          {columns.map((column) => (
            <th scope="col" key={column.name}>
              {plainLabel(form, local(column.label))}
              <Choices form={form} field={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: ROWS }, (_, row) => (
          <tr key={row}>
            <td>{row + 1}</td>
            {columns.map((column) => (
              <td key={column.name} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What may be written in a column, once at its head. */
function Choices({ form, field }: RowsProps) {
  const choices = choicesOf(form, field);
  if (choices === null || choices.length === 0) return null;
  return <span class="sheet-hint">{choices.join(" / ")}</span>;
}
