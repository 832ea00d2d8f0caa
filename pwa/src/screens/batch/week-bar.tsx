/** Which week is shown, and the ways to the one before and the one after. */

import { Button } from "../../components/button";
import { addDays, schoolWeek } from "../../forms/week";
import { tell } from "../../i18n/batch";
import { language } from "../../models/language";
import { term } from "../clock";

interface WeekBarProps {
  readonly monday: string;
  readonly first: string;
  readonly last: string;
  readonly onChange: (monday: string) => void;
}

export function WeekBar({ monday, first, last, onChange }: WeekBarProps) {
  const week = schoolWeek(monday, term.value);
  const days = { from: shortDay(monday), to: shortDay(addDays(monday, 6)) };
  return (
    <fieldset class="batch-week" aria-label={tell("week.label")}>
      <Button
        icon="back"
        label={tell("week.before")}
        disabled={monday <= first}
        onClick={() => onChange(addDays(monday, -7))}
      />
      <p aria-live="polite">
        {week !== null && <strong>{tell("week.is", { n: week })}</strong>}
        <span class="small soft">{tell("week.days", days)}</span>
      </p>
      <Button
        icon="forward"
        label={tell("week.after")}
        disabled={monday >= last}
        onClick={() => onChange(addDays(monday, 7))}
      />
    </fieldset>
  );
}

/** A date without its weekday: "11月23日", "23 Nov". */
function shortDay(date: string): string {
  const where = language.value === "zh" ? "zh-CN" : "en-GB";
  const wanted = { month: "short", day: "numeric", timeZone: "UTC" } as const;
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(where, wanted);
}
