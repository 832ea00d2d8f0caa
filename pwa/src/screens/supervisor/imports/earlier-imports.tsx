/** The lists that were taken over earlier, each with the way back. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Empty } from "../../../components/empty";
import { say } from "../../../i18n/imports";
import { stampWords } from "../../../i18n/office-time";
import { type ImportRow, undoImport } from "../../../models/office-imports";
import { ActForm } from "../registers/act-form";
import type { AtSchool } from "../registers/standpoint";

interface EarlierImportsProps {
  readonly at: AtSchool;
  readonly items: readonly ImportRow[];
  readonly onUndone: (said: string) => void;
}

export function EarlierImports({ at, items, onUndone }: EarlierImportsProps) {
  if (items.length === 0) return <Empty>{say("imports.none")}</Empty>;
  return (
    <ul class="card card-flush list" aria-label={say("imports.earlier")}>
      {items.map((row) => (
        <EarlierImport key={row.id} at={at} row={row} onUndone={onUndone} />
      ))}
    </ul>
  );
}

interface EarlierImportProps {
  readonly at: AtSchool;
  readonly row: ImportRow;
  readonly onUndone: (said: string) => void;
}

function EarlierImport({ at, row, onUndone }: EarlierImportProps) {
  const [asking, setAsking] = useState(false);
  const undone = row.state === "undone";
  return (
    <li class={undone ? "dated dated-over" : "dated"}>
      <div class="dated-words">
        <p class="dated-title">{say(`kind.${row.kind}`)}</p>
        <p class="small soft">
          {[stampWords(row.at), row.by, say("imports.took", { ...row.counts })]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {undone && <p class="small">{say("imports.is-undone")}</p>}
      </div>
      {row.undoable && !asking && (
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {say("imports.undo")}
        </Button>
      )}
      {asking && (
        <ActForm
          title={say("imports.undo-ask")}
          words={<p>{say("imports.undo-words")}</p>}
          yes={say("imports.undo-yes")}
          danger
          act={(stop) => undoImport(at.office, row.id, stop)}
          onDone={() => {
            setAsking(false);
            onUndone(say("imports.undone"));
          }}
          close={() => setAsking(false)}
        />
      )}
    </li>
  );
}
