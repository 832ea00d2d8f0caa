/** The foot of a batch: how many records there will be, what is missing where, and how saving goes. */

import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { Notice } from "../../components/notice";
import { Progress } from "../../components/progress";
import type { CompiledForm } from "../../forms/compiled";
import { tell } from "../../i18n/batch";
import { local } from "../../i18n/local";
import { t } from "../../models/language";
import { cannotKeep } from "../../models/storage";
import type { Unfinished } from "./row-saving";
import { wantedWords } from "./row-view";

export type Ending =
  | { readonly at: "no" | "asked" | "nothing" }
  | { readonly at: "saving" | "failed"; readonly done: number; readonly total: number };

interface BatchEndProps {
  readonly form: CompiledForm;
  readonly ending: Ending;
  /** How many rows were touched. */
  readonly count: number;
  readonly above: readonly string[];
  readonly unfinished: readonly Unfinished[];
  readonly onGo: (unfinished: Unfinished) => void;
  readonly onEnd: () => void;
  /** Saves what is ready and leaves the rest. */
  readonly onReady: () => void;
}

/** How many unfinished rows are named. */
const NAMED = 3;

export function BatchEnd(props: BatchEndProps) {
  const { ending, count, onEnd } = props;
  const isSaving = ending.at === "saving";
  const { done, total } = isSaving ? ending : { done: 0, total: 0 };
  return (
    <section class="bottom" aria-label={t("fill.finish")}>
      <div class="actions">
        <div role="alert" class="batch-trouble stack-tight">
          <Trouble {...props} />
        </div>
        {isSaving && (
          <Progress done={done} total={total} label={tell("finish.saving", { done, total })} />
        )}
        <SavedLine count={count} />
        <Button kind="primary" wide disabled={isSaving} onClick={onEnd}>
          {isSaving
            ? tell("finish.saving", { done, total })
            : tell(count > 0 ? "finish" : "finish.none", { n: count })}
        </Button>
      </div>
    </section>
  );
}

function Trouble(props: BatchEndProps) {
  const { form, ending, count, above, unfinished, onGo, onReady } = props;
  if (ending.at === "nothing" && count === 0) return <p>{tell("finish.nothing")}</p>;
  if (ending.at === "failed") {
    const { done, total } = ending;
    return <Notice tone="bad">{tell("finish.failed", { done, n: total - done })}</Notice>;
  }
  if (ending.at !== "asked") return null;
  const comma = t("list.comma");
  if (above.length > 0) {
    const words = wantedWords(form, above).join(comma);
    return <Wrong>{tell("finish.above", { words })}</Wrong>;
  }
  if (unfinished.length === 0) return null;
  const ready = count - unfinished.length;
  return (
    <>
      <Wrong>{tell("finish.wants", { n: unfinished.length })}</Wrong>
      <ul>
        {unfinished.slice(0, NAMED).map((each) => (
          <li key={each.row.key}>
            <button type="button" class="batch-go" onClick={() => onGo(each)}>
              {tell("row.is", {
                name: local(each.row.item.label),
                words: wantedWords(form, each.wrong).join(comma),
              })}
            </button>
          </li>
        ))}
      </ul>
      {unfinished.length > NAMED && (
        <p class="small soft">{tell("finish.others", { n: unfinished.length - NAMED })}</p>
      )}
      {ready > 0 && <Button onClick={onReady}>{tell("finish.ready", { n: ready })}</Button>}
    </>
  );
}

function Wrong({ children }: { readonly children: string }) {
  return (
    <p class="field-error">
      <Icon name="warning" size="small" />
      <span>{children}</span>
    </p>
  );
}

function SavedLine({ count }: { readonly count: number }) {
  const trouble = cannotKeep();
  if (count === 0) return null;
  return (
    <p class="saved-line" role="status">
      <Icon name={trouble ? "warning" : "check"} size="small" />
      {trouble ? t("fill.unsaved") : t("fill.saved")}
    </p>
  );
}
