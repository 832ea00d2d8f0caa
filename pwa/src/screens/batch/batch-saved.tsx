/** After a batch: how many records the phone holds now, and which. */

import { useEffect } from "preact/hooks";
import { Button } from "../../components/button";
import { Head } from "../../components/head";
import { Icon } from "../../components/icon";
import { List } from "../../components/list";
import { tell } from "../../i18n/batch";
import { findRecord } from "../../models/records";
import { RecordRow } from "../record-row";

interface BatchSavedProps {
  readonly title: string;
  readonly rids: readonly string[];
  readonly onMore: () => void;
}

export function BatchSaved({ title, rids, onMore }: BatchSavedProps) {
  useEffect(() => scrollTo(0, 0), []);
  const found = rids.flatMap((rid) => findRecord(rid) ?? []);
  return (
    <>
      <Head title={title} />
      <main class="page stack-loose">
        <div class="saved" role="status">
          <span class="saved-mark">
            <Icon name="check" size="large" />
          </span>
          <h2>{tell("saved.title", { n: rids.length })}</h2>
          <p class="soft">{tell("saved.words")}</p>
        </div>
        <List label={tell("saved.list")}>
          {found.map((record) => (
            <RecordRow key={record.rid} record={record} />
          ))}
        </List>
        <div>
          <Button kind="quiet" icon="plus" onClick={onMore}>
            {tell("saved.more")}
          </Button>
        </div>
      </main>
      <section class="bottom" aria-label={tell("saved.home")}>
        <div class="actions">
          <Button kind="primary" wide href="#/">
            {tell("saved.home")}
          </Button>
        </div>
      </section>
    </>
  );
}
