/** Which of the inbox's lists is shown, with how many wait in each, and of which school. */

import { useId } from "preact/hooks";
import { say } from "../../../i18n/inbox";
import { localized } from "../../../i18n/office";
import type { Office } from "../../../models/office";
import { INBOX_LISTS, type InboxAnswer } from "../../../models/office-inbox";
import type { FiltersAnswer } from "../../../models/office-shapes";
import { useView } from "../use-view";
import { type InboxChoice, inboxHash } from "./inbox-route";

interface InboxListsProps {
  readonly office: Office;
  readonly counts: InboxAnswer["counts"];
  readonly choice: InboxChoice;
}

export function InboxLists({ office, counts, choice }: InboxListsProps) {
  const present = INBOX_LISTS.filter((list) => counts[list] > 0 || list === choice.list);
  return (
    <div class="inbox-narrowing">
      <nav class="office-tabs" aria-label={say("lists")}>
        {[null, ...present].map((list) => (
          <a
            key={list ?? "all"}
            href={inboxHash({ ...choice, list, number: 1 })}
            aria-current={list === choice.list ? "true" : undefined}
          >
            {say(list === null ? "all" : `list.${list}`)}
            {list !== null && <span class="office-tab-count">{counts[list]}</span>}
          </a>
        ))}
      </nav>
      <SchoolChoice office={office} choice={choice} />
    </div>
  );
}

/** Nothing for who sees one school. */
function SchoolChoice({ office, choice }: Omit<InboxListsProps, "counts">) {
  const view = useView<FiltersAnswer>(office, "filters", "/api/views/filters");
  const schools = view.state.value.data?.schools ?? [];
  const id = useId();
  if (schools.length < 2) return null;
  const go = (school: string) => {
    location.hash = inboxHash({ ...choice, school: school || null, number: 1 });
  };
  return (
    <div class="office-filter">
      <label for={id}>{say("school")}</label>
      <select
        id={id}
        class="input"
        value={choice.school ?? ""}
        onChange={(event) => go(event.currentTarget.value)}
      >
        <option value="">{say("school.all")}</option>
        {schools.map((school) => (
          <option key={school.id} value={school.id}>
            {localized(school.name)}
          </option>
        ))}
      </select>
    </div>
  );
}
