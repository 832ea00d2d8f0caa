/** What waits to be settled at a school, each number with the days of the oldest. */

import { say } from "../../../i18n/overview";
import type { OpenCount, SchoolRow } from "../../../models/office-shapes";
import { inboxHash } from "../inbox/inbox-route";
import { heldHash } from "../office-route";
import { settles } from "../what-one-may";

export function OpenItems({ school }: { readonly school: SchoolRow }) {
  if (school.open.length === 0) return <span class="soft">{say("open.none")}</span>;
  return (
    <ul class="overview-open">
      {school.open.map((one) => (
        <li key={one.kind}>
          <OpenWords one={one} school={school.id} />
          {one.age > 0 && <span class="soft">{say("open.age", { age: one.age })}</span>}
        </li>
      ))}
    </ul>
  );
}

interface OpenWordsProps {
  readonly one: OpenCount;
  readonly school: string;
}

/** Only who settles it finds something behind it. */
function OpenWords({ one, school }: OpenWordsProps) {
  const words = say(`open.${one.kind}`, { count: one.count });
  return settles() ? <a href={openHash(one, school)}>{words}</a> : <span>{words}</span>;
}

function openHash({ kind }: OpenCount, school: string): string {
  if (kind === "held") return heldHash("open");
  return inboxHash({ list: LISTS[kind], school, number: 1 });
}

const LISTS = { problem: "problems", correction: "corrections" } as const;
