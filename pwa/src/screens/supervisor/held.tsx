/** What arrived and waits: the reason in words, whose it is, and what was written. */

import { Empty } from "../../components/empty";
import { Notice } from "../../components/notice";
import { localized, say } from "../../i18n/office";
import { fullDayWords, momentWords } from "../../i18n/office-time";
import { type OfficeKey, officeZh } from "../../i18n/office-zh";
import type { Office } from "../../models/office";
import type { HeldAnswer, HeldRow } from "../../models/office-shapes";
import { PageHead } from "./page-head";
import { useView } from "./use-view";
import { SkeletonRows, Viewed } from "./viewed";

export function HeldPage({ office }: { readonly office: Office }) {
  const view = useView<HeldAnswer>(office, "held", "/api/views/held");
  return (
    <>
      <PageHead title={say("nav.held")} print />
      <Viewed view={view} skeleton={<SkeletonRows rows={3} />}>
        {({ items }) =>
          items.length === 0 ? <Empty>{say("held.none")}</Empty> : <Held items={items} />
        }
      </Viewed>
    </>
  );
}

function Held({ items }: { readonly items: readonly HeldRow[] }) {
  return (
    <div class="stack">
      <p class="office-lead">{say("held.intro")}</p>
      <ul class="stack" aria-label={say("held.count", { count: items.length })}>
        {items.map((item) => (
          <li key={item.mid}>
            <HeldCard item={item} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function HeldCard({ item }: { readonly item: HeldRow }) {
  return (
    <article class="card stack office-held-card">
      <header>
        <h2 class="office-card-title">{localized(item.title) || say("held.entry")}</h2>
        <p class="row-detail">
          {[
            item.person.name,
            localized(item.school?.name),
            item.date && fullDayWords(item.date, null),
            say("held.received", { time: momentWords(item.received) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </header>
      <Notice tone="warn">
        <p>{say(reasonKey(item.reason))}</p>
        {item.words && <p>{localized(item.words)}</p>}
      </Notice>
      <Written item={item} />
    </article>
  );
}

function Written({ item }: { readonly item: HeldRow }) {
  if (item.written.length === 0) return <p class="soft small">{say("held.no-text")}</p>;
  return (
    <dl class="pairs">
      {item.written.map((answer) => (
        <div class="pair-row" key={localized(answer.label)}>
          <dt>{localized(answer.label)}</dt>
          <dd class="prose">{localized(answer.display)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The sentence for a reason; one this page does not know is said to be unknown. */
export function reasonKey(reason: string): OfficeKey {
  const key = `reason.${reason}`;
  return key in officeZh ? (key as OfficeKey) : "reason.other";
}
