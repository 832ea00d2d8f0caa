/** How a record came to be as it is, in words; where two edits met, both values are shown. */

import { Icon, type IconName } from "../../components/icon";
import { localized, say } from "../../i18n/office";
import { momentAfter, momentWords } from "../../i18n/office-time";
import type { Change, HistoryStep } from "../../models/office-shapes";

export function RecordHistory({ steps }: { readonly steps: readonly HistoryStep[] }) {
  return (
    <section class="card stack" aria-labelledby="record-history">
      <h2 id="record-history">{say("record.history")}</h2>
      <ol class="office-history">
        {steps.map((step) => (
          <Step key={`${step.received}-${step.at}-${step.kind}`} step={step} />
        ))}
      </ol>
    </section>
  );
}

const MINUTE = 60_000;

const ICONS: Record<HistoryStep["kind"], IconName> = {
  put: "plus",
  set: "edit",
  del: "trash",
  act: "note",
};

function Step({ step }: { readonly step: HistoryStep }) {
  return (
    <li>
      <Icon name={ICONS[step.kind]} size="small" />
      <div class="stack-tight">
        <p>
          <strong>{step.by.name}</strong> {deedWords(step)}
          <span class="row-detail">{timeWords(step)}</span>
        </p>
        {step.kind === "set" && <Changes changes={step.changes} />}
        <Decided step={step} />
        {step.merged.length > 0 && <Merged changes={step.merged} />}
      </div>
    </li>
  );
}

/** That it did not count at first, and who let it pass. */
function Decided({ step: { decided } }: { readonly step: HistoryStep }) {
  const state = decided?.state;
  if (!decided || (state !== "accepted" && state !== "corrected")) return null;
  const parts = { name: decided.by?.name ?? "", time: momentWords(decided.at) };
  return <p class="row-detail">{say(`record.decided-${state}`, parts)}</p>;
}

function Changes({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <ul class="office-changes">
      {changes.map((change) => (
        <li key={localized(change.label)}>{changeWords(change)}</li>
      ))}
    </ul>
  );
}

function Merged({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <div class="office-merged">
      <p class="notice-title">{say("record.merged-title")}</p>
      {changes.map((change) => (
        <p key={localized(change.label)}>{say("record.merged", changeParts(change))}</p>
      ))}
    </div>
  );
}

/** When it was written, and when it arrived if that was not at once. */
function timeWords({ at, received }: HistoryStep): string {
  const written = momentWords(at);
  if (received - at < MINUTE) return written;
  return `${written} · ${say("record.received-at", { time: momentAfter(received, at) })}`;
}

function deedWords(step: HistoryStep): string {
  if (step.kind === "put") return say("record.created");
  if (step.kind === "del") return say("record.withdrew");
  if (step.kind === "act") return say("record.noted");
  return say("record.changed", { count: step.changes.length });
}

/** One change in words: filled in, removed, or from one value to another. */
export function changeWords(change: Change): string {
  const parts = changeParts(change);
  if (parts.before === "") return say("record.change-set", parts);
  if (parts.after === "") return say("record.change-cleared", parts);
  return say("record.change", parts);
}

function changeParts({ label, before, after }: Change) {
  return { label: localized(label), before: localized(before), after: localized(after) };
}
