/** The line of a row: whose it is, how it stands, and the one or two buttons that say it all. */

import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { Badge } from "../../components/state-badge";
import { tell, tellOf } from "../../i18n/batch";
import { local } from "../../i18n/local";
import { t } from "../../models/language";
import type { Batch } from "./row-answers";
import { type RowView, wantedWords } from "./row-view";
import type { BatchRow } from "./rows";

interface RowHeadProps {
  readonly row: BatchRow;
  readonly detail: string;
  readonly batch: Batch;
  /** Null while the row is untouched and folded. */
  readonly view: RowView | null;
  readonly open: boolean;
  readonly onName: () => void;
  readonly onDone: () => void;
  readonly onInstead: () => void;
}

export function RowHead(props: RowHeadProps) {
  const { row, batch, view, open, onName, onDone, onInstead } = props;
  const name = local(row.item.label);
  const { instead } = batch.parts;
  const mark = view?.mark ?? "untouched";
  return (
    <div class="batch-head">
      <button type="button" class="batch-name" aria-expanded={open} onClick={onName}>
        <span class="row-text">
          <span class="row-title">{name}</span>
          <Detail {...props} />
        </span>
        {instead === null && mark === "ready" && (
          <Badge icon="check" tone="good">
            {tell("row.ready")}
          </Badge>
        )}
        <Icon name={open ? "up" : "down"} size="small" />
      </button>
      {instead && (
        <div class="batch-taps">
          <Tap
            name={name}
            words={tellOf("done", batch.form.id) ?? tell("done")}
            on={mark === "ready"}
            onClick={onDone}
          />
          <Tap
            name={name}
            words={tellOf("instead", batch.form.id) ?? local(instead.label)}
            on={mark === "instead"}
            onClick={onInstead}
          />
        </div>
      )}
    </div>
  );
}

function Detail({ detail, batch, view, open }: RowHeadProps) {
  if (view?.mark === "wants" && !open) {
    const words = wantedWords(batch.form, view.wrong).join(t("list.comma"));
    return (
      <span class="row-detail batch-wants">
        <Icon name="edit" size="small" />
        {tell("row.wants", { words })}
      </span>
    );
  }
  const words = view?.words || detail;
  return words ? <span class="row-detail">{words}</span> : null;
}

interface TapProps {
  readonly name: string;
  readonly words: string;
  readonly on: boolean;
  readonly onClick: () => void;
}

function Tap({ name, words, on, onClick }: TapProps) {
  return (
    <Button
      {...(on ? { icon: "check" as const } : {})}
      label={tell("row.is", { name, words })}
      pressed={on}
      onClick={onClick}
    >
      {words}
    </Button>
  );
}
