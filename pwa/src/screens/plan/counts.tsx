/** What a record counts towards: one line under it. */

import { local } from "../../i18n/local";
import { tell } from "../../i18n/plan";
import { concerningOn } from "../../models/plans";
import { today } from "../clock";
import { targetHash } from "./addresses";
import { targetsShown } from "./shown-lines";

export function Counts({ rid }: { readonly rid: string }) {
  const found = concerningOn(today.value).flatMap((plan) =>
    targetsShown(plan).flatMap(({ target, lines }) => {
      const line = lines.find(({ rids }) => rids.includes(rid));
      return line ? [{ plan: plan.rid, target, line }] : [];
    }),
  );
  const [first] = found;
  if (!first) return null;
  const parts = new Map(
    found.map(({ target, line: { done, expected } }) => {
      const title = local(target.title);
      return [title, expected > 0 ? `${title} ${tell("figure", { done, expected })}` : title];
    }),
  );
  return (
    <p class="counts">
      <a href={targetHash(first.plan, first.target.id, first.line.subject.id)}>
        {tell("counts", { parts: [...parts.values()].join(tell("comma")) })}
      </a>
    </p>
  );
}
