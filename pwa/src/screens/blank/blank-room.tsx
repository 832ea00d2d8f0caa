/** The room for one answer on paper: boxes for choices, lines for words, a place for a date. */

import type { Choice, CompiledForm, Field } from "../../forms/compiled";
import { textLimit } from "../../forms/rules";
import { write } from "../../i18n/blank";
import { local } from "../../i18n/local";

interface RoomProps {
  readonly form: CompiledForm;
  readonly field: Field;
}

/** More steps than this are written as a number. */
const MOST_STEPS = 11;
const LINES = { short: 1, long: 3, longest: 4 } as const;

export function Room({ form, field }: RoomProps) {
  const choices = choicesOf(form, field);
  if (choices !== null) return <Boxes field={field} choices={choices} />;
  switch (field.type) {
    case "date":
      return <p class="sheet-fixed">{write("blank.day")}</p>;
    case "time":
      return <p class="sheet-fixed">{write("blank.time")}</p>;
    case "dateTime":
      return <p class="sheet-fixed">{`${write("blank.day")}　　${write("blank.time")}`}</p>;
    case "image":
      return <Kept field={field} />;
    case "audio":
      return <Box label={write("blank.audio")} />;
    case "file":
      return <Box label={write("blank.file")} />;
    case "acknowledge":
      return <Box label="" />;
    case "integer":
    case "decimal":
      return <p class="sheet-number" />;
    default:
      return <Ruled lines={linesOf(field)} />;
  }
}

/** The boxes of a question with its own list, or with few steps; null for others. */
export function choicesOf(form: CompiledForm, field: Field): readonly string[] | null {
  if (typeof field.list === "string") {
    return (form.choices[field.list] ?? []).map((choice: Choice) => local(choice.label));
  }
  if (field.type !== "range") return null;
  const { min = 0, max = 10, step = 1 } = field;
  const count = Math.floor((max - min) / step) + 1;
  if (count > MOST_STEPS) return null;
  return Array.from({ length: count }, (_, index) => String(min + index * step));
}

interface BoxesProps {
  readonly field: Field;
  readonly choices: readonly string[];
}

function Boxes({ field, choices }: BoxesProps) {
  return (
    <>
      {field.type === "rank" && <p class="sheet-hint">{write("blank.rank")}</p>}
      {field.type === "select_multiple" && <p class="sheet-hint">{write("blank.many")}</p>}
      <ul class={field.type === "range" ? "sheet-boxes sheet-steps" : "sheet-boxes"}>
        {choices.map((choice) => (
          <li key={choice}>
            <Box label={choice} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Box({ label }: { readonly label: string }) {
  return (
    <span class="sheet-box">
      <i />
      {label}
    </span>
  );
}

/** A signature is written here; other pictures are taken with something else. */
function Kept({ field }: { readonly field: Field }) {
  if (field.appearance?.includes("signature")) return <p class="sheet-signature" />;
  return <Box label={write("blank.photo")} />;
}

function linesOf(field: Field): number {
  if (field.type !== "text") return LINES.short;
  if (!/\b(multiline|minutes)\b/.test(field.appearance ?? "")) return LINES.short;
  return textLimit(field) > 400 ? LINES.longest : LINES.long;
}

function Ruled({ lines }: { readonly lines: number }) {
  return (
    <div class="sheet-ruled">
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  );
}
