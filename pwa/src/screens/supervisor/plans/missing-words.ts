/** What the numbers of a plan leave out, in a sentence. */

import { dateOf } from "../../../forms/week";
import { say } from "../../../i18n/office-plans";
import { dayWords } from "../../../i18n/office-time";
import type { PlanProgress } from "../../../models/office-plans";

export function missingWords({ missing }: PlanProgress): string {
  const { schools, unheard, unsynced, earliest } = missing;
  const silent = unheard + unsynced;
  if (silent === 0) return say("missing.all", { schools });
  const since = earliest === null ? "" : say("missing.since", { day: dayWords(dateOf(earliest)) });
  return say("missing.some", { heard: schools - silent, schools, silent, since });
}
