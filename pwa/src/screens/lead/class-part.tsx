/** What waits in the classes: the last that the server told, each opened in the office pages. */

import { useEffect } from "preact/hooks";
import { Section } from "../../components/card";
import { List, Row } from "../../components/list";
import { word } from "../../i18n/lead";
import { dayWords, local, whenWords } from "../../i18n/local";
import { askInbox, type ServerInbox, serverInbox, type Waiting } from "../../models/class-inbox";
import { findRecord } from "../../models/records";
import { status } from "../../models/sync-status";
import { rightNow } from "../clock";

/** So many rows are shown; the office pages have all. */
const MOST = 10;

/** Asks anew when the page is opened and after each sync. */
export function useServerInbox(): ServerInbox | null {
  const synced = status.value.lastSynced;
  useEffect(() => void askInbox(), [synced]);
  return serverInbox.value?.inbox ?? null;
}

/** Rows of what is not on this phone. */
export function ClassRows({ rows }: { readonly rows: readonly Waiting[] }) {
  return (
    <List>
      {rows.map(({ record, title, person, day, words }) => (
        <Row
          key={record}
          icon="school"
          title={local(title)}
          detail={[person.name, dayWords(day), local(words)].filter(Boolean).join(" · ")}
          href={`#/office/record/${record}`}
        />
      ))}
    </List>
  );
}

export function ClassPart({ inbox }: { readonly inbox: ServerInbox | null }) {
  const rows = inbox ? elsewhere([...inbox.answered, ...inbox.unseen]).slice(0, MOST) : [];
  const at = serverInbox.value?.at;
  const held = inbox?.held ?? 0;
  return (
    <Section title={word("classes")}>
      {at !== undefined && (
        <p class="small soft">{word("classes.at", { when: whenWords(at, rightNow.value) })}</p>
      )}
      {rows.length > 0 && <ClassRows rows={rows} />}
      <List>
        <Row
          icon="school"
          title={word("office")}
          detail={word("office.words")}
          href="#/office/inbox"
        />
        {held > 0 && (
          <Row icon="clock" title={word("office.held", { n: held })} href="#/office/held" />
        )}
      </List>
    </Section>
  );
}

/** Those that this phone does not hold itself. */
export function elsewhere(rows: readonly Waiting[]): readonly Waiting[] {
  return rows.filter(({ record }) => findRecord(record) === null);
}
