/** What the numbers of a plan leave out, in a sentence. */

import { dateOf } from "../../../forms/week";
import { say } from "../../../i18n/office-plans";
import { dayWords } from "../../../i18n/office-time";
import type { PlanProgress } from "../../../models/office-plans";

export function missingWords({ missing }: PlanProgress): string {
  const { schools, unheard, unsynced, earliest } = missing;
  const since = earliest === null ? "" : say("missing.since", { day: dayWords(dateOf(earliest)) });
  const said =
    unheard === 0
      ? say("missing.all", { schools })
      : say("missing.some", { heard: schools - unheard, schools, unheard, since });
  return unsynced === 0 ? said : `${said} ${say("missing.unsynced", { count: unsynced })}`;
}
