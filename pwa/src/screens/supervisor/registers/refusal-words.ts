/** Why the server did not do something, as sentences: what happened, what stays, what to do. */

import { localized, say } from "../../../i18n/office";
import { word } from "../../../i18n/registers";
import type { RegistersKey } from "../../../i18n/registers-zh";
import type { Answered, OfficeProblem } from "../../../models/office";
import type { Words } from "../../../models/office-shapes";
import { problemKey, wantsSignIn } from "../problem-words";

export type Refused = Extract<Answered<never>, { readonly ok: false }>;

const SENTENCES: Partial<Record<OfficeProblem, RegistersKey>> = {
  offline: "refused.offline",
  forbidden: "refused.forbidden",
  "not-found": "refused.not-found",
  gone: "refused.not-found",
  conflict: "refused.conflict",
  "wrong-version": "refused.conflict",
  invalid: "refused.invalid",
  "bad-request": "refused.invalid",
  "too-large": "refused.too-large",
  "unsupported-type": "refused.invalid",
};

/** The server's own sentences where it has some, else one for the code. */
export function refusalWords(refused: Refused): readonly string[] {
  const own = faultsOf(refused).map(([, sentence]) => sentence);
  return own.length > 0 ? [...new Set(own)] : [problemSentence(refused.problem)];
}

/** What is wrong by field, in words; without a field where it is about the whole. */
export function faultsOf({ fields, problems }: Refused): readonly (readonly [string, string])[] {
  const told: readonly Told[] = (problems ?? []) as readonly object[];
  const all = [
    ...Object.entries(fields ?? {}),
    ...told.map(({ field, words }) => [field ?? "", words] as const),
  ];
  return all.flatMap(([name, words]) => {
    const sentence = isWords(words) ? localized(words) : "";
    return sentence === "" ? [] : [[name, sentence] as const];
  });
}

/** A fault as the server tells it: the field to mend and what is wrong with it. */
interface Told {
  readonly field?: string;
  readonly words?: unknown;
}

function isWords(words: unknown): words is Words {
  return typeof words === "object" && words !== null && "zh" in words;
}

function problemSentence(problem: OfficeProblem): string {
  const key = SENTENCES[problem];
  return key === undefined || wantsSignIn(problem) ? say(problemKey(problem)) : word(key);
}
