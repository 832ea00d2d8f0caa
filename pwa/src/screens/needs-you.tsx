/** What needs somebody: records that were not taken, and answers in two versions. */

import "../style/versions.css";
import { Section } from "../components/card";
import { Row } from "../components/list";
import { tell } from "../i18n/record";
import { formVersion } from "../models/library";
import { needing, type RecordView } from "../models/records";
import { Returns } from "./record-returns";
import { RecordRow } from "./record-row";
import { Troubles } from "./record-troubles";
import { Versions } from "./record-versions";

const SHOWN = 20;

export function NeedsYou() {
  const rows = needing.value;
  if (rows.length === 0) return null;
  return (
    <Section title={tell("sync.attention")}>
      <ul class="needs">
        {rows.slice(0, SHOWN).map((record) => (
          <Need key={record.rid} record={record} />
        ))}
        {rows.length > SHOWN && (
          <Row title={tell("records.more", { n: rows.length - SHOWN })} href="#/records" />
        )}
      </ul>
    </Section>
  );
}

function Need({ record }: { readonly record: RecordView }) {
  const form = formVersion(record.form, record.version);
  return (
    <li class="card stack">
      <ul>
        <RecordRow record={record} />
      </ul>
      <Troubles record={record} form={form} />
      <Returns record={record} form={form} />
      <Versions record={record} form={form} most={1} />
    </li>
  );
}
