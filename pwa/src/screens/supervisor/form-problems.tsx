/** What is to be mended in a workbook: sheet, row, column and a sentence for each. */

import { useEffect, useRef } from "preact/hooks";
import { tell } from "../../i18n/forms";
import { type FormsKey, formsZh } from "../../i18n/forms-zh";
import { localized } from "../../i18n/office";
import type { FormNote } from "../../models/office-form-shapes";

export function FormProblems({ problems }: { readonly problems: readonly FormNote[] }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [problems]);
  return (
    <section class="stack" aria-labelledby="form-problems">
      <h2 id="form-problems" ref={heading} tabIndex={-1}>
        {tell("upload.problems", { n: problems.length })}
      </h2>
      <p class="soft">{tell("upload.problems-words")}</p>
      <FormNotes label={tell("upload.problems", { n: problems.length })} notes={problems} />
    </section>
  );
}

interface FormNotesProps {
  readonly label: string;
  readonly notes: readonly FormNote[];
}

/** Places in a workbook with what is to be said of each. */
export function FormNotes({ label, notes }: FormNotesProps) {
  return (
    <ol class="form-notes card card-flush list" aria-label={label}>
      {notes.map((note, index) => (
        <li key={index}>
          <p class="small soft">{placeWords(note)}</p>
          <p>{localized(note.sentence)}</p>
        </li>
      ))}
    </ol>
  );
}

/** Where it stands: “questions (survey) · row 7 · column type”. */
export function placeWords({ sheet, row, column }: FormNote): string {
  const key = `sheet.${sheet}`;
  const words = [key in formsZh ? tell(key as FormsKey) : sheet];
  if (row !== null) words.push(tell("upload.place-row", { n: row }));
  if (column) words.push(tell("upload.place-column", { name: column }));
  return words.filter((each) => each !== "").join(" · ");
}
