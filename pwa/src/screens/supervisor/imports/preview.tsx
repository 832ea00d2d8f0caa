/** What a list would do, line by line; nothing has been changed while this is looked at. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Notice } from "../../../components/notice";
import { Badge } from "../../../components/state-badge";
import { say } from "../../../i18n/imports";
import { localized } from "../../../i18n/office";
import { word } from "../../../i18n/registers";
import type { Answered } from "../../../models/office";
import {
  type ImportLine,
  type ImportPreview,
  type ImportRow,
  LINE_STATES,
  type LineState,
} from "../../../models/office-imports";
import { useAct } from "../registers/act-form";
import { refusalWords } from "../registers/refusal-words";

interface PreviewProps {
  readonly preview: ImportPreview;
  readonly apply: (stop: AbortSignal) => Promise<Answered<ImportRow>>;
  readonly close: () => void;
  readonly onApplied: () => void;
}

export function Preview({ preview, apply, close, onApplied }: PreviewProps) {
  const { counts, lines } = preview;
  const { busy, refused, run } = useAct(apply, onApplied);
  const [only, setOnly] = useState<LineState | null>(null);
  const shown = only === null ? lines : lines.filter(({ state }) => state === only);
  const taken = counts.new + counts.changed;
  return (
    <section class="stack" aria-label={say("preview.title")}>
      <h2>{say("preview.title")}</h2>
      <p class="office-truth">{say("preview.counts", { ...counts })}</p>
      <Columns preview={preview} />
      {counts.wrong > 0 && <Notice tone="warn">{say("preview.wrong-words")}</Notice>}
      <States counts={counts} total={lines.length} only={only} onOnly={setOnly} />
      <Lines lines={shown} />
      {refused && (
        <Notice tone="warn" live="alert">
          {refusalWords(refused).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      <div class="act-buttons">
        <Button kind="primary" disabled={busy || taken === 0} onClick={() => void run()}>
          {busy ? word("act.busy") : say("preview.apply", { n: taken })}
        </Button>
        <Button onClick={close}>{say("preview.leave")}</Button>
      </div>
      {taken === 0 && <p class="soft">{say("preview.nothing")}</p>}
    </section>
  );
}

/** Which columns were read, and which were not, each with why. */
function Columns({ preview: { columns } }: { readonly preview: ImportPreview }) {
  return (
    <div class="card stack-tight">
      <p>{say("preview.used", { titles: columns.used.join(say("comma")) })}</p>
      {columns.dropped.length > 0 && (
        <>
          <p>
            <strong>{say("preview.dropped")}</strong>
          </p>
          <ul class="dropped" aria-label={say("preview.dropped")}>
            {columns.dropped.map(({ title, why }) => (
              <li key={title}>
                <strong>{title}</strong>
                <span class="soft">{localized(why)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface StatesProps {
  readonly counts: ImportPreview["counts"];
  readonly total: number;
  readonly only: LineState | null;
  readonly onOnly: (state: LineState | null) => void;
}

function States({ counts, total, only, onOnly }: StatesProps) {
  const present = LINE_STATES.filter((state) => counts[state] > 0);
  if (present.length < 2) return null;
  return (
    <div class="act-buttons">
      <Button pressed={only === null} onClick={() => onOnly(null)}>
        {say("preview.all", { n: total })}
      </Button>
      {present.map((state) => (
        <Button key={state} pressed={only === state} onClick={() => onOnly(state)}>
          {say(`line.${state}-n`, { n: counts[state] })}
        </Button>
      ))}
    </div>
  );
}

const FIRST = 100;

/** The first of them, or all of them. */
function Lines({ lines }: { readonly lines: readonly ImportLine[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, FIRST);
  const several = new Set(lines.map(({ sheet }) => sheet)).size > 1;
  return (
    <>
      <table class="office-table register">
        <caption class="visually-hidden">{say("preview.lines")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("preview.line")}</th>
            <th scope="col">{say("preview.what")}</th>
            <th scope="col">{say("preview.state")}</th>
            <th scope="col">{say("preview.why")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ n, sheet, state, what, words }) => (
            <tr key={`${sheet}-${n}`}>
              <td class="soft">
                {[several && sheet, say("preview.n", { n })].filter(Boolean).join(" · ")}
              </td>
              <th scope="row">{what}</th>
              <td>
                <LineBadge state={state} />
              </td>
              <td>{localized(words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < lines.length && (
        <Button onClick={() => setAll(true)}>{say("preview.show-all", { n: lines.length })}</Button>
      )}
    </>
  );
}

function LineBadge({ state }: { readonly state: LineState }) {
  const words = say(`line.${state}`);
  switch (state) {
    case "new":
      return (
        <Badge icon="plus" tone="good">
          {words}
        </Badge>
      );
    case "changed":
      return (
        <Badge icon="edit" tone="info">
          {words}
        </Badge>
      );
    case "wrong":
      return (
        <Badge icon="warning" tone="warn">
          {words}
        </Badge>
      );
    default:
      return <Badge icon="check">{words}</Badge>;
  }
}
