/** The button by which all records of a page are marked as seen. */

import { Button } from "../../../components/button";
import { say } from "../../../i18n/inbox";
import type { Office } from "../../../models/office";
import { type InboxRow, markSeen } from "../../../models/office-inbox";
import { useAct } from "../registers/act-form";
import { refusalWords } from "../registers/refusal-words";
import { useReach } from "../use-reach";

interface SeenPageProps {
  readonly office: Office;
  readonly rows: readonly InboxRow[];
  readonly onDone: (said: string) => void;
}

export function SeenPage({ office, rows, onDone }: SeenPageProps) {
  const reach = useReach();
  const records = rows.map((row) => row.record);
  const { busy, refused, run } = useAct(
    (stop) => markSeen(office, records, stop),
    () => onDone(say("seen.done", { count: records.length })),
  );
  return (
    <div class="stack-tight">
      <Button icon="check" kind="primary" disabled={busy || !reach} onClick={() => void run()}>
        {say("seen.page")}
      </Button>
      {refused && <p class="field-error">{refusalWords(refused).join(" ")}</p>}
    </div>
  );
}
