/** One held entry: whose it is, why it is held, what it would change, and what became of it. */

import { useState } from "preact/hooks";
import { Icon, type IconName } from "../../components/icon";
import { Notice, type Tone } from "../../components/notice";
import { localized, say } from "../../i18n/office";
import { fullDayWords, momentWords } from "../../i18n/office-time";
import { type OfficeKey, officeZh } from "../../i18n/office-zh";
import type { Office } from "../../models/office";
import type { HeldRow, HeldState, Written } from "../../models/office-shapes";
import { HeldActions } from "./held-actions";
import { recordHash } from "./office-route";

interface HeldCardProps {
  readonly office: Office;
  readonly item: HeldRow;
  /** The server can be reached: without it nothing can be decided. */
  readonly reach: boolean;
}

export function HeldCard({ office, item: first, reach }: HeldCardProps) {
  const [decided, setDecided] = useState<HeldRow | null>(null);
  const item = decided ?? first;
  const settled = item.state !== "open";
  return (
    <article class="card stack office-held-card" aria-labelledby={`held-${item.mid}`}>
      <Whose item={item} />
      {settled && <Outcome item={item} fresh={decided !== null} />}
      {isPending(item.state) && <Why item={item} />}
      <What item={item} />
      {item.can.length > 0 && (
        <HeldActions office={office} item={item} reach={reach} onDecided={setDecided} />
      )}
      {item.can.length === 0 && isPending(item.state) && !item.own && (
        <p class="soft small">{say("held.not-yours")}</p>
      )}
    </article>
  );
}

function isPending(state: HeldState): boolean {
  return state === "open" || state === "returned";
}

function Whose({ item }: { readonly item: HeldRow }) {
  const title = localized(item.title) || say("held.entry");
  const told = [
    item.person.name,
    localized(item.school?.name),
    item.date && fullDayWords(item.date, null),
    say("held.received", { time: momentWords(item.received) }),
  ];
  return (
    <header class="office-held-head">
      <div>
        <h2 class="office-card-title" id={`held-${item.mid}`}>
          {title}
        </h2>
        <p class="row-detail">{told.filter(Boolean).join(" · ")}</p>
      </div>
      {item.record !== null && (
        <a class="more-link" href={recordHash(item.record)}>
          {say("held.record")}
        </a>
      )}
    </header>
  );
}

function Why({ item }: { readonly item: HeldRow }) {
  return (
    <Notice tone="warn">
      <p>{say(reasonKey(item.reason))}</p>
      {item.words && <p>{localized(item.words)}</p>}
    </Notice>
  );
}

const TONES: Readonly<Record<HeldState, readonly [Tone, IconName]>> = {
  open: ["warn", "warning"],
  returned: ["info", "clock"],
  accepted: ["good", "check"],
  corrected: ["good", "edit"],
  replaced: ["good", "check"],
  withdrawn: ["info", "trash"],
};

/** What became of it; said aloud when it has just been decided here. */
function Outcome({ item, fresh }: { readonly item: HeldRow; readonly fresh: boolean }) {
  const [tone, icon] = TONES[item.state];
  const words = say(outcomeKey(item), {
    name: item.by?.name ?? item.person.name,
    time: item.at === null ? "" : momentWords(item.at),
  });
  return (
    <Notice tone={tone} icon={icon} title={words} {...(fresh ? { live: "status" as const } : {})}>
      {item.note !== null && <p class="prose">{item.note}</p>}
      {item.corrected.map((line) => (
        <p key={line.name}>{changeWords(line)}</p>
      ))}
    </Notice>
  );
}

function outcomeKey({ state, change }: HeldRow): OfficeKey {
  if (state === "accepted" && change === "del") return "outcome.accepted-removal";
  return `outcome.${state as Exclude<HeldState, "open">}`;
}

const WHAT: Readonly<Record<HeldRow["change"], OfficeKey>> = {
  put: "held.would.put",
  set: "held.would.set",
  del: "held.would.del",
  act: "held.would.act",
};

/** What it would change: an edit beside what stands there, a new record in full. */
function What({ item }: { readonly item: HeldRow }) {
  const { written, change } = item;
  return (
    <section class="stack-tight">
      {isPending(item.state) && <p class="small soft">{say(WHAT[change])}</p>}
      {written.length > 0 && (
        <dl class="pairs">
          {written.map((line) => (
            <div class="pair-row" key={line.name}>
              <dt>{localized(line.label)}</dt>
              <dd class="prose">
                <Value line={line} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {written.length === 0 && change !== "del" && <p class="soft small">{say("held.no-text")}</p>}
    </section>
  );
}

function Value({ line }: { readonly line: Written }) {
  const [before, after] = [localized(line.before), localized(line.display)];
  if (line.before === null || before === after) return <>{after}</>;
  return (
    <>
      <span class="soft">{before}</span> <Icon name="forward" size="small" />
      <span class="visually-hidden">{say("held.becomes")}</span> {after}
    </>
  );
}

function changeWords({ label, before, display }: Written): string {
  const parts = { label: localized(label), before: localized(before), after: localized(display) };
  return say(before === null ? "record.change-set" : "record.change", parts);
}

/** The sentence for a reason; one this page does not know is said to be unknown. */
export function reasonKey(reason: string): OfficeKey {
  const key = `reason.${reason}`;
  return key in officeZh ? (key as OfficeKey) : "reason.other";
}
