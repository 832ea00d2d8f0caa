/** Records as rows on a desk and as cards in a hand; each opens its record. */

import { useEffect, useRef } from "preact/hooks";
import { Icon, type IconName, iconNamed } from "../../components/icon";
import { localized, say } from "../../i18n/office";
import { fullDayWords } from "../../i18n/office-time";
import type { RecordRow } from "../../models/office-shapes";
import { recordHash } from "./office-route";

interface RecordTableProps {
  readonly records: readonly RecordRow[];
  /** The record somebody comes back from; its row takes the focus. */
  readonly opened?: string | null;
}

export function RecordTable({ records, opened }: RecordTableProps) {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    const rows = table.current;
    rows?.addEventListener("click", openRow);
    return () => rows?.removeEventListener("click", openRow);
  }, []);
  useEffect(() => {
    if (opened) document.getElementById(rowId(opened))?.focus();
  }, [opened]);
  return (
    <table ref={table} class="office-table office-records">
      <caption class="visually-hidden">{say("records.list")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("records.date")}</th>
          <th scope="col">{say("records.what")}</th>
          <th scope="col">{say("records.person")}</th>
          <th scope="col">{say("records.where")}</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <RecordLine key={record.rid} record={record} />
        ))}
      </tbody>
    </table>
  );
}

function RecordLine({ record }: { readonly record: RecordRow }) {
  const place = [record.school.name, record.class?.name].map(localized).filter(Boolean);
  return (
    <tr>
      <td class="cell-date">{fullDayWords(record.date, record.week)}</td>
      <th scope="row" class="cell-what">
        <a id={rowId(record.rid)} href={recordHash(record.rid)}>
          <Icon name={formIcon(record.form)} size="small" />
          <span class="office-form">{localized(record.title)}</span>
          <span class="office-summary">{localized(record.summary)}</span>
        </a>
        <Marks record={record} />
      </th>
      <td class="cell-person">{record.person.name}</td>
      <td class="cell-place">{place.join(" · ")}</td>
    </tr>
  );
}

function Marks({ record }: { readonly record: RecordRow }) {
  if (record.photos === 0 && !record.edited) return null;
  return (
    <span class="office-marks">
      {record.photos > 0 && (
        <span>
          <Icon name="picture" size="small" />
          {say("records.photos", { count: record.photos })}
        </span>
      )}
      {record.edited && (
        <span>
          <Icon name="edit" size="small" />
          {say("records.edited")}
        </span>
      )}
    </span>
  );
}

const ICONS: Readonly<Record<string, IconName>> = {
  lesson: "board",
  parent: "chat",
  env: "wall",
};

export function formIcon(form: string): IconName {
  return ICONS[form] ?? iconNamed(form, "note");
}

function rowId(rid: string): string {
  return `record-${rid}`;
}

/** A click beside the words of a row opens it too; the link in the row serves the keyboard. */
function openRow(event: MouseEvent): void {
  const target = event.target as Element;
  if (target.closest("a, button") || String(getSelection()) !== "") return;
  target.closest("tbody tr")?.querySelector("a")?.click();
}
