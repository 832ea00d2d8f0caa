/** The line that is left of a record which its author took back, and where such lines stand. */

import { useEffect, useState } from "preact/hooks";
import { Icon } from "../components/icon";
import { dateOf } from "../forms/week";
import { say } from "../i18n/answer";
import { dayWords, local } from "../i18n/local";
import { formVersion } from "../models/library";
import { records } from "../models/records";
import { type Withdrawn, withdrawnLately } from "../models/withdrawn";
import { rightNow } from "./clock";

export function WithdrawnRow({ line }: { readonly line: Withdrawn }) {
  const form = formVersion(line.form, line.version);
  return (
    <li>
      <div class="row soft">
        <span class="row-icon">
          <Icon name="trash" />
        </span>
        <span class="row-text">
          <span class="row-title">{form ? local(form.title) : line.form}</span>
          <span class="row-detail">
            {say("state.withdrawn")} · {dayWords(dateOf(line.at))}
          </span>
        </span>
      </div>
    </li>
  );
}

/** What was taken back on this phone lately; none until it is read. */
export function useWithdrawn(): readonly Withdrawn[] {
  const [lines, setLines] = useState<readonly Withdrawn[]>([]);
  const now = records.value;
  useEffect(() => {
    let gone = false;
    void withdrawnLately(rightNow.peek()).then((read) => gone || setLines(read));
    return () => {
      gone = true;
    };
  }, [now]);
  return lines;
}

/** Rows with the lines among them, by date; lines of earlier days than `since` are left out. */
export function withLines<T extends { readonly date: string }>(
  rows: readonly T[],
  lines: readonly Withdrawn[],
  since: string,
): readonly (T | Withdrawn)[] {
  const near = lines.filter(({ date }) => date >= since);
  if (near.length === 0) return rows;
  return [...rows, ...near].sort((one, other) => other.date.localeCompare(one.date));
}
