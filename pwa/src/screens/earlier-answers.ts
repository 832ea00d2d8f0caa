/** Answers to questions that a record's version of its form does not ask, as another version words them. */

import type { Answers, CompiledForm } from "../forms/compiled";
import { type AnsweredPart, answeredParts, leaves } from "./answer-words";

/** `versions` are all that this phone has of the form, `asked` the record's own. */
export function earlierParts(
  versions: readonly CompiledForm[],
  asked: CompiledForm,
  answers: Answers,
): AnsweredPart[] {
  const told = namesIn(asked);
  const newestFirst = [...versions].sort((one, other) => other.version - one.version);
  return newestFirst.flatMap((version) => {
    const left = Object.entries(answers).filter(([name]) => !told.has(name));
    for (const name of namesIn(version)) told.add(name);
    return answeredParts(version, Object.fromEntries(left));
  });
}

function namesIn({ fields }: CompiledForm): Set<string> {
  return new Set(leaves(fields).map(({ name }) => name));
}
