/** The end of an edit: in one save what changed, why, and the answer to whoever asked for it. */

import { say } from "../../i18n/answer";
import { changedAnswers, type Draft, finish } from "../../models/drafts";
import { findRecord } from "../../models/records";
import { openReturns, putReview, type Review } from "../../models/reviews";
import { announce, workplace } from "../../models/workplace";

/** Where an edit says why it was made. */
export const WHY = "_why";

/** Whether the server has the record: then whoever changes it is asked why. */
export function saysWhy({ base }: Draft): boolean {
  return base !== undefined && base.answers !== null && base.seq > 0;
}

/** What the author was asked to complete; none for whoever else may change the record. */
export function returnsTo(rid: string): readonly Review[] {
  const own = findRecord(rid)?.author === workplace.peek()?.signedIn.user;
  return own ? openReturns(rid) : [];
}

/** Why the edit is made, in words: what the person said, else the most likely. */
export function whyOf({ rid, answers }: Draft): string {
  const why = answers[WHY];
  if (typeof why === "string" && why.trim() !== "") return why;
  return say(returnsTo(rid).length > 0 ? "reason.asked" : "reason.more");
}

/** Makes the edit wait to be sent; resolves once the phone holds it durably. */
export async function finishEdit(draft: Draft): Promise<void> {
  const { [WHY]: _why, ...given } = draft.answers;
  const changed = Object.keys(changedAnswers(draft.base?.answers ?? {}, given)).length > 0;
  const answers = changed && saysWhy(draft) ? { ...given, [WHY]: whyOf(draft).trim() } : given;
  const rids: string[] = [];
  await finish({ ...draft, answers }, undefined, async (tx) => {
    for (const { rid: to } of returnsTo(draft.rid)) {
      rids.push(await putReview(tx, draft.target.slot, draft.rid, { verb: "answer", to }));
    }
  });
  if (rids.length > 0) announce({ rows: rids });
}
