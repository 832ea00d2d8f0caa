/** The parts of a child's file: what was said of consent, what is kept, and who looked. */

import type { ComponentChildren } from "preact";
import { Section } from "../../../components/card";
import { List, Row } from "../../../components/list";
import { say } from "../../../i18n/children";
import { localized } from "../../../i18n/office";
import { dayWords, stampWords } from "../../../i18n/office-time";
import type { AuditRow, ChildFile, ConsentFact } from "../../../models/office-children";
import { recordHash } from "../office-route";

interface PartProps {
  readonly title: string;
  readonly none: string;
  readonly empty: boolean;
  readonly children: ComponentChildren;
}

function FilePart({ title, none, empty, children }: PartProps) {
  return <Section title={title}>{empty ? <p class="soft">{none}</p> : children}</Section>;
}

export function Consents({ facts }: { readonly facts: readonly ConsentFact[] }) {
  const title = say("file.consents");
  return (
    <FilePart title={title} none={say("file.no-consents")} empty={facts.length === 0}>
      <List label={title}>
        {facts.map((fact) => (
          <Row
            key={`${fact.date}-${fact.record}-${fact.photo}`}
            title={say(`consent.${fact.record}`)}
            detail={consentDetail(fact)}
          />
        ))}
      </List>
    </FilePart>
  );
}

function consentDetail({ date, guardian, photo, notice }: ConsentFact): string {
  return [dayWords(date), guardian, say(`photo.${photo}`), notice && say("file.notice", { notice })]
    .filter(Boolean)
    .join(" · ");
}

export function Kept({ records }: Pick<ChildFile, "records">) {
  const title = say("file.records");
  return (
    <FilePart title={title} none={say("file.no-records")} empty={records.length === 0}>
      <List label={title}>
        {records.map(({ rid, title: form, date, person, summary }) => (
          <Row
            key={rid}
            icon="note"
            title={localized(form)}
            detail={[dayWords(date), person, localized(summary)].filter(Boolean).join(" · ")}
            href={recordHash(rid)}
          />
        ))}
      </List>
    </FilePart>
  );
}

export function SeenBy({ rows }: { readonly rows: readonly AuditRow[] }) {
  const title = say("file.seen");
  return (
    <FilePart title={title} none={say("file.not-seen")} empty={rows.length === 0}>
      <List label={title}>
        {rows.map(({ at, person, role, act }) => (
          <Row
            key={`${at}-${person}`}
            title={person}
            detail={[stampWords(at), localized(role), localized(act)].filter(Boolean).join(" · ")}
          />
        ))}
      </List>
    </FilePart>
  );
}
