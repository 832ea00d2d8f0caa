/** Records of the inbox as rows on a desk and as cards in a hand, each with how long it waits. */

import { Icon } from "../../../components/icon";
import { say } from "../../../i18n/inbox";
import { localized } from "../../../i18n/office";
import { dayWords } from "../../../i18n/office-time";
import type { InboxList, InboxRow } from "../../../models/office-inbox";
import { recordHash } from "../office-route";
import { formIcon } from "../record-table";

interface InboxTableProps {
  readonly rows: readonly InboxRow[];
  readonly list: InboxList;
}

export function InboxTable({ rows, list }: InboxTableProps) {
  return (
    <table class="office-table office-records inbox-table">
      <caption class="visually-hidden">{say(`list.${list}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{say("table.date")}</th>
          <th scope="col">{say("table.what")}</th>
          <th scope="col">{say("table.person")}</th>
          <th scope="col">{say("table.school")}</th>
          <th scope="col">{say("table.age")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <InboxLine key={row.record} row={row} list={list} />
        ))}
      </tbody>
    </table>
  );
}

function InboxLine({ row, list }: { readonly row: InboxRow; readonly list: InboxList }) {
  return (
    <tr>
      <td class="cell-date">{dayWords(row.day)}</td>
      <th scope="row" class="cell-what">
        <a href={recordHash(row.record)}>
          <Icon name={formIcon(row.form)} size="small" />
          <span class="office-form">{localized(row.title)}</span>
          <span class="office-summary">{localized(row.words)}</span>
        </a>
      </th>
      <td class="cell-person">{row.person.name}</td>
      <td class="cell-place">{localized(row.school.name)}</td>
      <td class="cell-age" data-label={say("table.age")}>
        {ageWords(row.age, list)}
      </td>
    </tr>
  );
}

/** How long it waits; of a correction, since its day. */
export function ageWords(age: number, list: InboxList): string {
  if (list === "corrections") return age === 0 ? say("age.ahead") : say("age.past", { age });
  return age === 0 ? say("age.today") : say("age.days", { age });
}
